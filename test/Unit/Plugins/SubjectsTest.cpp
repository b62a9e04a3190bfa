//===- SubjectsTest.cpp - what a NATS user may subscribe to ---------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "../../../plugins/nats/Authorization.h"

#include <gtest/gtest.h>

using tntc::nats::covers;

TEST(Subjects, OneTokenMore) {
  EXPECT_TRUE(covers("e.n.*", "e.n.x"));
  EXPECT_TRUE(covers("e.n.*", "e.n.*"));
  EXPECT_FALSE(covers("e.n.*", "e.n"));
  EXPECT_FALSE(covers("e.n.*", "e.n."));
  EXPECT_FALSE(covers("e.n.*", "e.n.x.y"));
  EXPECT_FALSE(covers("e.n.*", "e.n.>"));
  EXPECT_FALSE(covers("e.n.*", "e.n2.x"));
  EXPECT_FALSE(covers("e.n.*", "e.*.x"));
  EXPECT_FALSE(covers("e.n.*", "*.n.x"));
  EXPECT_FALSE(covers("e.n.*", ">"));
  EXPECT_FALSE(covers("e.n.*", ""));
}

TEST(Subjects, AnyNumber) {
  EXPECT_TRUE(covers("e.n.>", "e.n.x"));
  EXPECT_TRUE(covers("e.n.>", "e.n.x.y"));
  EXPECT_TRUE(covers("e.n.>", "e.n.*.y"));
  EXPECT_TRUE(covers("e.n.>", "e.n.>"));
  EXPECT_FALSE(covers("e.n.>", "e.n"));
  EXPECT_FALSE(covers("e.n.>", "e.n2.x"));
  EXPECT_FALSE(covers("e.n.>", "e.>"));
}
