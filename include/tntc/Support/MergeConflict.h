//===- MergeConflict.h - what Git leaves to be decided ----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_SUPPORT_MERGECONFLICT_H
#define TNTC_SUPPORT_MERGECONFLICT_H

#include "tntc/Support/LLVM.h"

namespace tntc {

/// The first line of \p text, as part of it, that Git writes around the two
/// versions of a place that it could not merge (`<<<<<<< HEAD`); null when
/// there is none.
StringRef findMergeConflict(StringRef text);

/// What to say of it.
inline constexpr llvm::StringLiteral mergeConflictMessage =
    "an unresolved merge conflict begins here; expected one of the versions, "
    "without the lines of '<<<<<<<', '=======' and '>>>>>>>'";

} // namespace tntc

#endif // TNTC_SUPPORT_MERGECONFLICT_H
