//===- VectorsTest.cpp - published vectors --------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Credentials/Derive.h"
#include "tntc/Credentials/Verifiers.h"
#include "tntc/Support/Hash.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Base64.h"

#include <gtest/gtest.h>

using namespace tntc;
using namespace tntc::credentials;

static std::string unhex(StringRef digits) { return llvm::fromHex(digits); }

static std::string hkdf(StringRef key, StringRef salt, StringRef info,
                        size_t length) {
  SecretText out = hkdfSha256(unhex(key), unhex(salt), unhex(info), length);
  return llvm::toHex(out.expose(), /*LowerCase=*/true);
}

// RFC 5869, A.1 to A.3.
TEST(Hkdf, Vectors) {
  EXPECT_EQ(hkdf("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b",
                 "000102030405060708090a0b0c", "f0f1f2f3f4f5f6f7f8f9", 42),
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
            "34007208d5b887185865");
  EXPECT_EQ(hkdf("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d"
                 "1e1f202122232425262728292a2b2c2d2e2f303132333435363738393a3b"
                 "3c3d3e3f404142434445464748494a4b4c4d4e4f",
                 "606162636465666768696a6b6c6d6e6f707172737475767778797a7b7c7d"
                 "7e7f808182838485868788898a8b8c8d8e8f909192939495969798999a9b"
                 "9c9d9e9fa0a1a2a3a4a5a6a7a8a9aaabacadaeaf",
                 "b0b1b2b3b4b5b6b7b8b9babbbcbdbebfc0c1c2c3c4c5c6c7c8c9cacbcccd"
                 "cecfd0d1d2d3d4d5d6d7d8d9dadbdcdddedfe0e1e2e3e4e5e6e7e8e9eaeb"
                 "ecedeeeff0f1f2f3f4f5f6f7f8f9fafbfcfdfeff",
                 82),
            "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
            "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
            "cc30c58179ec3e87c14c01d5c1f3434f1d87");
  EXPECT_EQ(hkdf("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "", "", 42),
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
            "9d201395faa4b61a96c8");
}

static std::string unbase64(StringRef text) {
  std::vector<char> bytes;
  EXPECT_FALSE(llvm::errorToBool(llvm::decodeBase64(text, bytes)));
  return {bytes.begin(), bytes.end()};
}

// RFC 7677, 3: the exchange of its example, checked with the two keys that the
// verifier holds.
TEST(Scram, Exchange) {
  std::string salt = unbase64("W22ZaJ0SNY7soEsUEjb6gQ==");
  std::string verifier = scramVerifier("pencil", salt, 4096);
  StringRef head = "SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$";
  ASSERT_TRUE(StringRef(verifier).starts_with(head)) << verifier;
  auto [stored, server] =
      StringRef(verifier).drop_front(head.size()).split(':');
  StringRef message =
      "n=user,r=rOprNGfwEbeRWgbNEkqO,"
      "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
      "s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,"
      "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
  EXPECT_EQ(
      hmacSha256Hex(unbase64(server), message),
      llvm::toHex(unbase64("6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="),
                  true));
  std::string clientKey =
      unbase64("dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
  std::string signature = unhex(hmacSha256Hex(unbase64(stored), message));
  for (size_t i = 0; i != clientKey.size(); ++i)
    clientKey[i] ^= signature[i];
  EXPECT_EQ(sha256Hex(clientKey), llvm::toHex(unbase64(stored), true));
}

TEST(Scram, FormIsChecked) {
  std::string good = scramVerifier("secret", std::string(16, 's'));
  EXPECT_TRUE(isScramVerifier(good));
  // Each of these PostgreSQL would take for a password.
  EXPECT_FALSE(isScramVerifier(""));
  EXPECT_FALSE(isScramVerifier("secret"));
  EXPECT_FALSE(isScramVerifier(good + "A"));
  EXPECT_FALSE(isScramVerifier(good + "'"));
  EXPECT_FALSE(isScramVerifier(" " + good));
  EXPECT_FALSE(isScramVerifier(StringRef(good).drop_back()));
  EXPECT_FALSE(isScramVerifier(StringRef(good).drop_front()));
  EXPECT_FALSE(isScramVerifier("SCRAM-SHA-256$-1:" +
                               StringRef(good).split(':').second.str()));
  EXPECT_FALSE(isScramVerifier("SCRAM-SHA-256$0:" +
                               StringRef(good).split(':').second.str()));
  EXPECT_FALSE(isScramVerifier("SCRAM-SHA-256$:" +
                               StringRef(good).split(':').second.str()));
}

// From the tests of crypt_blowfish, whose prefix `$2a$` stands for the same
// computation on such passwords.
TEST(Bcrypt, Vectors) {
  std::string salt = unhex("10410410410410410410410410410410");
  EXPECT_EQ(bcryptVerifier("U*U", salt, 5),
            "$2b$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");
  EXPECT_EQ(bcryptVerifier("U*U*", salt, 5),
            "$2b$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK");
}

TEST(Bcrypt, FormIsChecked) {
  std::string good = bcryptVerifier("secret", std::string(16, 's'));
  EXPECT_TRUE(isBcryptVerifier(good));
  // Each of these a NATS server would take for a password.
  EXPECT_FALSE(isBcryptVerifier("secret"));
  EXPECT_FALSE(isBcryptVerifier(good + "A"));
  EXPECT_FALSE(isBcryptVerifier(StringRef(good).drop_back()));
  EXPECT_FALSE(isBcryptVerifier("$2x" + good.substr(3)));
  EXPECT_FALSE(isBcryptVerifier("$2b$99" + good.substr(6)));
  EXPECT_FALSE(isBcryptVerifier(good.substr(0, 59) + "\""));
}
