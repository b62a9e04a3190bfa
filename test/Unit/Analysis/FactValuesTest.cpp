//===- FactValuesTest.cpp - sets of values, and texts in pieces -----------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "../../../lib/Analysis/Facts/Text.h"
#include "../../../lib/Analysis/Facts/Value.h"

#include <gtest/gtest.h>

using namespace tntc;
using namespace tntc::facts;

static const Atom one{AtomKind::Text, 1}, two{AtomKind::Text, 2};

TEST(FactValues, JoinIsASet) {
  Value left(two);
  EXPECT_TRUE(left.add(one));
  EXPECT_FALSE(left.add(two));
  Value right(one);
  EXPECT_TRUE(right.add(two));
  EXPECT_EQ(left, right);
  EXPECT_EQ(left.size(), 2u);
  EXPECT_FALSE(left.add(right));
}

TEST(FactValues, DoubtIsCarriedOn) {
  Value doubtful(one), certain(one);
  doubtful.setInexact();
  EXPECT_TRUE(certain.isExact());
  EXPECT_TRUE(certain.add(doubtful));
  EXPECT_FALSE(certain.isExact());
  EXPECT_FALSE(certain.add(doubtful));
}

TEST(FactValues, EmptyIsBelowAll) {
  Value value(one);
  EXPECT_FALSE(value.add(Value()));
  EXPECT_TRUE(Value().isEmpty());
}

static Piece hostOf(StringRef dependency) {
  Piece piece;
  piece.kind = PieceKind::Host;
  piece.text = dependency;
  return piece;
}

TEST(FactTexts, EqualTextsAreOne) {
  ir::Context arena;
  Scratch scratch;
  Texts texts(arena, scratch);
  uint32_t joined = texts.concat(texts.literal("a"), texts.literal("b"));
  EXPECT_EQ(joined, texts.literal("ab"));
  StringRef whole;
  EXPECT_TRUE(texts.isLiteral(joined, whole));
  EXPECT_EQ(whole, "ab");
  EXPECT_TRUE(texts.isLiteral(texts.literal(""), whole));
  EXPECT_EQ(whole, "");
}

TEST(FactTexts, PatternsShowWhatIsKnown) {
  ir::Context arena;
  Scratch scratch;
  Texts texts(arena, scratch);
  uint32_t id = texts.concat(texts.literal("/a/"), texts.unknown());
  id = texts.concat(id, texts.unknown());
  id = texts.concat(id, texts.literal("/b"));
  EXPECT_EQ(texts.pattern(texts.pieces(id)), "/a/*/b");
  StringRef whole;
  EXPECT_FALSE(texts.isLiteral(id, whole));
}

TEST(FactTexts, PrefixKeepsTheHost) {
  ir::Context arena;
  Scratch scratch;
  Texts texts(arena, scratch);
  uint32_t id =
      texts.concat(texts.literal("https://"), texts.intern(hostOf("github")));
  id = texts.prefix(texts.concat(id, texts.literal("/x")), 2);
  ASSERT_EQ(texts.pieces(id).size(), 3u);
  EXPECT_EQ(texts.pieces(id)[1].kind, PieceKind::Host);
  EXPECT_EQ(texts.pieces(id)[2].kind, PieceKind::Unknown);
}

TEST(FactTexts, GrowthEnds) {
  ir::Context arena;
  Scratch scratch;
  Texts texts(arena, scratch);
  uint32_t id = texts.intern(hostOf("github"));
  for (unsigned i = 0; i < 1000; ++i)
    id = texts.concat(texts.concat(id, texts.literal("/x")),
                      texts.intern(hostOf("github")));
  EXPECT_LT(texts.pieces(id).size(), 100u);
  EXPECT_EQ(texts.pieces(id).front().kind, PieceKind::Host);
  EXPECT_EQ(texts.concat(id, texts.literal("/x")), id);
}

TEST(FactTexts, SecretsAreNeverDropped) {
  ir::Context arena;
  Scratch scratch;
  Texts texts(arena, scratch);
  Piece secret;
  secret.kind = PieceKind::Secret;
  secret.text = "github";
  uint32_t id = texts.concat(texts.literal("Bearer "), texts.intern(secret));
  id = texts.prefix(texts.blur(id), 1);
  bool isKept = false;
  for (const Piece &piece : texts.pieces(id))
    isKept |= piece.kind == PieceKind::Secret;
  EXPECT_TRUE(isKept);
}
