//===- ExitCodeTest.cpp - what a run ends with ----------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "../../../lib/Driver/RunFindings.h"

#include <gtest/gtest.h>

using namespace tntc;
using namespace tntc::driver;

namespace {
Diagnostic found(diag::Id id) {
  SourceManager sources;
  DiagnosticEngine diags(sources, {});
  diags.report(id, Span(), "a", "b");
  return diags.finish().front();
}

ExitCode codeOf(std::initializer_list<diag::Id> inUnits,
                std::vector<Diagnostic> ofPlugins = {}) {
  std::vector<UnitResult> results;
  for (diag::Id id : inUnits) {
    results.emplace_back();
    results.back().diagnostics.push_back(found(id));
    results.back().failed = true;
  }
  return exitCodeOf(results, ofPlugins, {});
}
} // namespace

TEST(ExitCode, TellsTheGravest) {
  EXPECT_EQ(codeOf({}), ExitOk);
  EXPECT_EQ(codeOf({diag::SameOutput}), ExitInput);
  EXPECT_EQ(codeOf({diag::SameOutput, diag::CannotRead}), ExitWorld);
  EXPECT_EQ(codeOf({diag::CannotRun}), ExitWorld);
  EXPECT_EQ(codeOf({}, {found(diag::PluginOption)}), ExitInput);
  EXPECT_EQ(codeOf({diag::SameOutput}, {found(diag::PluginHash)}), ExitPlugin);
  EXPECT_EQ(codeOf({diag::CannotRead}, {found(diag::PluginHash)}), ExitWorld);
}

// A fault of ours is nobody else's: 70, whatever else there is.
TEST(ExitCode, OfAnInternalErrorIsItsOwn) {
  EXPECT_EQ(codeOf({diag::InternalError}), ExitInternal);
  EXPECT_EQ(codeOf({diag::CannotRead, diag::InternalError},
                   {found(diag::PluginHash)}),
            ExitInternal);
}
