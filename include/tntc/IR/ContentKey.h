//===- ContentKey.h - what facts hang on, as one short text -----*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_IR_CONTENTKEY_H
#define TNTC_IR_CONTENTKEY_H

#include "tntc/IR/Module.h"
#include "tntc/Support/Source.h"

namespace tntc::ir {

/// 64 hexadecimal digits: BLAKE3 over the compiler's version, the bytes of
/// \p module and of all modules that it imports, and what is known of those
/// that could not be read. Two modules of one key have the same facts, wherever
/// they lie. BLAKE3, as facts decide grants: a key that can be made to collide
/// will not do.
std::string contentKey(const Module &module, const SourceManager &sources);

} // namespace tntc::ir

#endif // TNTC_IR_CONTENTKEY_H
