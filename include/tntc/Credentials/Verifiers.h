//===- Verifiers.h - what servers keep instead of a password ----*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// A server takes a verifier of a wrong form for a plain password and says
// nothing (decision O22). So whoever writes one asks `is...` first.
//
//===----------------------------------------------------------------------===//

#ifndef TNTC_CREDENTIALS_VERIFIERS_H
#define TNTC_CREDENTIALS_VERIFIERS_H

#include "tntc/Support/LLVM.h"

#include <string>

namespace tntc::credentials {

/// What RFC 7677 asks for at least, and PostgreSQL uses.
inline constexpr unsigned scramIterations = 4096;
/// The least that bcrypt knows: work per guess is of no use against 256 random
/// bits, and a server pays it with each connection.
inline constexpr unsigned bcryptCost = 4;

/// `SCRAM-SHA-256$<iterations>:<salt>$<StoredKey>:<ServerKey>`, as PostgreSQL
/// keeps it. \p password is ASCII, so that SASLprep leaves it as it is.
std::string scramVerifier(StringRef password, StringRef salt,
                          unsigned iterations = scramIterations);
bool isScramVerifier(StringRef text);

/// `$2b$<cost>$<salt and hash>`. \p password has at most 72 bytes and no NUL,
/// \p salt has 16 bytes.
std::string bcryptVerifier(StringRef password, StringRef salt,
                           unsigned cost = bcryptCost);
bool isBcryptVerifier(StringRef text);

} // namespace tntc::credentials

#endif // TNTC_CREDENTIALS_VERIFIERS_H
