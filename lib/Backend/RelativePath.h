//===- RelativePath.h - one path as seen from another -----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_BACKEND_RELATIVEPATH_H
#define TNTC_LIB_BACKEND_RELATIVEPATH_H

#include "tntc/Support/LLVM.h"

#include <string>

namespace tntc {

/// \p path as seen from \p directory, both seen from one place and by their
/// text alone: `../w/a.ts` from `../w` is `a.ts`.
std::string relativePath(StringRef path, StringRef directory);

} // namespace tntc

#endif // TNTC_LIB_BACKEND_RELATIVEPATH_H
