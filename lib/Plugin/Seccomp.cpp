//===- Seccomp.cpp - calls that lead around namespaces and limits ---------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// Keyrings belong to the user, whatever namespace asks for them; memory in
// files without a name counts for no process; other processes are looked into
// and steered; and the rest is what escapes were made of. No honest plugin
// needs any of it. Nor may the first process of the namespace, or any other,
// choose to outlive the one that started it. A call that is denied is one that
// the kernel does not have, for which programs have their second way.
//
//===----------------------------------------------------------------------===//

#include "Seccomp.h"

#include <cerrno>
#include <cstddef>
#include <linux/audit.h>
#include <linux/prctl.h>
#include <linux/seccomp.h>
#include <sys/syscall.h>

using namespace tntc;

#define LOAD(MEMBER)                                                           \
  BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, MEMBER))
#define RETURN(WHAT) BPF_STMT(BPF_RET | BPF_K, WHAT)
#define UNLESS(TEST, VALUE) BPF_JUMP(BPF_JMP | TEST | BPF_K, VALUE, 0, 1)
#define SKIP_UNLESS(VALUE, COUNT)                                              \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, VALUE, 0, COUNT)
#define DENY(CALL)                                                             \
  UNLESS(BPF_JEQ, SYS_##CALL), RETURN(SECCOMP_RET_ERRNO | ENOSYS)

ArrayRef<sock_filter> tntc::pluginFilter() {
#if defined(__x86_64__) || defined(__aarch64__)
  static constexpr sock_filter program[] = {
      LOAD(arch),
#ifdef __x86_64__
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AUDIT_ARCH_X86_64, 1, 0),
      RETURN(SECCOMP_RET_KILL_PROCESS), // the same calls by other numbers
      LOAD(nr),
      UNLESS(BPF_JGE, 0x40000000), // once more, with short pointers
      RETURN(SECCOMP_RET_ERRNO | ENOSYS),
#else
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AUDIT_ARCH_AARCH64, 1, 0),
      RETURN(SECCOMP_RET_KILL_PROCESS),
      LOAD(nr),
#endif
      DENY(add_key),
      DENY(bpf),
      DENY(io_uring_enter),
      DENY(io_uring_register),
      DENY(io_uring_setup),
      DENY(kcmp),
      DENY(keyctl),
      DENY(memfd_create),
      DENY(memfd_secret),
      DENY(mount),
      DENY(msgget),
      DENY(name_to_handle_at),
      DENY(open_by_handle_at),
      DENY(perf_event_open),
      DENY(personality),
      DENY(pidfd_getfd),
      DENY(pivot_root),
      DENY(process_vm_readv),
      DENY(process_vm_writev),
      DENY(ptrace),
      DENY(request_key),
      DENY(setns),
      DENY(shmget),
      DENY(unshare),
      DENY(userfaultfd),
      SKIP_UNLESS(SYS_prctl, 3),
      LOAD(args[0]), // its lower half: the option is an int
      UNLESS(BPF_JEQ, PR_SET_PDEATHSIG),
      RETURN(SECCOMP_RET_ERRNO | ENOSYS),
      RETURN(SECCOMP_RET_ALLOW),
  };
  return program;
#else
  return {};
#endif
}
