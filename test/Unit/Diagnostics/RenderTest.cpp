//===- RenderTest.cpp - what the forms of printing share ------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "../../../lib/Diagnostics/Render.h"

#include <gtest/gtest.h>

using namespace tntc;

// TNTC_DOCS_URL is a setting of the build, so that only here it is not empty.
TEST(Render, LinksToThePageWhereTheDocumentsAreServed) {
  const diag::Info &info = diag::info(diag::EdgeCycle);
  EXPECT_EQ(render::pageUrl("", info), "docs/diagnostics/TNT3001.md");
  EXPECT_EQ(render::pageUrl("https://a.example/docs", info),
            "https://a.example/docs/diagnostics/TNT3001.md");
  EXPECT_EQ(render::pageUrl("https://a.example/docs/", info),
            "https://a.example/docs/diagnostics/TNT3001.md");
}
