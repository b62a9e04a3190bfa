//===- TextConsumerTest.cpp - whole messages, carets included -------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Said.h"

#include <gtest/gtest.h>

using namespace tntc;

TEST(TextConsumer, underlinesTheRange) {
  Said said;
  FileId file = said.add("name: x\nversion: 1.10\n");
  said.diags.report(diag::NotAWorkflow, said.find(file, "1.10"), "a list");
  EXPECT_EQ(said.text(),
            "workflow.yaml:2:10: error[TNT2001]: a workflow is a mapping of "
            "fields, not a list\n"
            "2 | version: 1.10\n"
            "  |          ^~~~\n");
}

TEST(TextConsumer, showsNotesAndFixes) {
  Said said;
  FileId file = said.add("version: 1.10\nnodes:\n  a: b\n");
  said.diags.report(diag::NotAWorkflow, said.find(file, "a: b"), "x")
      .note(said.find(file, "nodes"), "nodes are declared here")
      .fix("quote the version", said.find(file, "1.10"), "\"1.10\"")
      .suggest("add a node", said.find(file, "nodes").first(), "top:\n  - 1\n");
  EXPECT_EQ(said.text(),
            "workflow.yaml:3:3: error[TNT2001]: a workflow is a mapping of "
            "fields, not x\n"
            "3 |   a: b\n"
            "  |   ^~~~\n"
            "workflow.yaml:2:1: note: nodes are declared here\n"
            "2 | nodes:\n"
            "  | ^~~~~\n"
            "workflow.yaml:1:10: fix: quote the version\n"
            "1 - version: 1.10\n"
            "1 + version: \"1.10\"\n"
            "workflow.yaml:2:1: fix (needs a human): add a node\n"
            "2 + top:\n"
            "3 +   - 1\n");
}

TEST(TextConsumer, countsWideAndCombiningCharacters) {
  Said said;
  // Two columns each; an e with a combining accent has one.
  FileId file = said.add("a: 漢字 e\xCC\x81 bad\n");
  said.diags.report(diag::NotAWorkflow, said.find(file, "bad"), "x");
  EXPECT_EQ(said.text(), "workflow.yaml:1:10: error[TNT2001]: a workflow is a "
                         "mapping of fields, not x\n"
                         "1 | a: 漢字 e\xCC\x81 bad\n"
                         "  |           ^~~\n");
}

TEST(TextConsumer, underlinesWideCharactersWhole) {
  Said said;
  FileId file = said.add("漢字\n");
  said.diags.report(diag::NotAWorkflow, said.find(file, "漢字"), "x");
  EXPECT_EQ(said.text(), "workflow.yaml:1:1: error[TNT2001]: a workflow is a "
                         "mapping of fields, not x\n"
                         "1 | 漢字\n"
                         "  | ^~~~\n");
}

TEST(TextConsumer, keepsTabs) {
  Said said;
  FileId file = said.add("\ta:\tb\n", Sensitivity::Public, "nodes/a.ts");
  said.diags.report(diag::NotAWorkflow, said.find(file, "b"), "x");
  EXPECT_EQ(said.text(), "nodes/a.ts:1:5: error[TNT2001]: a workflow is a "
                         "mapping of fields, not x\n"
                         "1 | \ta:\tb\n"
                         "  | \t  \t^\n");
}

TEST(TextConsumer, marksAPlaceAtTheEndOfALine) {
  Said said;
  FileId file = said.add("name:\r\n");
  said.diags.report(diag::NotAWorkflow, Span{file, 5, 5}, "x");
  EXPECT_EQ(said.text(), "workflow.yaml:1:6: error[TNT2001]: a workflow is a "
                         "mapping of fields, not x\n"
                         "1 | name:\n"
                         "  |      ^\n");
}

