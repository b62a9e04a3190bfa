//===- FixesTest.cpp - only those bytes change ----------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Diagnostics/Fixes.h"
#include "Said.h"

#include <gtest/gtest.h>

using namespace tntc;

namespace {
struct Fixed : Said {
  void fix(Span span, StringRef text) {
    diags.report(diag::NotAWorkflow, span, text).fix("fix", span, text);
  }
  std::string diff() {
    std::string result;
    llvm::raw_string_ostream out(result);
    for (const FixedFile &file : computeFixes(diags.finish(), sources))
      printUnifiedDiff(file, sources, out);
    return result;
  }
};
} // namespace

TEST(Fixes, changesOnlyTheBytesOfEdits) {
  Fixed fixed;
  FileId file = fixed.add("version: 1.0   # keep\nname:   x\n");
  fixed.fix(fixed.find(file, "1.0"), "\"1.0\"");
  fixed.fix(fixed.find(file, "x"), "y");
  std::vector<FixedFile> files =
      computeFixes(fixed.diags.finish(), fixed.sources);
  ASSERT_EQ(files.size(), 1u);
  EXPECT_EQ(files[0].text, "version: \"1.0\"   # keep\nname:   y\n");
}

TEST(Fixes, leavesOutWhatAPersonHasToJudge) {
  Fixed fixed;
  FileId file = fixed.add("a\n");
  Span span = fixed.find(file, "a");
  fixed.diags.report(diag::NotAWorkflow, span, "x").suggest("b", span, "b");
  EXPECT_TRUE(computeFixes(fixed.diags.finish(), fixed.sources).empty());
}

TEST(Fixes, takesOneOfTwoThatTouch) {
  Fixed fixed;
  FileId file = fixed.add("abcdef\n");
  fixed.fix(fixed.find(file, "abc"), "1");
  fixed.fix(fixed.find(file, "cd"), "2");
  fixed.fix(fixed.find(file, "def"), "3");
  std::vector<FixedFile> files =
      computeFixes(fixed.diags.finish(), fixed.sources);
  ASSERT_EQ(files.size(), 1u);
  EXPECT_EQ(files[0].text, "13\n");
}

TEST(Fixes, neverInsertsTwiceAtOnePlace) {
  Fixed fixed;
  FileId file = fixed.add("ab\n");
  fixed.fix(Span{file, 1, 1}, "1");
  fixed.fix(Span{file, 1, 1}, "2");
  std::vector<FixedFile> files =
      computeFixes(fixed.diags.finish(), fixed.sources);
  ASSERT_EQ(files.size(), 1u);
  EXPECT_EQ(files[0].text, "a1b\n");
}

TEST(Fixes, takesTheSameEditOnce) {
  Fixed fixed;
  FileId file = fixed.add("ab\n");
  Span span{file, 1, 1};
  fixed.diags.report(diag::NotAWorkflow, span, "x").fix("x", span, "1");
  fixed.diags.report(diag::NotAWorkflow, span, "y").fix("y", span, "1");
  std::vector<FixedFile> files =
      computeFixes(fixed.diags.finish(), fixed.sources);
  EXPECT_EQ(files[0].text, "a1b\n");
}

TEST(Fixes, isWholeOrNotAtAll) {
  Fixed fixed;
  FileId file = fixed.add("a b c\n");
  fixed.fix(fixed.find(file, "a"), "A");
  Fix both{"both", true, {}};
  both.edits.push_back({fixed.find(file, "a"), "X"});
  both.edits.push_back({fixed.find(file, "c"), "Y"});
  fixed.diags.report(diag::NotAWorkflow, fixed.find(file, "c"), "x").fix(both);
  std::vector<FixedFile> files =
      computeFixes(fixed.diags.finish(), fixed.sources);
  EXPECT_EQ(files[0].text, "A b c\n");
}

TEST(Fixes, neverTouchesSecretFiles) {
  Fixed fixed;
  FileId file = fixed.add("a\n", Sensitivity::Secret);
  fixed.fix(fixed.find(file, "a"), "b");
  std::vector<FixedFile> files =
      computeFixes(fixed.diags.finish(), fixed.sources);
  EXPECT_TRUE(files.empty());
}

TEST(Fixes, followsTheLineBreaksOfTheFile) {
  Fixed fixed;
  FileId file = fixed.add("a\r\nb\r\n");
  fixed.fix(Span{file, 3, 3}, "x\ny\n");
  std::vector<FixedFile> files =
      computeFixes(fixed.diags.finish(), fixed.sources);
  EXPECT_EQ(files[0].text, "a\r\nx\r\ny\r\nb\r\n");
}

TEST(Fixes, printsAUnifiedDiff) {
  Fixed fixed;
  FileId file = fixed.add("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\nend");
  fixed.fix(fixed.find(file, "4"), "four");
  fixed.fix(fixed.find(file, "end"), "END");
  fixed.fix(fixed.find(file, "5\n"), "");
  EXPECT_EQ(fixed.diff(), "--- workflow.yaml\n"
                          "+++ workflow.yaml\n"
                          "@@ -1,8 +1,7 @@\n"
                          " 1\n 2\n 3\n-4\n-5\n+four\n 6\n 7\n 8\n"
                          "@@ -11,4 +10,4 @@\n"
                          " 11\n 12\n 13\n"
                          "-end\n\\ No newline at end of file\n"
                          "+END\n\\ No newline at end of file\n");
}

TEST(Fixes, printsInsertionsInAnEmptyFile) {
  Fixed fixed;
  FileId file = fixed.add("");
  fixed.fix(Span{file, 0, 0}, "a\n");
  EXPECT_EQ(fixed.diff(), "--- workflow.yaml\n"
                          "+++ workflow.yaml\n"
                          "@@ -0,0 +1 @@\n"
                          "+a\n");
}
