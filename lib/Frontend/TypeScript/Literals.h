//===- Literals.h - what a literal means, from how it is spelt --*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_FRONTEND_TYPESCRIPT_LITERALS_H
#define TNTC_LIB_FRONTEND_TYPESCRIPT_LITERALS_H

#include "tntc/IR/Context.h"

#include <optional>

namespace tntc::typescript {

/// The value of the characters \p raw of a string, template or name, as UTF-8.
/// Nothing when an escape is malformed or when half of a surrogate pair is
/// left alone, which UTF-8 cannot hold.
std::optional<StringRef> unescape(StringRef raw, bool isTemplate,
                                  ir::Context &context);

/// As unescape, of a literal with its quotes, of which the closing one may be
/// missing.
std::optional<StringRef> unquote(StringRef literal, ir::Context &context);

} // namespace tntc::typescript

#endif // TNTC_LIB_FRONTEND_TYPESCRIPT_LITERALS_H
