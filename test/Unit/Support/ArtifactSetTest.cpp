//===- ArtifactSetTest.cpp - names that stay below the directory ----------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Support/ArtifactSet.h"

#include <gtest/gtest.h>

using namespace tntc;

TEST(ArtifactSet, RefusesPathsThatLead) {
  for (StringRef path : {"", "/", "/a", "a/", "a//b", ".", "..", "a/../b",
                         "./a", "a\nb", "a\x7F"})
    EXPECT_FALSE(ArtifactSet::isConfinedPath(path)) << path.str();
  for (StringRef path : {"a", "a/b.yaml", "..a", "a..", "...", ".a"})
    EXPECT_TRUE(ArtifactSet::isConfinedPath(path)) << path.str();
}

TEST(ArtifactSet, KeepsOrderAndNamesOnce) {
  ArtifactSet set;
  EXPECT_TRUE(set.add({"b.yaml", "1.yaml", "ConfigMap", "x"}));
  EXPECT_TRUE(set.add({"b.yaml", "2.yaml", "Secret", "y", true}));
  EXPECT_TRUE(set.add({"a.yaml", "", "", "z"}));
  EXPECT_FALSE(set.add({"b.yaml", "1.yaml", "ConfigMap", "other"}));
  EXPECT_FALSE(set.add({"b.yaml", "../1.yaml", "ConfigMap", "other"}));
  ASSERT_EQ(set.artifacts().size(), 3u);
  EXPECT_EQ(set.artifacts()[0].bytes, "x");
  EXPECT_TRUE(set.artifacts()[1].sensitive);

  ArtifactSet other;
  EXPECT_TRUE(other.add({"c.yaml", "", "", "c"}));
  EXPECT_TRUE(set.append(std::move(other)));
  ArtifactSet clash;
  EXPECT_TRUE(clash.add({"a.yaml", "", "", "c"}));
  EXPECT_FALSE(set.append(std::move(clash)));
  EXPECT_EQ(set.artifacts().size(), 4u);
}
