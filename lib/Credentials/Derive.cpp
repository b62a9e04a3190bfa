//===- Derive.cpp - credentials that follow from a key --------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Credentials/Derive.h"

#include "OpenSsl.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ErrorHandling.h"

#include <openssl/core_names.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

#include <bitset>
#include <memory>

using namespace tntc;
using namespace tntc::credentials;

static constexpr StringRef derivationSalt = "tentacular/v1";

void credentials::initialise() {
  OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr);
}

/// Sixteen bytes by lot, in hexadecimal or not, never have as few.
static constexpr unsigned fewestDifferent = 5;
/// Nor do they begin again so soon.
static constexpr size_t longestUnit = 8;

std::string credentials::whyGuessable(StringRef key) {
  std::bitset<256> seen;
  for (unsigned char byte : key)
    seen.set(byte);
  if (!key.empty() && seen.count() < fewestDifferent)
    return "it is made of " + std::to_string(seen.count()) + " different byte" +
           (seen.count() > 1 ? "s" : "");
  for (size_t unit = 1; unit <= std::min(longestUnit, key.size() / 2); ++unit)
    if (key.drop_front(unit) == key.drop_back(unit))
      return "it is the same " + std::to_string(unit) + " bytes over and over";
  return "";
}

static OSSL_PARAM octets(const char *name, StringRef bytes) {
  // The library's structure is for both directions; it only reads here.
  return OSSL_PARAM_construct_octet_string(
      name, const_cast<char *>(bytes.data()), bytes.size());
}

static void expand(StringRef key, StringRef salt, StringRef info,
                   SecretBytes &out) {
  initialise();
  std::unique_ptr<EVP_KDF, decltype(&EVP_KDF_free)> kdf(
      EVP_KDF_fetch(nullptr, OSSL_KDF_NAME_HKDF, nullptr), EVP_KDF_free);
  std::unique_ptr<EVP_KDF_CTX, decltype(&EVP_KDF_CTX_free)> context(
      kdf ? EVP_KDF_CTX_new(kdf.get()) : nullptr, EVP_KDF_CTX_free);
  char digest[] = "SHA256";
  OSSL_PARAM parameters[] = {
      OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest, 0),
      octets(OSSL_KDF_PARAM_KEY, key), octets(OSSL_KDF_PARAM_SALT, salt),
      octets(OSSL_KDF_PARAM_INFO, info), OSSL_PARAM_construct_end()};
  // A credential of zero bytes must never come of a fault.
  if (!context ||
      EVP_KDF_derive(context.get(), out.data(), out.size(), parameters) <= 0)
    llvm::report_fatal_error("libcrypto cannot derive by HKDF-SHA256");
}

SecretText credentials::hkdfSha256(StringRef key, StringRef salt,
                                   StringRef info, size_t length) {
  SecretBytes out(length);
  expand(key, salt, info, out);
  return SecretText(out.text());
}

/// No two subjects give one text: no part holds the sign between the parts,
/// and there is one part more for a salt.
static std::string describe(const Subject &subject, StringRef use = {}) {
  std::string info;
  for (StringRef part :
       {subject.service, subject.enclave, subject.workflow, subject.field}) {
    // Names are checked before they come here; here it must hold.
    if (part.contains('|'))
      llvm::report_fatal_error("a name with '|' cannot have credentials");
    info += part.str() + "|";
  }
  info += std::to_string(subject.generation);
  if (!use.empty())
    info += "|" + use.str();
  return info;
}

/// As llvm::encodeBase64, but leaves no copy behind, and with the alphabet of
/// URLs.
static void spellToken(StringRef bytes, SecretBytes &out) {
  static constexpr StringRef alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  uint32_t pending = 0;
  unsigned bits = 0;
  size_t length = 0;
  for (char byte : bytes) {
    pending = pending << 8 | uint8_t(byte);
    for (bits += 8; bits >= 6; bits -= 6)
      out.data()[length++] = alphabet[pending >> (bits - 6) & 63];
  }
  if (bits)
    out.data()[length++] = alphabet[pending << (6 - bits) & 63];
  assert(length == out.size() && "the caller knows the length");
}

SecretText credentials::derive(const SecretText &platformKey,
                               const Subject &subject, Spelling spelling) {
  bool isHex = spelling == Spelling::Hex32;
  SecretBytes bytes(isHex ? 16 : 32);
  expand(platformKey.expose(), derivationSalt, describe(subject), bytes);
  SecretBytes spelled(isHex ? 32 : 43);
  if (!isHex) {
    spellToken(bytes.text(), spelled);
    return SecretText(spelled.text());
  }
  for (size_t i = 0; i != bytes.size(); ++i) {
    spelled.data()[2 * i] = llvm::hexdigit(bytes.data()[i] >> 4, true);
    spelled.data()[2 * i + 1] = llvm::hexdigit(bytes.data()[i] & 15, true);
  }
  return SecretText(spelled.text());
}

std::string credentials::deriveSalt(const SecretText &platformKey,
                                    const Subject &subject, StringRef use) {
  // It would be the value itself, or that of another use.
  if (use.empty() || use.contains('|'))
    llvm::report_fatal_error("a salt has a use, and no '|' in it");
  SecretBytes bytes(16);
  expand(platformKey.expose(), derivationSalt, describe(subject, use), bytes);
  return bytes.text().str();
}
