//===- NamesTest.cpp - the grammars of names ------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Support/Names.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <regex>

using namespace tntc;

// The hand-written recognisers against the patterns they stand for, over
// strings made of the characters that matter.
static void comparesWith(bool (*accepts)(StringRef), const char *pattern) {
  std::string text = *rc::gen::container<std::string>(
      rc::gen::elementOf(std::string("ab9A-_..\n")));
  static std::map<std::string, std::regex> compiled;
  auto [entry, isNew] = compiled.try_emplace(pattern);
  if (isNew)
    entry->second = std::regex(pattern);
  RC_ASSERT(accepts(text) == std::regex_match(text, entry->second));
}

RC_GTEST_PROP(NamesProperty, Kebab, ()) {
  comparesWith(names::isKebab, "[a-z][a-z0-9]*(-[a-z0-9]+)*");
}
RC_GTEST_PROP(NamesProperty, Identifier, ()) {
  comparesWith(names::isIdentifier, "[a-z][a-z0-9_-]*");
}
RC_GTEST_PROP(NamesProperty, DnsLabel, ()) {
  comparesWith(names::isDnsLabel, "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
}
RC_GTEST_PROP(NamesProperty, DnsName, ()) {
  comparesWith(names::isDnsName, "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
                                 "(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
}
RC_GTEST_PROP(NamesProperty, Version, ()) {
  comparesWith(names::isVersion, "[0-9]+\\.[0-9]+(\\.[0-9]+)?");
}
RC_GTEST_PROP(NamesProperty, SecretReference, ()) {
  comparesWith(names::isSecretReference, "[a-z][a-z0-9_-]*\\.[a-z][a-z0-9_-]*");
}
RC_GTEST_PROP(NamesProperty, ConfigMapKey, ()) {
  comparesWith(names::isConfigMapKey, "[-._a-zA-Z0-9]{1,253}");
}

TEST(NamesTest, AcceptsAndRefuses) {
  EXPECT_TRUE(names::isKebab("hn-digest"));
  EXPECT_FALSE(names::isKebab("hn-digest\n"));
  EXPECT_FALSE(names::isKebab("hn--digest"));
  EXPECT_TRUE(names::isVersion("1.10"));
  EXPECT_TRUE(names::isVersion("1.10.0"));
  EXPECT_FALSE(names::isVersion("1"));
  EXPECT_TRUE(names::isSecretReference("github.token"));
  EXPECT_FALSE(names::isSecretReference("github.a.b"));
  EXPECT_FALSE(names::isDnsLabel(std::string(64, 'a')));
  EXPECT_FALSE(names::isDnsName(""));
  EXPECT_FALSE(names::isDnsName("a..b"));
}

TEST(NamesTest, ReadsQuantities) {
  for (auto [text, milli] :
       std::initializer_list<std::pair<StringRef, int64_t>>{
           {"0", 0},
           {"1", 1000},
           {"100m", 100},
           {"1.5", 1500},
           {".5", 500},
           {"1.", 1000},
           {"+2", 2000},
           {"64Mi", 64ll * 1024 * 1024 * 1000},
           {"1Gi", 1024ll * 1024 * 1024 * 1000},
           {"0.5Ki", 512000},
           {"2k", 2000000},
           {"1e3", 1000000},
           {"1E3", 1000000},
           {"5e-1", 500},
           {"1n", 1},
           {"1500u", 2},
           {"0E", 0},
           {"8P", 8000000000000000000ll}}) {
    std::optional<int64_t> value = names::parseQuantityMilli(text);
    ASSERT_TRUE(value) << text.str();
    EXPECT_EQ(*value, milli) << text.str();
  }
  for (StringRef text :
       {"", ".", "-1", "m", "1 Gi", "1gi", "1KI", "1ki", "1mi", "1e", "1e+",
        "1e1.5", "1,5", "0x10", "1Gi\n", "9E", "1e999", "NaN", "1.2.3"})
    EXPECT_FALSE(names::parseQuantityMilli(text)) << text.str();
}

TEST(NamesTest, Guesses) {
  StringRef known[] = {"description", "timeout", "retries", "to"};
  EXPECT_EQ(names::didYouMean("desciption", known), StringRef("description"));
  EXPECT_EQ(names::didYouMean("tiemout", known), StringRef("timeout"));
  // A swap of neighbours is one slip, also where a third of the length is one.
  EXPECT_EQ(names::didYouMean("hots", {"path", "host"}), StringRef("host"));
  EXPECT_EQ(names::didYouMean("nmae", {"type", "name"}), StringRef("name"));
  EXPECT_EQ(names::didYouMean("TIMEOUT", known), StringRef("timeout"));
  EXPECT_EQ(names::didYouMean("ti", known), std::nullopt);
  EXPECT_EQ(names::didYouMean("schedule", known), std::nullopt);
  EXPECT_EQ(names::didYouMean("", known), std::nullopt);
  EXPECT_EQ(names::didYouMean(std::string(100000, 'a'), known), std::nullopt);
}
