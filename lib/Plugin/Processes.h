//===- Processes.h - a plugin and what it started ---------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_PLUGIN_PROCESSES_H
#define TNTC_LIB_PLUGIN_PROCESSES_H

#include "tntc/Support/LLVM.h"

#include <sys/types.h>
#include <vector>

namespace tntc {

/// The processes below \p root, up to a little more than \p enough.
std::vector<pid_t> findProcesses(pid_t root, size_t enough);

/// What \p process has in memory, shared or not.
uint64_t residentBytes(pid_t process);

} // namespace tntc

#endif // TNTC_LIB_PLUGIN_PROCESSES_H
