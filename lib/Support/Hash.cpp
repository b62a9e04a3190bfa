//===- Hash.cpp - content hashes and HMAC ---------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Support/Hash.h"

#include "tntc/Support/SecretText.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Base64.h"

// The digest itself, several times as fast as LLVM's. What takes its place in
// OpenSSL 3 reads a configuration file first.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/crypto.h>
#include <openssl/sha.h>

#include <array>

using namespace tntc;

using Digest = std::array<uint8_t, 32>;

static Digest digest(StringRef first, StringRef second = {}) {
  SHA256_CTX hash;
  SHA256_Init(&hash);
  SHA256_Update(&hash, first.data(), first.size());
  SHA256_Update(&hash, second.data(), second.size());
  Digest bytes;
  SHA256_Final(bytes.data(), &hash);
  OPENSSL_cleanse(&hash, sizeof hash); // it may have seen a key
  return bytes;
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
