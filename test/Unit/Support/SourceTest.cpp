//===- SourceTest.cpp - lines and columns ---------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Support/Source.h"

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
