//===- SourceTest.cpp - lines and columns ---------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Support/Source.h"
#include "tntc/Support/CodePoint.h"

#include <gtest/gtest.h>

using namespace tntc;

TEST(Source, ColumnsCountCodePoints) {
  SourceManager sources;
  FileId id = sources.add("a.yaml", "a: \xC3\xA9 x\r\nb: \xFF!\n");
  const SourceFile &file = sources.file(id);
  LineColumn x = file.lineColumn(6);
  EXPECT_EQ(x.line, 1u);
  EXPECT_EQ(x.column, 6u);
  LineColumn bang = file.lineColumn(13);
  EXPECT_EQ(bang.line, 2u);
  EXPECT_EQ(bang.column, 5u);
}

TEST(Source, LinesEndAtEveryKindOfBreak) {
  SourceManager sources;
  FileId id = sources.add("a.yaml", "one\rtwo\r\nthree\n");
  const SourceFile &file = sources.file(id);
  EXPECT_EQ(file.lineCount(), 4u);
  EXPECT_EQ(file.line(1), "one");
  EXPECT_EQ(file.line(2), "two");
  EXPECT_EQ(file.line(3), "three");
  EXPECT_EQ(file.line(4), "");
}

TEST(Source, OffsetsBeyondTheEndAreClamped) {
  SourceManager sources;
  FileId id = sources.add("a.yaml", "ab");
  EXPECT_EQ(sources.file(id).lineColumn(99).column, 3u);
}

TEST(Source, ColumnsDoNotDependOnTheOrderOfQuestions) {
  // Characters of each length and broken ones, on lines of many lengths.
  std::string text;
  for (unsigned i = 0; i < 3000; ++i) {
    for (StringRef piece : {"a", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80",
                            "\xF0\x9F", "\xFF"})
      text += piece;
    if (i == 20 || i == 1500 || i == 1501)
      text += '\n';
  }
  std::vector<LineColumn> places; // of each byte, counted from the front
  LineColumn next;
  for (StringRef rest = text; !rest.empty();) {
    CodePoint point = CodePoint::first(rest);
    places.insert(places.end(), point.size, next);
    ++next.column;
    if (rest.front() == '\n')
      next = {next.line + 1, 1};
    rest = rest.drop_front(point.size);
  }
  SourceManager sources;
  const SourceFile &file = sources.file(sources.add("a", text));
  for (size_t at = text.size(); at-- > 0;)
    ASSERT_EQ(file.lineColumn(uint32_t(at)), places[at]) << at;
  for (size_t at = 0; at < text.size(); at += 1021)
    ASSERT_EQ(file.lineColumn(uint32_t(at)), places[at]) << at;
}
