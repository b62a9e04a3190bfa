//===- Verifiers.cpp - what servers keep instead of a password ------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Credentials/Verifiers.h"

#include "OpenSsl.h"

#include "tntc/Support/Hash.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ErrorHandling.h"

#include <crypt.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <memory>

using namespace tntc;
using namespace tntc::credentials;

static constexpr size_t digestSize = 32;

static void hmac(StringRef key, StringRef message, SecretBytes &out) {
  unsigned length = digestSize;
  if (!HMAC(EVP_sha256(), key.data(), int(key.size()), bytesOf(message),
            message.size(), out.data(), &length))
    llvm::report_fatal_error("libcrypto cannot compute HMAC-SHA256");
}

// RFC 5802, 3.
std::string credentials::scramVerifier(StringRef password, StringRef salt,
                                       unsigned iterations) {
  assert(llvm::all_of(password, llvm::isPrint) && "would need SASLprep");
  initialise();
  SecretBytes salted(digestSize), clientKey(digestSize), serverKey(digestSize),
      storedKey(digestSize);
  if (PKCS5_PBKDF2_HMAC(password.data(), int(password.size()), bytesOf(salt),
                        int(salt.size()), int(iterations), EVP_sha256(),
                        int(salted.size()), salted.data()) != 1)
    llvm::report_fatal_error("libcrypto cannot compute PBKDF2");
  hmac(salted.text(), "Client Key", clientKey);
  hmac(salted.text(), "Server Key", serverKey);
  if (EVP_Digest(clientKey.data(), clientKey.size(), storedKey.data(), nullptr,
                 EVP_sha256(), nullptr) != 1)
    llvm::report_fatal_error("libcrypto cannot compute SHA-256");
  return "SCRAM-SHA-256$" + std::to_string(iterations) + ":" + base64(salt) +
         "$" + base64(storedKey.text()) + ":" + base64(serverKey.text());
}

static bool isBase64(StringRef text) {
  if (text.empty() || text.size() % 4)
    return false;
  StringRef letters = text.rtrim('=');
  return text.size() - letters.size() <= 2 && llvm::all_of(letters, [](char c) {
           return llvm::isAlnum(c) || c == '+' || c == '/';
         });
}

bool credentials::isScramVerifier(StringRef text) {
  if (!text.consume_front("SCRAM-SHA-256$"))
    return false;
  auto [head, keys] = text.split('$');
  auto [count, salt] = head.split(':');
  auto [storedKey, serverKey] = keys.split(':');
  unsigned iterations;
  // 44 letters are what 32 bytes take.
  return llvm::all_of(count, llvm::isDigit) &&
         !count.getAsInteger(10, iterations) && iterations >= 1 &&
         isBase64(salt) && isBase64(storedKey) && storedKey.size() == 44 &&
         isBase64(serverKey) && serverKey.size() == 44;
}

static constexpr StringRef bcryptAlphabet =
    "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

static std::string bcryptSetting(StringRef salt, unsigned cost) {
  assert(salt.size() == 16 && cost >= 4 && cost <= 31 && "no bcrypt setting");
  std::string setting =
      "$2b$" + std::string(cost < 10 ? "0" : "") + std::to_string(cost) + "$";
  uint32_t pending = 0;
  unsigned bits = 0;
  for (char byte : salt) {
    pending = pending << 8 | uint8_t(byte);
    for (bits += 8; bits >= 6; bits -= 6)
      setting += bcryptAlphabet[pending >> (bits - 6) & 63];
  }
  setting += bcryptAlphabet[pending << (6 - bits) & 63];
  return setting;
}

std::string credentials::bcryptVerifier(StringRef password, StringRef salt,
                                        unsigned cost) {
  assert(password.size() <= 72 && !password.contains('\0') &&
         "bcrypt would ignore the rest");
  SecretBytes phrase(password.size() + 1); // ends with NUL
  llvm::copy(password, phrase.data());
  auto work = std::make_unique<crypt_data>();
  // The older `crypt_r` is one that sanitizers put themselves in front of.
  const char *hash =
      crypt_rn(reinterpret_cast<const char *>(phrase.data()),
               bcryptSetting(salt, cost).c_str(), work.get(), sizeof *work);
  std::string verifier = hash ? hash : "";
  OPENSSL_cleanse(work.get(), sizeof *work);
  if (!isBcryptVerifier(verifier))
    llvm::report_fatal_error("libcrypt cannot compute bcrypt");
  return verifier;
}

bool credentials::isBcryptVerifier(StringRef text) {
  if (text.size() != 60 || !text.starts_with("$2") ||
      !StringRef("aby").contains(text[2]) || text[3] != '$' || text[6] != '$')
    return false;
  unsigned cost;
  return llvm::isDigit(text[4]) && llvm::isDigit(text[5]) &&
         !text.substr(4, 2).getAsInteger(10, cost) && cost >= 4 && cost <= 31 &&
         llvm::all_of(text.substr(7),
                      [](char c) { return bcryptAlphabet.contains(c); });
}
