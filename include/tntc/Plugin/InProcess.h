//===- InProcess.h - code of others within our process ----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_PLUGIN_INPROCESS_H
#define TNTC_PLUGIN_INPROCESS_H

#include "tntc/Support/LLVM.h"

#include <chrono>
#include <memory>
#include <string>

namespace tntc {

/// For as long as it lives, a process whose shared objects call `exit` ends
/// with \p code and a message of \p tool, whatever they gave `exit`: nobody may
/// take a run for whole that was not. `_exit` is beyond it.
class RunInProcess {
public:
  RunInProcess(const char *tool, int code);
  ~RunInProcess();
};

/// Of one call into the shared object \p path: when it has not returned in
/// \p limit, the process ends as if it had called `exit`; its thread cannot be
/// stopped. So it does when the call ends in a signal.
class CallInProcess {
public:
  CallInProcess(const std::string &path, std::chrono::milliseconds limit);
  ~CallInProcess();

private:
  struct Watch;
  std::unique_ptr<Watch> watch;
};

} // namespace tntc

#endif // TNTC_PLUGIN_INPROCESS_H
