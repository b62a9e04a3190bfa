//===- Hash.h - content hashes and HMAC -------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_SUPPORT_HASH_H
#define TNTC_SUPPORT_HASH_H

#include "tntc/Support/LLVM.h"

#include <string>

namespace tntc {

/// Lower-case hexadecimal SHA-256.
std::string sha256Hex(StringRef bytes);
/// Lower-case hexadecimal HMAC-SHA256.
std::string hmacSha256Hex(StringRef key, StringRef bytes);
/// Standard alphabet with padding, on one line.
std::string base64(StringRef bytes);

} // namespace tntc

#endif // TNTC_SUPPORT_HASH_H
