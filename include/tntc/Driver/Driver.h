//===- Driver.h - the program as a function ---------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_DRIVER_DRIVER_H
#define TNTC_DRIVER_DRIVER_H

#include "tntc/Support/LLVM.h"

#include <string>
#include <vector>

namespace tntc {

/// Exit codes; each means one thing.
enum ExitCode : int {
  ExitOk = 0,
  ExitInput = 1,    ///< faults in the input
  ExitUsage = 2,    ///< faults in the command line
  ExitWorld = 3,    ///< cannot read or write
  ExitPlugin = 4,   ///< a plugin is broken
  ExitDiffers = 5,  ///< `--check` found differences
  ExitInternal = 70 ///< a fault of ours
};

/// To be called first of all: streams that are there, and signals as we need
/// them, whatever was inherited.
void prepareProcess();

/// The words of a command line such that LLVM's parser takes each as it is. It
/// would read options from the file behind an '@'; paths come from directories,
/// where whoever writes a file gives it its name.
std::vector<std::string> plainWords(int argc, const char *const *argv);

/// Runs the compiler. Call it once a process: LLVM's options are global.
int compileMain(int argc, char **argv, llvm::raw_fd_ostream &out,
                llvm::raw_fd_ostream &err);

} // namespace tntc

#endif // TNTC_DRIVER_DRIVER_H
