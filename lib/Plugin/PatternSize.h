//===- PatternSize.h - what a pattern becomes -------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_PLUGIN_PATTERNSIZE_H
#define TNTC_LIB_PLUGIN_PATTERNSIZE_H

#include "tntc/Support/LLVM.h"

namespace tntc {

/// About how many steps \p pattern (without backslashes) has once its counted
/// repetitions are written out, which is how it is compiled: nested ones
/// multiply, so that a line of text can take all memory there is. Nothing that
/// is \p most or more is told apart.
uint64_t patternSize(StringRef pattern, uint64_t most);

} // namespace tntc

#endif // TNTC_LIB_PLUGIN_PATTERNSIZE_H
