//===- PatternSizeTest.cpp - repetitions multiply -------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Plugin/Schema.h"

#include "gtest/gtest.h"

using namespace tntc;

/// Whether a schema may have \p pattern.
static bool takes(StringRef pattern) {
  json::Value schema = json::object();
  schema["pattern"] = pattern.str();
  std::string why;
  return Schema::compile(schema, why) != nullptr;
}

TEST(PatternSizeTest, WhatPeopleWriteIsTaken) {
  for (StringRef pattern :
       {"^a$", "^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", "^[!-~]{1,255}$",
        "^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$",
        "^(/[A-Za-z0-9_-][A-Za-z0-9._-]{0,62}){1,8}$", "[]{2,}]*", "[^]({]+",
        "[[:alpha:]{]{3}", "a{", "{x}"})
    EXPECT_TRUE(takes(pattern)) << pattern.str();
}

TEST(PatternSizeTest, NestedCountsAreNot) {
  for (StringRef pattern :
       {"(a{255}){255}", "((a{1,40}){1,40}){1,40}", "(([a-z]{99,}){99,}){99,}",
        "((((((a{1,255}){1,255}){1,255}){1,255}){1,255}){1,255})",
        "(x(y(z[]}{]{200}){200}))", "((a{0,250})?){250}", "a{((b{250}){250})"})
    EXPECT_FALSE(takes(pattern)) << pattern.str();
}

TEST(PatternSizeTest, BrokenOnesAreRefusedAndNotFollowed) {
  for (StringRef pattern : {"(", "[", "[[:", "a{99999999999999999999}"})
    EXPECT_FALSE(takes(pattern)) << pattern.str();
}
