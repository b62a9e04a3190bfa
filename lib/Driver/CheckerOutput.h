//===- CheckerOutput.h - what 'deno check' has said -------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_DRIVER_CHECKEROUTPUT_H
#define TNTC_LIB_DRIVER_CHECKEROUTPUT_H

#include "tntc/Support/LLVM.h"

#include <string>
#include <vector>

namespace tntc::driver {

struct CheckerError {
  std::string code; ///< `TS2322`
  std::string message;
  std::string path;              ///< relative to the directory of the check
  unsigned line = 0, column = 0; ///< 1-based, columns in UTF-16 units
  auto operator<=>(const CheckerError &) const = default;
};

/// The errors in \p output of `deno check`, whose files lie in \p directory.
/// Chained messages become one sentence; code and notes are left out.
std::vector<CheckerError> parseCheckerOutput(StringRef output,
                                             StringRef directory);

} // namespace tntc::driver

#endif // TNTC_LIB_DRIVER_CHECKEROUTPUT_H
