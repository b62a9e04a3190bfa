//===- JsonObject.h - members of an object as written -----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_FRONTEND_SECRETS_JSONOBJECT_H
#define TNTC_LIB_FRONTEND_SECRETS_JSONOBJECT_H

#include "tntc/Support/SecretText.h"

#include <optional>
#include <vector>

namespace tntc::secrets {

/// One member of a JSON object of secrets.
struct Member {
  enum class Kind : uint8_t { Scalar, Null, Container };
  std::string name;
  Kind kind;
  /// A string after unescaping; a number or boolean digit for digit, which a
  /// conversion to a machine number would not keep.
  SecretText value;
};

/// The members of the one object that \p text is; nothing when it is not.
std::optional<std::vector<Member>> readObject(StringRef text);

} // namespace tntc::secrets

#endif // TNTC_LIB_FRONTEND_SECRETS_JSONOBJECT_H
