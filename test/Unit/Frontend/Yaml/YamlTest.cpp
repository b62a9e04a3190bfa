//===- YamlTest.cpp - places, limits and hostile input --------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Frontend/Yaml.h"

#include <chrono>
#include <gtest/gtest.h>

using namespace tntc;

namespace {
/// One document and what came of it.
struct Reading {
  SourceManager sources;
  ir::Context context;
  FileId file;
  const ir::Value *root = nullptr;
  std::vector<Diagnostic> diagnostics;

  explicit Reading(std::string text, YamlLimits limits = {},
                   Sensitivity sensitivity = Sensitivity::Public) {
    file = sources.add("test.yaml", std::move(text), sensitivity);
    DiagnosticEngine engine(sources, {});
    root = readYaml(file, context, engine, limits);
    EXPECT_EQ(root == nullptr, engine.hasErrors());
    diagnostics = engine.finish();
  }

  std::string text(const ir::Value *value) const {
    return sources.text(value->span).str();
  }
  std::string codes() const {
    std::string result;
    for (const Diagnostic &diagnostic : diagnostics)
      result += diag::info(diagnostic.id).codeName() + " ";
    return result;
  }
};
} // namespace

static std::string repeat(StringRef text, size_t times) {
  std::string result;
  result.reserve(text.size() * times);
  for (size_t i = 0; i < times; ++i)
    result += text;
  return result;
}

TEST(YamlSpans, CoverTheTextOfScalars) {
  Reading reading("a: !!str &x  plain text # comment\n"
                  "'k e': \"q \\\"uote\"\n"
                  "lit: |\n"
                  "  one\n"
                  "\n"
                  "  two\n"
                  "\n"
                  "multi: é first\n"
                  "  second  \n"
                  "alias: *x\n");
  ASSERT_TRUE(reading.root);
  EXPECT_EQ(reading.text(reading.root->find("a")), "plain text");
  EXPECT_EQ(reading.text(reading.root->entries[1].key), "'k e'");
  EXPECT_EQ(reading.text(reading.root->find("k e")), "\"q \\\"uote\"");
  EXPECT_EQ(reading.text(reading.root->find("lit")), "|\n  one\n\n  two");
  EXPECT_EQ(reading.text(reading.root->find("multi")), "é first\n  second");
  // The use of an alias is the anchored value itself.
  EXPECT_EQ(reading.root->find("alias"), reading.root->find("a"));
}

TEST(YamlSpans, CoverCollectionsFromFirstToLast) {
  Reading reading("a:\n"
                  "  - b: 1\n"
                  "    c: [2, {d: 3}] # end\n"
                  "  -\n"
                  "e: &y\n"
                  "- *x\n"
                  "x: ~\n");
  EXPECT_FALSE(reading.root);
  Reading good("x: &x 1\n"
               "a:\n"
               "  - b: 1\n"
               "    c: [2, {d: 3}] # end\n"
               "  -\n"
               "e: &y\n"
               "- *x\n"
               "# after\n");
  ASSERT_TRUE(good.root);
  EXPECT_EQ(good.text(good.root->find("a")),
            "- b: 1\n    c: [2, {d: 3}] # end\n  -");
  const ir::Value *item = good.root->find("a")->items[0];
  EXPECT_EQ(good.text(item), "b: 1\n    c: [2, {d: 3}]");
  EXPECT_EQ(good.text(item->find("c")), "[2, {d: 3}]");
  EXPECT_EQ(good.text(item->find("c")->items[1]), "{d: 3}");
  EXPECT_EQ(good.text(good.root->find("e")), "- *x");
  EXPECT_EQ(good.root->span.begin, 0u);
  EXPECT_EQ(good.sources.file(good.file).lineColumn(good.root->span.end).line,
            7u);
}

TEST(YamlSpans, StandBehindWhatHasNoText) {
  Reading reading("a:\nb: [c: , ]\n: d\n");
  ASSERT_TRUE(reading.root);
  EXPECT_EQ(reading.root->find("a")->span, (Span{reading.file, 2, 2}));
  EXPECT_EQ(reading.root->find("b")->items[0]->find("c")->span,
            (Span{reading.file, 9, 9}));
  EXPECT_EQ(reading.root->entries[2].key->span, (Span{reading.file, 14, 14}));
}

TEST(YamlSpans, CountBytesBehindAMarkAndManyBytes) {
  std::string text = "\xEF\xBB\xBFkey: ";
  for (int i = 0; i < 500; ++i)
    text += "é😀";
  text += "\r\nnext: 'ü'\r\n";
  Reading reading(text);
  ASSERT_TRUE(reading.root);
  EXPECT_EQ(reading.text(reading.root->entries[0].key), "key");
  EXPECT_EQ(reading.text(reading.root->entries[1].key), "next");
  EXPECT_EQ(reading.text(reading.root->find("next")), "'ü'");
}

TEST(YamlValues, KnowHowTheyWereWritten) {
  Reading reading("[a, 'b', {c: 0x1F}, !!str 1, +1.50]");
  ASSERT_TRUE(reading.root);
  EXPECT_TRUE(reading.root->flow);
  ArrayRef<const ir::Value *> items = reading.root->items;
  EXPECT_FALSE(items[0]->quoted);
  EXPECT_TRUE(items[1]->quoted);
  EXPECT_EQ(items[2]->find("c")->text, "0x1F");
  EXPECT_EQ(items[2]->find("c")->canonical, "31");
  EXPECT_TRUE(items[3]->isString());
  EXPECT_TRUE(items[3]->quoted);
  EXPECT_EQ(items[4]->canonical, "1.50");
}

