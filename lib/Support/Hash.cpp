//===- Hash.cpp - content hashes and HMAC ---------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Support/Hash.h"

#include "tntc/Support/SecretText.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Base64.h"
#include "llvm/Support/SHA256.h"

#include <array>

using namespace tntc;

using Digest = std::array<uint8_t, 32>;

static Digest digest(StringRef first, StringRef second = {}) {
  llvm::SHA256 hash;
  hash.update(first);
  hash.update(second);
  return hash.final();
}

static std::string hex(const Digest &bytes) {
  return llvm::toHex(bytes, /*LowerCase=*/true);
}

std::string tntc::sha256Hex(StringRef bytes) { return hex(digest(bytes)); }

// RFC 2104, with SHA-256's block of 64 bytes.
std::string tntc::hmacSha256Hex(StringRef key, StringRef bytes) {
  constexpr size_t blockSize = 64;
  std::string block;
  if (key.size() > blockSize) {
    Digest short_ = digest(key);
    block.assign(short_.begin(), short_.end());
  } else {
    block = key.str();
  }
  block.resize(blockSize, '\0');

  for (char &c : block)
    c ^= 0x36;
  Digest inner = digest(block, bytes);
  for (char &c : block)
    c ^= 0x36 ^ 0x5C;
  StringRef innerText(reinterpret_cast<const char *>(inner.data()),
                      inner.size());
  std::string result = hex(digest(block, innerText));
  wipe(block);
  return result;
}

std::string tntc::base64(StringRef bytes) { return llvm::encodeBase64(bytes); }
