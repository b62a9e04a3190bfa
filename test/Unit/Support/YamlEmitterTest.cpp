//===- YamlEmitterTest.cpp - what gets quotes, what becomes a block -------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Support/YamlEmitter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace tntc;

static std::string emit(const json::Value &value) {
  std::string text;
  llvm::raw_string_ostream out(text);
  emitYaml(value, out);
  return text;
}

static std::string emitString(StringRef text) {
  return emit(json::string(text));
}

TEST(YamlEmitter, QuotesWhatAnyReaderWouldRetype) {
  for (StringRef text : {"",
                         "~",
                         "null",
                         "Null",
                         "NULL",
                         "y",
                         "Y",
                         "n",
                         "yes",
                         "Yes",
                         "NO",
                         "on",
                         "Off",
                         "true",
                         "False",
                         "0",
                         "-1",
                         "+1",
                         "1_000",
                         "0o7",
                         "017",
                         "0x1F",
                         "0b1010_1",
                         "0x1p-2",
                         "1:30",
                         "190:20:30.15",
                         "1.5",
                         ".5",
                         "1.",
                         "1e3",
                         "1.10",
                         "6.02E+23",
                         ".inf",
                         "-.INF",
                         "+.Inf",
                         ".nan",
                         ".NaN",
                         "inf",
                         "NaN",
                         "Infinity",
                         "2001-12-14",
                         "2001-12-14t21:59:43.10-05:00",
                         "2001-12-14 21:59:43.10 -5",
                         "=",
                         "<<",
                         "-",
                         "--",
                         "---",
                         "...",
                         "- a",
                         "? a",
                         ": a",
                         "a: b",
                         "a:",
                         "a #b",
                         "#a",
                         "&a",
                         "*a",
                         "!a",
                         "!!str a",
                         "|",
                         ">",
                         "%a",
                         "@a",
                         "`a",
                         "'a",
                         "\"a",
                         "[a",
                         "]",
                         "{a",
                         "}",
                         ",",
                         " a",
                         "a ",
                         "a\tb",
                         "0.0.0.0:8080"}) {
    std::string got = emitString(text);
    EXPECT_EQ(got.front(), '"') << text.str();
    EXPECT_THAT(got, testing::EndsWith("\"\n")) << text.str();
  }
}

TEST(YamlEmitter, LeavesWhatIsSurelyAString) {
  for (StringRef text :
       {"a", "hn-digest", "64Mi", "100m", "v1", "apps/v1", "./nodes/a.ts",
        "/app", "--allow-net=a.example:443,0.0.0.0:8080", "10.0.0.0/8", "a:b",
        "a#b", "nobody", "yes sir", "Grüße", "日本"})
    EXPECT_EQ(emitString(text), text.str() + "\n");
}

TEST(YamlEmitter, EscapesWhatCannotBeShown) {
  EXPECT_EQ(emitString(StringRef("\0\a\r", 3)), "\"\\u0000\\u0007\\r\"\n");
  EXPECT_EQ(emitString("\xC2\x85\xE2\x80\xA8\xEF\xBB\xBF"),
            "\"\\u0085\\u2028\\uFEFF\"\n");
  EXPECT_EQ(emitString("a\xE2\x80\xAE"
                       "b"),
            "\"a\\u202Eb\"\n");
  EXPECT_EQ(emitString("\xF4\x8F\xBF\xBF"), "\"\\U0010FFFF\"\n");
  // Never bytes that are no text, whatever the caller does.
  EXPECT_EQ(emitString("a\xFF"), "\"a\\uFFFD\"\n");
}

static std::string member(StringRef text) {
  json::Value object = json::object();
  object["k"] = text.str();
  return emit(object);
}

TEST(YamlEmitter, WritesTextOfSeveralLinesAsABlock) {
  EXPECT_EQ(member("a\nb"), "k: |-\n  a\n  b\n");
  EXPECT_EQ(member("a\n\n b\n"), "k: |\n  a\n\n   b\n");
  EXPECT_EQ(member("a\n\n"), "k: |+\n  a\n\n");
  EXPECT_EQ(member(" a\nb\n"), "k: |2\n   a\n  b\n");
  EXPECT_EQ(member("\ta\nb"), "k: |2-\n  \ta\n  b\n");
  EXPECT_EQ(member("\na\n"), "k: |2\n\n  a\n");
  EXPECT_EQ(member("#a\n---\n"), "k: |\n  #a\n  ---\n");
}

TEST(YamlEmitter, QuotesTextThatABlockWouldChange) {
  EXPECT_EQ(member("\n"), "k: \"\\n\"\n");
  EXPECT_EQ(member(" \n\n"), "k: \" \\n\\n\"\n");
  EXPECT_EQ(member("a\n "), "k: \"a\\n \"\n");
  EXPECT_EQ(member("a\r\nb\n"), "k: \"a\\r\\nb\\n\"\n");
  EXPECT_EQ(member("a\xC2\x85\n"), "k: \"a\\u0085\\n\"\n");
}

TEST(YamlEmitter, NestsCollections) {
  auto value = json::parse(R"({"a": {"b": [1, {"c": [], "d": {}}, [true, null]],
                               "yes": 1.5}, "e": 1e300, "f": ["x\ny"]})");
  ASSERT_TRUE(value);
  EXPECT_EQ(emit(*value), R"(a:
  b:
  - 1
  - c: []
    d: {}
  - - true
    - null
  "yes": 1.5
e: 1.0e+300
f:
- |-
  x
  y
)");
}

// Readers look for the colon of `key: value` in 1024 characters only.
TEST(YamlEmitter, MarksLongKeys) {
  json::Value object = json::object();
  std::string key(1200, 'k');
  object[key] = json::parse(R"({"a": "b"})").value();
  EXPECT_EQ(emit(object), "? " + key + "\n:\n  a: b\n");
}

TEST(YamlEmitter, NeverFolds) {
  std::string text;
  for (int i = 0; i != 2000; ++i)
    text += "word ";
  text += "end";
  EXPECT_EQ(emitString(StringRef(text)), text + "\n");
}

TEST(IsPlainText, WantsUtf8WithoutControls) {
  EXPECT_TRUE(isPlainText(""));
  EXPECT_TRUE(isPlainText("a\tb\nä"));
  EXPECT_FALSE(isPlainText("a\r\n"));
  EXPECT_FALSE(isPlainText(StringRef("\0", 1)));
  EXPECT_FALSE(isPlainText("\x1B[31m"));
  EXPECT_FALSE(isPlainText("\x7F"));
  EXPECT_FALSE(isPlainText("\xC2\x9B"));
  EXPECT_FALSE(isPlainText("\xFF"));
  EXPECT_FALSE(isPlainText("\xED\xA0\x80"));
  EXPECT_FALSE(isPlainText("\xC0\xAF"));
}
