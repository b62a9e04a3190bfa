//===- ConfigurationTest.cpp - files over files ---------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Frontend/Configuration.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace tntc;

namespace {

/// A configuration that grows file by file.
struct Files {
  SourceManager sources;
  DiagnosticEngine diags{sources, {}};
  Configuration configuration;

  void read(const std::string &path, const std::string &text,
            Trust trust = Trust::Platform) {
    readConfiguration(sources.add(path, text), trust, configuration, diags);
  }
};

} // namespace

TEST(Configuration, ALaterFileWinsSettingBySetting) {
  Files files;
  files.read("user.toml",
             "[platform]\nimage = \"a:1\"\nruntime-class = \"\"\n"
             "[ingress]\nwebhook-namespaces = [\"one\", \"two\"]\n");
  files.read("root.toml",
             "[platform]\nimage = \"b:2\"\n"
             "[ingress]\nwebhook-namespaces = [\"three\"]\n"
             "[policy]\nranges = [\"10.1.0.0/16\", \"fd00::/8\"]\n");
  EXPECT_FALSE(files.diags.hasErrors());
  const ir::Profile &profile = files.configuration.profile;
  EXPECT_EQ(profile.image, "b:2");
  EXPECT_EQ(profile.runtimeClass, "");
  EXPECT_EQ(profile.ingress.webhookNamespaces,
            std::vector<std::string>{"three"});
  EXPECT_TRUE(profile.policy.present);
  ASSERT_EQ(profile.policy.allowedRanges.size(), 2u);
  EXPECT_EQ(profile.policy.allowedRanges[1].str(), "fd00::/8");
  EXPECT_EQ(files.configuration.origins.at("platform.image").place,
            "root.toml:2:1");
  EXPECT_EQ(files.configuration.origins.at("platform.runtime-class").place,
            "user.toml:3:1");
}

TEST(Configuration, NothingOfAFileThatMayNotIsTaken) {
  Files files;
  files.read("tntc.toml",
             "[platform]\nimage = \"a:1\"\n[policy]\n"
             "allow-metadata = true\n[quota.small]\npods = 1000\n"
             "[output]\nmermaid = \"rich\"\n",
             Trust::Presentation);
  EXPECT_EQ(files.diags.errorCount(), 3u);
  EXPECT_EQ(files.configuration.profile.image, ir::Profile().image);
  EXPECT_FALSE(files.configuration.profile.policy.present);
  EXPECT_FALSE(files.configuration.profile.policy.allowMetadata);
  EXPECT_EQ(files.configuration.profile.quotas["small"].pods, 10u);
  EXPECT_EQ(files.configuration.presentation.mermaid, "rich");
}

TEST(Configuration, AnEmptyPolicyIsAPolicy) {
  Files files;
  files.read("tntc.toml", "[policy]\n");
  EXPECT_TRUE(files.configuration.profile.policy.present);
}

TEST(Configuration, AFaultyValueChangesNothing) {
  Files files;
  files.read("tntc.toml", "[ingress]\nwebhook-namespaces = [\"ok\", \"Not\"]\n"
                          "[quota.small]\ncpu = \"8\"\npods = 0\n");
  EXPECT_EQ(files.diags.errorCount(), 2u);
  EXPECT_EQ(files.configuration.profile.ingress.webhookNamespaces,
            ir::Profile().ingress.webhookNamespaces);
  EXPECT_EQ(files.configuration.profile.quotas["small"].cpu, "2");
}

TEST(Configuration, PlacesCountBytesBehindWideText) {
  Files files;
  files.read("tntc.toml", "\xEF\xBB\xBF# größe\n[platform]\n"
                          "image = \"größe\" # here\nruntime-class = 1\n");
  std::vector<Diagnostic> list = files.diags.finish();
  ASSERT_EQ(list.size(), 2u);
  EXPECT_EQ(files.sources.text(list[0].span), "\"größe\"");
  EXPECT_EQ(files.sources.text(list[1].span), "1");
}

TEST(Configuration, ImagesAndTheirPrefixes) {
  auto isImage = [](const std::string &text) {
    Files files;
    files.read("tntc.toml", "[platform]\nimage = '" + text + "'\n");
    return !files.diags.hasErrors();
  };
  std::string digest = "sha256:" + std::string(64, 'a');
  for (std::string good :
       {std::string("a"), std::string("a/b:1"), "localhost:5000/a@" + digest,
        "r.example.com/a__b/c-d.e:V_1@" + digest,
        "a@sha512:" + std::string(128, 'a')})
    EXPECT_TRUE(isImage(good)) << good;
  for (std::string bad :
       {std::string(""), std::string("A"), std::string("a:"),
        std::string("a:-1"), std::string("a b"), std::string("a@sha256:abc"),
        std::string("a//b"), std::string("a/"), std::string("h:99999/a"),
        std::string("a___b"), std::string("-a"), std::string("a\tb"),
        std::string("https://r.example.com/a")})
    EXPECT_FALSE(isImage(bad)) << bad;
}

TEST(Configuration, AHeaderIsANameInBrackets) {
  // The text, what is said of it, and the bytes that this is said about.
  const std::tuple<std::string, std::string, std::string> cases[] = {
      {"[=]", "unexpected '='", "="},
      {"[.a]", "unexpected '.'", "."},
      {"[[=]]", "unexpected '='", "="},
      {"[ \xC3\xA9 ]", "unexpected '\xC3\xA9'", "\xC3\xA9"},
      {"[policy]\n[#]", "unexpected '#'", "#"},
      {"[\n]", "unexpected end of the line", "\n"},
      {"[\r\n]", "unexpected end of the line", "\r"},
      {"[]", "tables with blank bare keys are explicitly prohibited", "]"},
  };
  for (const auto &[text, message, place] : cases) {
    Files files;
    files.read("tntc.toml", text);
    std::vector<Diagnostic> list = files.diags.finish();
    ASSERT_EQ(list.size(), 1u) << text;
    EXPECT_EQ(list[0].message, "this is not TOML: " + message);
    EXPECT_EQ(list[0].span.begin, text.find(place)) << text;
  }
}

TEST(Configuration, LettersAreNoBlanks) {
  for (std::string letter : {"\xC3\xB6", "\xE3\x81\x82", "\xEF\xBA\x80"}) {
    Files files;
    files.read("tntc.toml", "[policy]\nimages = [\"\"\"a\\\n  " + letter +
                                "\"\"\"]\n[output]\nmer" + letter + " = 1\n");
    std::vector<Diagnostic> list = files.diags.finish();
    ASSERT_EQ(list.size(), 1u);
    EXPECT_EQ(list[0].message,
              "this is not TOML: expected '=', saw '" + letter + "'");
  }
}

RC_GTEST_PROP(Configuration, AnyTextIsReadOrRefused, ()) {
  static const char *const pieces[] = {
      "[",   "]",        "{",      "}",      "=",    ".",  ",",
      "\n",  "\"",       "'",      "\\",     "#",    "a",  "\"\"\"",
      "'''", "platform", "image",  "1",      "true", "é",  "\r\n",
      " ",   "quota",    "policy", "ranges", "\t",   "0x1"};
  std::string text;
  int count = *rc::gen::inRange(0, 200);
  for (int i = 0; i < count; ++i)
    text += pieces[*rc::gen::inRange<size_t>(0, std::size(pieces))];
  Files files;
  files.read("tntc.toml", text);
  for (const Diagnostic &diagnostic : files.diags.finish())
    RC_ASSERT(diagnostic.span.end <= text.size());
}