TEST(YamlLimits, AreMetBeforeTheCost) {
  YamlLimits limits;
  limits.bytes = 10;
  EXPECT_EQ(Reading("a: 1234567", limits).codes(), "");
  EXPECT_EQ(Reading("a: 12345678", limits).codes(), "TNT1002 ");
  limits = {};
  limits.depth = 3;
  EXPECT_EQ(Reading("[[[]]]", limits).codes(), "");
  EXPECT_EQ(Reading("[[[[]]]]", limits).codes(), "TNT1003 ");
  // Through an alias too.
  EXPECT_EQ(Reading("- &a [[]]\n- *a\n", limits).codes(), "");
  EXPECT_EQ(Reading("- &a [[]]\n- [*a]\n", limits).codes(), "TNT1003 ");
  limits = {};
  limits.expandedValues = 6;
  EXPECT_EQ(Reading("[&a [b], *a, c]", limits).codes(), "");
  EXPECT_EQ(Reading("[&a [b], *a, c, d]", limits).codes(), "TNT1004 ");
}

TEST(YamlLimits, BoundTheDigitsThatNeedConversion) {
  EXPECT_EQ(Reading("0x" + repeat("f", 4096)).codes(), "");
  EXPECT_EQ(Reading("0x" + repeat("f", 4097)).codes(), "TNT1033 ");
  EXPECT_EQ(Reading("0o" + repeat("7", 4097)).codes(), "TNT1033 ");
  Reading decimal(repeat("9", 100000));
  ASSERT_TRUE(decimal.root);
  EXPECT_EQ(decimal.root->canonical.size(), 100000u);
}

TEST(YamlFaults, OfASecretFileShowNothingOfIt) {
  for (StringRef text :
       {"hunter2: 1\nhunter2: 2\n", "a: *hunter2\n", "a: !hunter2 b\n",
        "a: !hunter2!b c\n", "a: !!int hunter2\n", "a: @hunter2\n",
        "%hunter2\n---\na: b\n", "%TAG hunter2 x\n---\na: b\n"}) {
    Reading reading(text.str(), {}, Sensitivity::Secret);
    ASSERT_FALSE(reading.diagnostics.empty());
    for (const Diagnostic &diagnostic : reading.diagnostics)
      EXPECT_EQ(diagnostic.message.find("hunter2"), std::string::npos);
  }
}

TEST(YamlFaults, QuoteLongKeysShortAndWhole) {
  Reading reading(repeat("é", 100) + ": 1\n" + repeat("é", 100) + ": 2\n");
  ASSERT_EQ(reading.codes(), "TNT1040 ");
  EXPECT_EQ(reading.diagnostics[0].message,
            "duplicate key '" + repeat("é", 30) + "...'");
}

TEST(YamlFaults, EndAfterAHundred) {
  Reading reading(repeat("- *a\n", 200));
  EXPECT_EQ(reading.diagnostics.size(), 101u);
  EXPECT_EQ(diag::info(reading.diagnostics.back().id).codeName(), "TNT1015");
}

/// Each of these took minutes, or gigabytes, in one of the readers that were
/// looked at. The bound is far above what they take here, sanitizers
/// included, and far below the square of their length.
TEST(YamlHostile, TakesLinearTime) {
  using std::chrono::steady_clock;
  std::vector<std::pair<std::string, std::string>> documents = {
      {repeat("[", 200000), "TNT1003 "},
      {repeat("{a: ", 200000), "TNT1003 "},
      {repeat("- ", 200000), "TNT1003 "},
      {repeat("? ", 200000), "TNT1003 "},
      {"a: &a x\nb: [" + repeat("*a,", 1000000) + "]", ""},
      {"a: " + repeat("x ", 5000000), ""},
      {"a: \"" + repeat("\\n", 5000000) + "\"", ""},
      {"a: x" + repeat(" ", 4000000) + repeat("y z ", 1000000), "TNT1012 "},
      {"a: |\n  x" + repeat("\n", 4000000) + repeat("  y\n", 1000000),
       "TNT1012 "},
      {repeat("%TAG !a! b\n", 1), "TNT1011 "},
      {repeat("#", 10000000), ""},
      {repeat("\xFF", 1000000), "TNT1006 "},
      {std::string(1000000, '\0'), "TNT1005 "},
      {"a:\n" + repeat("-\tb\n", 100000), "TNT1053 "},
      {"- 0x" + repeat("f", 10000000), "TNT1033 "},
  };
  std::string tags;
  for (int i = 0; i < 200000; ++i)
    tags += "%TAG !a" + std::to_string(i) + "! b\n";
  documents.push_back({tags + "---\n", "TNT1011 "});
  std::string keys;
  for (int i = 0; i < 300000; ++i)
    keys += "k" + std::to_string(i) + ": v\n";
  documents.push_back({keys, ""});
  std::string laughs = "a0: &a0 x\n";
  for (int i = 1; i < 12; ++i) {
    std::string use = "*a" + std::to_string(i - 1) + ",";
    laughs += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" +
              repeat(use, 10) + "]\n";
  }
  documents.push_back({laughs, "TNT1004 "});
  for (const auto &[document, codes] : documents) {
    auto start = steady_clock::now();
    EXPECT_EQ(Reading(document).codes(), codes) << document.substr(0, 20);
    EXPECT_LT(steady_clock::now() - start, std::chrono::seconds(20))
        << document.substr(0, 20);
  }
}
