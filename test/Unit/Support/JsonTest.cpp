//===- JsonTest.cpp - what is JSON, and what only looks like it -----------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Support/Json.h"

#include <gtest/gtest.h>

using namespace tntc;

static std::string printed(StringRef text) {
  std::string result;
  llvm::raw_string_ostream stream(result);
  json::printString(stream, text);
  return result;
}

TEST(JsonTest, KeepsOrderAndDigits) {
  StringRef text = R"({"b":1,"a":[true,null,-2,1.5,"x\n",{}],)"
                   R"("big":18446744073709551615})";
  std::optional<json::Value> value = json::parse(text);
  ASSERT_TRUE(value);
  EXPECT_EQ(json::print(*value, 0), text.str());
}

TEST(JsonTest, PrintsIndented) {
  std::optional<json::Value> value = json::parse(R"({"a":[1],"b":{}})");
  ASSERT_TRUE(value);
  EXPECT_EQ(json::print(*value), "{\n  \"a\": [\n    1\n  ],\n  \"b\": {}\n}");
}

TEST(JsonTest, RefusesWhatIsNotJson) {
  for (StringRef text : {"",
                         " ",
                         "{",
                         "[1,]",
                         "{\"a\":1,}",
                         "{a:1}",
                         "'x'",
                         "1 2",
                         "nul",
                         "// c\n1",
                         "NaN",
                         "1e999",
                         "-1e999",
                         "\"\x01\"",
                         "\"\\x\"",
                         "01",
                         "\"\xC3\"",
                         "\"\xED\xA0\x80\"",
                         "\"\\ud800\"",
                         "\xEF\xBB\xBF"
                         "1"})
    EXPECT_FALSE(json::parse(text)) << text.str();
  // A reader that takes NUL for the end would see `{}` here.
  EXPECT_FALSE(json::parse(StringRef("{}\0x", 4)));
  EXPECT_FALSE(json::parse(StringRef("{}\0", 3)));
}

TEST(JsonTest, RefusesAKeyGivenTwice) {
  EXPECT_FALSE(json::parse(R"({"a":1,"b":2,"a":3})"));
  EXPECT_FALSE(json::parse(R"([{"x":{"a":1,"\u0061":3}}])"));
  EXPECT_TRUE(json::parse(R"({"a":{"a":1},"b":{"a":1}})"));
}

TEST(JsonTest, RefusesWhatIsTooDeep) {
  auto nested = [](unsigned depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  EXPECT_TRUE(json::parse(nested(256)));
  EXPECT_FALSE(json::parse(nested(257)));
  EXPECT_TRUE(json::parse(nested(3), 3));
  EXPECT_FALSE(json::parse(R"([{"a":[1]}])", 2));
  EXPECT_TRUE(json::parse("1", 0));
  EXPECT_FALSE(json::parse(std::string(5000000, '[')));
}

TEST(JsonTest, SaysWhyItRefuses) {
  auto why = [](StringRef text) {
    std::string said;
    EXPECT_FALSE(json::parse(text, 2, &said)) << text.str();
    return said;
  };
  EXPECT_EQ(why(R"({"a":1,"b":2,"a":3})"), "the key 'a' is given twice");
  EXPECT_EQ(why("[[[]]]"), "it is nested deeper than 2");
  EXPECT_EQ(why("[1 2]"), "byte 3");
  EXPECT_EQ(why(StringRef("{}\0", 3)), "byte 2");
  EXPECT_EQ(why("\xEF\xBB\xBF{}"), "it begins with a byte order mark");
}

TEST(JsonTest, ReadsManyKeysInLinearTime) {
  std::string text = "{";
  for (unsigned i = 0; i < 200000; ++i)
    text += (i ? ",\"" : "\"") + std::to_string(i) + "\":" + std::to_string(i);
  text += "}";
  std::optional<json::Value> value = json::parse(text);
  ASSERT_TRUE(value);
  EXPECT_EQ(json::print(*value, 0), text);
}

TEST(JsonTest, PrintsStringsSafely) {
  EXPECT_EQ(printed("plain text"), "\"plain text\"");
  EXPECT_EQ(printed("a\"b\\c\n\t"), R"("a\"b\\c\n\t")");
  EXPECT_EQ(printed(StringRef("\0\x1f", 2)), R"("\u0000\u001f")");
  EXPECT_EQ(printed("\xC3\xA9"), "\"\xC3\xA9\"");
  EXPECT_EQ(printed("a\xFF"), "\"a\xEF\xBF\xBD\"");
  EXPECT_EQ(json::print(json::string("a\xFF"), 0), "\"a\xEF\xBF\xBD\"");
}
