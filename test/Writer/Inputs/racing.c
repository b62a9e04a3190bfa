/* For LD_PRELOAD: another program makes each directory just before we do.
   SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>

int mkdirat(int folder, const char *name, mode_t mode) {
  int (*real)(int, const char *, mode_t) =
      (int (*)(int, const char *, mode_t))dlsym(RTLD_NEXT, "mkdirat");
  real(folder, name, 0755);
  return real(folder, name, mode);
}

int mkdir(const char *name, mode_t mode) {
  return mkdirat(AT_FDCWD, name, mode);
}
