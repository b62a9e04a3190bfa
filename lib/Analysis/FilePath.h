//===- FilePath.h - paths that code names -----------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_FILEPATH_H
#define TNTC_LIB_ANALYSIS_FILEPATH_H

#include "tntc/Support/LLVM.h"

#include "llvm/ADT/StringRef.h"

namespace tntc {

/// Whether \p path, a path or a 'file:' URL in which '*' stands for what is not
/// known, may be \p folder or lie below it.
bool mayBeBelow(StringRef path, StringRef folder);

} // namespace tntc

#endif // TNTC_LIB_ANALYSIS_FILEPATH_H
