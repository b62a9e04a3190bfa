//===- NamedWords.h - names that are words of the grammar -------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_FRONTEND_TYPESCRIPT_NAMEDWORDS_H
#define TNTC_LIB_FRONTEND_TYPESCRIPT_NAMEDWORDS_H

#include "Tokens.h"

namespace tntc::typescript {

/// Whether the token \p i is a word like `using`, `satisfies` or `abstract`
/// that means something to TypeScript elsewhere, but where it stands can only
/// be a name. False when that cannot be told from the tokens around it.
bool isNamedWord(const Tokens &tokens, size_t i);

} // namespace tntc::typescript

#endif // TNTC_LIB_FRONTEND_TYPESCRIPT_NAMEDWORDS_H
