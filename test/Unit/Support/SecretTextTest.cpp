//===- SecretTextTest.cpp - a credential leaves nothing behind ------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Support/SecretText.h"

#include <gtest/gtest.h>

#include <type_traits>

using namespace tntc;

static_assert(!std::is_copy_constructible_v<SecretText>);
static_assert(!std::is_copy_assignable_v<SecretText>);
static_assert(!std::is_convertible_v<SecretText, StringRef>);
static_assert(!std::is_convertible_v<SecretText, std::string>);

TEST(SecretText, LeavesNothingWhereItWasMovedFrom) {
  // Short enough to live inside the object itself.
  alignas(SecretText) unsigned char memory[sizeof(SecretText)];
  auto *source = new (memory) SecretText("hunter2!");
  SecretText target(std::move(*source));
  EXPECT_EQ(target.expose(), "hunter2!");
  EXPECT_TRUE(source->empty());
  StringRef bytes(reinterpret_cast<char *>(memory), sizeof(memory));
  EXPECT_FALSE(bytes.contains("unter2"));
  source->~SecretText();
}

TEST(SecretText, WipesWhatItReplaces) {
  SecretText first("one"), second("a value too long for the object itself");
  first = std::move(second);
  EXPECT_EQ(first.expose(), "a value too long for the object itself");
  EXPECT_TRUE(second.empty());

  std::string bytes = "secret";
  wipe(bytes);
  EXPECT_TRUE(bytes.empty());
  EXPECT_EQ(bytes.data()[0], '\0');
}

// What grows by itself frees its old bytes as they are. Those of a string that
// is short enough lie in the object, where they can be looked at.
TEST(SecretText, LeavesNothingWhereItGrewFrom) {
  std::string bytes = "hunter2!ABCDEFG";
  const char *inside = bytes.data();
  appendSecret(bytes, " and more than fits into the object");
  EXPECT_EQ(bytes, "hunter2!ABCDEFG and more than fits into the object");
  EXPECT_NE(bytes.data(), inside);
  EXPECT_FALSE(StringRef(reinterpret_cast<char *>(&bytes), sizeof bytes)
                   .contains("BCDEF"));
  std::string all = "x";
  for (int i = 0; i < 1000; ++i)
    appendSecret(all, "0123456789");
  EXPECT_EQ(all.size(), 10001u);
  EXPECT_TRUE(StringRef(all).ends_with("90123456789"));
}
