//===- Clip.h - as much of a text as a message quotes -----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_SUPPORT_CLIP_H
#define TNTC_SUPPORT_CLIP_H

#include "tntc/Support/LLVM.h"

#include <string>

namespace tntc {

/// Enough of \p text to know it by: 60 bytes, in whole characters, and `...`
/// where there is more.
std::string clip(StringRef text);

} // namespace tntc

#endif // TNTC_SUPPORT_CLIP_H
