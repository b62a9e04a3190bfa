//===- DeriveTest.cpp - stable, spelled, and never the same twice ---------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Credentials/Derive.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace tntc;
using namespace tntc::credentials;

static const Subject subject = {"postgres", "team", "report", "password", 1};

static std::string value(StringRef key, const Subject &of,
                         Spelling spelling = Spelling::Hex32) {
  return derive(SecretText(key), of, spelling).expose().str();
}

// These bytes are in databases: a change of them locks every tentacle out.
TEST(Derive, IsStable) {
  EXPECT_EQ(value("0123456789abcdef", subject),
            "184d3054842a8e5736009e9bf121896f");
  EXPECT_EQ(value("0123456789abcdef", subject, Spelling::Token43),
            "GE0wVIQqjlc2AJ6b8SGJbytz9n_JBy-lWnY7rnDD5Ho");
}

TEST(Derive, IsSpelled) {
  std::string hex = value("0123456789abcdef", subject);
  EXPECT_EQ(hex.size(), 32u);
  EXPECT_TRUE(llvm::all_of(
      hex, [](char c) { return llvm::isDigit(c) || (c >= 'a' && c <= 'f'); }));
  std::string token = value("0123456789abcdef", subject, Spelling::Token43);
  EXPECT_EQ(token.size(), 43u);
  EXPECT_TRUE(llvm::all_of(
      token, [](char c) { return llvm::isAlnum(c) || c == '-' || c == '_'; }));
}

TEST(Derive, EveryPartMatters) {
  StringRef key = "0123456789abcdef";
  std::vector<std::string> all = {value(key, subject),
                                  value("0123456789abcdeF", subject)};
  for (Subject other : {Subject{"nats", "team", "report", "password", 1},
                        Subject{"postgres", "teams", "report", "password", 1},
                        Subject{"postgres", "team", "reports", "password", 1},
                        Subject{"postgres", "team", "report", "token", 1},
                        Subject{"postgres", "team", "report", "password", 2}})
    all.push_back(value(key, other));
  SecretText platformKey(key);
  all.push_back(llvm::toHex(deriveSalt(platformKey, subject, "scram"), true));
  all.push_back(llvm::toHex(deriveSalt(platformKey, subject, "bcrypt"), true));
  llvm::sort(all);
  EXPECT_EQ(std::unique(all.begin(), all.end()), all.end());
}

/// A name as enclaves and workflows may have, over few letters, so that what
/// could meet meets soon.
static rc::Gen<std::string> names() {
  return rc::gen::suchThat(
      rc::gen::container<std::string>(rc::gen::element('a', 'b', '-', '1')),
      [](const std::string &name) {
        return !name.empty() && name.size() < 6 && name.front() != '-' &&
               name.back() != '-';
      });
}

RC_GTEST_PROP(Derive, DifferentNamesDifferentValues, ()) {
  std::string e1 = *names(), n1 = *names(), e2 = *names(), n2 = *names();
  std::string one = value("0123456789abcdef", {"s", e1, n1, "f", 1});
  std::string two = value("0123456789abcdef", {"s", e2, n2, "f", 1});
  RC_ASSERT((one == two) == (e1 == e2 && n1 == n2));
}

// In a release as well: two subjects of one text would share a credential.
TEST(DeriveDeathTest, TakesNoNameThatReadsAsTwo) {
  Subject shifted = {"postgres", "team|report", "password", "", 1};
  EXPECT_DEATH(value("0123456789abcdef", shifted), "cannot have credentials");
  SecretText key("0123456789abcdef");
  EXPECT_DEATH(deriveSalt(key, shifted, "scram"), "cannot have credentials");
  EXPECT_DEATH(deriveSalt(key, subject, ""), "a salt has a use");
  EXPECT_DEATH(deriveSalt(key, subject, "scram|1"), "a salt has a use");
}
