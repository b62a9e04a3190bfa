//===- PlainSecret.h - credentials written out in a text --------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_SUPPORT_PLAINSECRET_H
#define TNTC_SUPPORT_PLAINSECRET_H

#include "tntc/Support/LLVM.h"

#include <optional>
#include <string>

namespace tntc {

/// What stands in a text that may hold a credential.
enum class TextForm : uint8_t {
  Message, ///< no values are given there: only forms that speak for themselves
  Code,    ///< a value is a string in quotes
  Yaml,    ///< a value may be plain
};

/// A credential as it stands in a text.
struct PlainSecret {
  size_t begin, end; ///< of what nobody may see
  StringRef what;    ///< `an access token of GitHub`
};

/// The first one in \p text at or behind \p from: known by the form that its
/// issuer gave it, by its place (the password of a URL), or by the name that
/// it is given to (`password: ...`). What is a placeholder, a reference, or
/// put in when the program runs is none.
std::optional<PlainSecret> findPlainSecret(StringRef text, size_t from,
                                           TextForm form);

/// \p text with `*` for each byte of a credential.
std::string maskPlainSecrets(StringRef text, TextForm form);

} // namespace tntc

#endif // TNTC_SUPPORT_PLAINSECRET_H