TEST(TextConsumer, showsRangesOfSeveralLines) {
  Said said;
  FileId file = said.add("a:\n  b: 1\n  c: 2  \n\n  d: 3\nend\n");
  said.diags.report(diag::NotAWorkflow, Span{file, 5, 16}, "x");
  said.diags.report(diag::NotAWorkflow, Span{file, 0, 27}, "y");
  EXPECT_EQ(said.text(), "workflow.yaml:1:1: error[TNT2001]: a workflow is a "
                         "mapping of fields, not y\n"
                         "1 | a:\n"
                         "  | ^~\n"
                         "2 |   b: 1\n"
                         "  |   ~~~~\n"
                         "  ...\n"
                         "5 |   d: 3\n"
                         "  |   ~~~~\n"
                         "workflow.yaml:2:3: error[TNT2001]: a workflow is a "
                         "mapping of fields, not x\n"
                         "2 |   b: 1\n"
                         "  |   ^~~~\n"
                         "3 |   c: 2  \n"
                         "  |   ~~~~\n");
}

TEST(TextConsumer, cutsLongLinesAroundTheCaret) {
  Said said;
  FileId file =
      said.add(std::string(1000, 'a') + "bad" + std::string(100000, 'c'));
  said.diags.report(diag::NotAWorkflow, said.find(file, "bad"), "x");
  EXPECT_EQ(said.text(),
            "workflow.yaml:1:1001: error[TNT2001]: a workflow is a mapping of "
            "fields, not x\n"
            "1 | ..." +
                std::string(40, 'a') + "bad" + std::string(77, 'c') +
                "...\n"
                "  | " +
                std::string(43, ' ') + "^~~\n");
}

TEST(TextConsumer, escapesWhatTurnsOrBreaksALine) {
  Said said;
  FileId file = said.add("a: \xE2\x80\xAE\x1B[31m\xFF bad\n",
                         Sensitivity::Public, "a\nb\x1B.yaml");
  said.diags.report(diag::NotAWorkflow, said.find(file, "bad"),
                    "\xE2\x80\xAEx\ny.yaml:1:1: error: faked");
  EXPECT_EQ(said.text(),
            "a<U+000A>b<U+001B>.yaml:1:12: error[TNT2001]: a workflow is a "
            "mapping of fields, not <U+202E>x<U+000A>y.yaml:1:1: error: "
            "faked\n"
            "1 | a: <U+202E><U+001B>[31m<FF> bad\n"
            "  |                             ^~~\n");
}

TEST(TextConsumer, showsNothingOfSecretFiles) {
  Said said;
  FileId file = said.add("token: hunter2\n", Sensitivity::Secret, ".secrets");
  said.diags.report(diag::NotAWorkflow, said.find(file, "hunter2"), "x")
      .note(said.find(file, "token"), "here")
      .fix("quote", said.find(file, "hunter2"), "'hunter2'");
  EXPECT_EQ(said.text(), ".secrets:1:8: error[TNT2001]: a workflow is a "
                         "mapping of fields, not x\n"
                         ".secrets:1:1: note: here\n");
}

TEST(TextConsumer, saysWhatHasNoPlace) {
  Said said;
  said.diags.report(diag::InternalError, Span(), "x");
  EXPECT_EQ(said.text(), "tntc-compile: error[TNT9001]: internal error: x\n");
}

TEST(TextConsumer, colours) {
  Said said;
  FileId file = said.add("bad\n");
  said.diags.report(diag::NotAWorkflow, said.find(file, "bad"), "x");
  EXPECT_EQ(said.text(/*colour=*/true),
            "\033[1mworkflow.yaml:1:1: \033[0m\033[1;31merror[TNT2001]: "
            "\033[0ma workflow is a mapping of fields, not x\n"
            "1 | bad\n"
            "  | \033[1;32m^~~\033[0m\n");
}

TEST(TextConsumer, survivesEverySpan) {
  // Bytes that are no text, and places anywhere in them.
  StringRef text = "\xEF\xBB\xBF\xE6\xBC\t\r\n\r\xE6\xBC\xA2\x80\n\n\t";
  for (uint32_t begin = 0; begin <= text.size() + 1; ++begin)
    for (uint32_t end = begin; end <= text.size() + 1; ++end) {
      Said said;
      FileId file = said.add(text);
      said.diags.report(diag::NotAWorkflow, Span{file, begin, end}, "x")
          .fix("replace", Span{file, begin, end}, "a\nb");
      EXPECT_NE(said.text().find('^'), std::string::npos);
    }
}
