//===- OpenSsl.h - the primitives, and memory that is wiped -----*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_CREDENTIALS_OPENSSL_H
#define TNTC_LIB_CREDENTIALS_OPENSSL_H

#include "tntc/Support/LLVM.h"

#include <openssl/crypto.h>

#include <array>
#include <vector>

namespace tntc::credentials {

/// Bytes that are overwritten when they go away; of a fixed size, since each
/// growth would leave a copy behind.
class SecretBytes {
public:
  explicit SecretBytes(size_t size) : bytes(size) {}
  SecretBytes(const SecretBytes &) = delete;
  SecretBytes &operator=(const SecretBytes &) = delete;
  ~SecretBytes() { OPENSSL_cleanse(bytes.data(), bytes.size()); }

  uint8_t *data() { return bytes.data(); }
  size_t size() const { return bytes.size(); }
  StringRef text() const {
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
  }

private:
  std::vector<uint8_t> bytes;
};

/// OpenSSL must not read its configuration file, nor the environment variable
/// that names one: it could load code of others into this process.
void initialise();

inline const uint8_t *bytesOf(StringRef text) {
  return reinterpret_cast<const uint8_t *>(text.data());
}

} // namespace tntc::credentials

#endif // TNTC_LIB_CREDENTIALS_OPENSSL_H
