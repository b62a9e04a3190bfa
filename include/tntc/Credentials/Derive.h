//===- Derive.h - credentials that follow from a key ------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// Nothing is drawn by lot: the same platform key and the same subject give the
// same value on every machine (decision O10). Who raises the generation gets
// another, unrelated one.
//
//===----------------------------------------------------------------------===//

#ifndef TNTC_CREDENTIALS_DERIVE_H
#define TNTC_CREDENTIALS_DERIVE_H

#include "tntc/Support/SecretText.h"

#include <cstdint>

namespace tntc::credentials {

/// Below this a key could be guessed, and with it every credential.
inline constexpr size_t shortestKey = 16;

/// What makes \p key one that is tried first, however long it is; empty:
/// nothing that shows.
std::string whyGuessable(StringRef key);

/// What a value is for. Names are those of the identities: they hold no `|`.
struct Subject {
  StringRef service; ///< `postgres`
  StringRef enclave;
  StringRef workflow;
  StringRef field; ///< `password`
  uint64_t generation = 1;
};

/// How a value is spelled. None of the letters means anything to a shell, to
/// SQL, to a URL, or to SASLprep.
enum class Spelling : uint8_t {
  Hex32,   ///< 128 bits: at most 40 characters fit into an S3 secret key
  Token43, ///< 256 bits, base64url without padding
};

SecretText derive(const SecretText &platformKey, const Subject &subject,
                  Spelling spelling);

/// The salt of a verifier for the value of \p subject: 16 bytes, different for
/// each \p use, so that a verifier of one kind tells nothing of another.
std::string deriveSalt(const SecretText &platformKey, const Subject &subject,
                       StringRef use);

/// RFC 5869 with SHA-256.
SecretText hkdfSha256(StringRef key, StringRef salt, StringRef info,
                      size_t length);

} // namespace tntc::credentials

#endif // TNTC_CREDENTIALS_DERIVE_H
