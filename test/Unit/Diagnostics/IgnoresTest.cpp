//===- IgnoresTest.cpp - what a comment can silence -----------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Said.h"

#include <gtest/gtest.h>

using namespace tntc;

/// The codes reported when `bad` of \p text gets a warning.
static std::string codes(StringRef text, SeverityPolicy policy = {}) {
  SourceManager sources;
  DiagnosticEngine diags(sources, std::move(policy));
  FileId file = sources.add("a.yaml", text.str());
  diags.readIgnores(file);
  auto at = uint32_t(text.find("bad"));
  diags.report(diag::MissingDescription, Span{file, at, at + 3}, "x");
  std::string result;
  for (const Diagnostic &diagnostic : diags.finish())
    result += diag::info(diagnostic.id).codeName() + " ";
  return result;
}

TEST(Ignores, silenceTheirOwnLineOrTheNext) {
  EXPECT_EQ(codes("bad # tntc-ignore TNT2021: known\n"), "");
  EXPECT_EQ(codes("# tntc-ignore TNT2021: known\nbad\n"), "");
  EXPECT_EQ(codes("  // tntc-ignore TNT2021: known\r\nbad\n"), "");
  EXPECT_EQ(codes("/* tntc-ignore TNT2021: known */\nbad\n"), "");
  EXPECT_EQ(codes("# tntc-ignore TNT2021: known\n\nbad\n"), "TNT1103 TNT2021 ");
  EXPECT_EQ(codes("x # tntc-ignore TNT2021: known\nbad\n"), "TNT1103 TNT2021 ");
}

TEST(Ignores, stack) {
  EXPECT_EQ(codes("# tntc-ignore TNT2021: a\n# tntc-ignore TNT2401: b\nbad\n"),
            "TNT1103 ");
}

TEST(Ignores, needCodeAndReason) {
  EXPECT_EQ(codes("bad # tntc-ignore TNT2021\n"), "TNT2021 TNT1101 ");
  EXPECT_EQ(codes("bad # tntc-ignore TNT9999\n"), "TNT2021 TNT1101 ");
  EXPECT_EQ(codes("bad # tntc-ignore TNT2021:  \nx"), "TNT2021 TNT1101 ");
  EXPECT_EQ(codes("bad # tntc-ignore TNT9999: x\n"), "TNT2021 TNT1104 ");
  EXPECT_EQ(codes("bad # tntc-ignore: x\n"), "TNT2021 TNT1101 ");
}

TEST(Ignores, standInComments) {
  EXPECT_EQ(codes("bad tntc-ignore TNT2021: x\n"), "TNT2021 ");
  EXPECT_EQ(codes("bad http://x/#tntc-ignore TNT2021: x\n"), "TNT2021 ");
}

TEST(Ignores, areNotReadInTexts) {
  Said said;
  FileId file = said.add("a # tntc-ignore TNT2021: x\nb # tntc-ignore\n");
  said.diags.readIgnores(file, {said.find(file, "tntc-ignore TNT2021"),
                                said.find(file, "tntc-ignore\n")});
  said.diags.report(diag::MissingDescription, said.find(file, "a"), "x");
  EXPECT_EQ(said.diags.finish().size(), 1u);
}

TEST(Ignores, silenceWhatWasReportedBefore) {
  Said said;
  FileId file = said.add("bad # tntc-ignore TNT2021: known\n");
  said.diags.report(diag::MissingDescription, said.find(file, "bad"), "x");
  said.diags.readIgnores(file);
  EXPECT_TRUE(said.diags.finish().empty());
}

TEST(Ignores, cannotSilenceErrorsOrSecurity) {
  EXPECT_EQ(codes("bad # tntc-ignore TNT2001: x\n"), "TNT2021 TNT1102 ");
  EXPECT_EQ(codes("bad # tntc-ignore TNT1102: x\n"), "TNT2021 TNT1102 ");
}

TEST(Ignores, holdUnderStrictButNotAgainstANamedError) {
  SeverityPolicy strict;
  strict.strict = true;
  EXPECT_EQ(codes("bad # tntc-ignore TNT2021: known\n", strict), "");
  SeverityPolicy named;
  named.byName["TNT2021"] = Severity::Error;
  EXPECT_EQ(codes("bad # tntc-ignore TNT2021: known\n", named),
            "TNT2021 TNT1102 ");
  SeverityPolicy group;
  group.byName["field"] = Severity::Error;
  EXPECT_EQ(codes("bad # tntc-ignore TNT2021: known\n", group),
            "TNT2021 TNT1102 ");
}

TEST(Ignores, areNotUselessWhenTheCodeIsOff) {
  SeverityPolicy off;
  off.byName["TNT2021"] = Severity::Off;
  EXPECT_EQ(codes("bad # tntc-ignore TNT2021: known\n", off), "");
}

TEST(Ignores, areNotJudgedWhereErrorsStoppedTheChecks) {
  Said said;
  FileId file = said.add("# tntc-ignore TNT2021: known\nbad\n");
  said.diags.readIgnores(file);
  said.diags.report(diag::NotAWorkflow, said.find(file, "bad"), "x");
  EXPECT_EQ(said.diags.finish().size(), 1u);
}

// A hundred thousand of each on one line and on many: quadratic time would
// take minutes.
TEST(Ignores, takeLinearTime) {
  for (StringRef separator : {" ", "\n"}) {
    std::string text;
    for (unsigned i = 0; i < 100000; ++i)
      text += ("x # tntc-ignore TNT2021: y" + separator).str();
    SourceManager sources;
    FileId file = sources.add("a.yaml", text);
    DiagnosticEngine diags(sources, {});
    diags.readIgnores(file);
    for (unsigned i = 0; i < 100000; ++i)
      diags.report(diag::DefaultTrigger, Span{file, i * 27, i * 27 + 1});
    std::vector<Diagnostic> all = diags.finish();
    EXPECT_EQ(all.size(), 200000u);
    std::string out;
    llvm::raw_string_ostream stream(out);
    auto consumer = createJsonConsumer(stream);
    for (const Diagnostic &diagnostic : all)
      consumer->handle(diagnostic, sources);
  }
}
