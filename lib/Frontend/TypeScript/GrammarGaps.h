//===- GrammarGaps.h - TypeScript that the grammar is behind of -*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_FRONTEND_TYPESCRIPT_GRAMMARGAPS_H
#define TNTC_LIB_FRONTEND_TYPESCRIPT_GRAMMARGAPS_H

#include "tntc/Support/Source.h"

#include <string>

namespace tntc::typescript {

/// \p text with forms that tree-sitter-typescript 0.23.2 refuses written in
/// others that it takes, byte for byte in the same places; empty when it has
/// none of them. What is said of a file is the same for both texts. Only for
/// files in which the grammar found an error.
std::string fillGrammarGaps(StringRef text);

} // namespace tntc::typescript

#endif // TNTC_LIB_FRONTEND_TYPESCRIPT_GRAMMARGAPS_H
