//===- Pass.h - one step over a workflow ------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_ANALYSIS_PASS_H
#define TNTC_ANALYSIS_PASS_H

#include "tntc/Diagnostics/DiagnosticEngine.h"
#include "tntc/IR/Context.h"
#include "tntc/IR/Profile.h"
#include "tntc/IR/Workflow.h"

namespace tntc {

/// What the command line says about analysis. Lib/Driver binds its options to
/// these members; there is no second copy.
struct AnalysisOptions {
  bool cronAnnotation = false; ///< `--cron=annotation`
  /// `--grants=contract`: all that the contract allows, used or not.
  bool grantContract = false;
};

/// A service of the exoskeleton as a contract asks for it.
struct ServiceInfo {
  StringRef dependency; ///< `tentacular-postgres`
  StringRef name;       ///< `postgres`, as the profile lists it
  ir::Protocol protocol;
};

/// What a pass may use. It reports all it knows and goes on.
struct PassContext {
  DiagnosticEngine &diags;
  ir::Context &arena;
  const ir::Profile &profile;
  const AnalysisOptions &options;
  const SourceManager &sources;
  /// Services that plugins provide; those that the profile enables are served.
  ArrayRef<ServiceInfo> offered;
};

using CheckPass = void (*)(const ir::Workflow &, PassContext &);
using DerivePass = void (*)(ir::Workflow &, PassContext &);

/// A row of Passes.def: a pass that only looks has a null `derive`.
struct Pass {
  StringRef name;
  StringRef summary;
  CheckPass check;
  DerivePass derive;

  void run(ir::Workflow &workflow, PassContext &context) const {
    if (check)
      check(workflow, context);
    else
      derive(workflow, context);
  }
};

#define CHECK_PASS(FUNCTION, NAME, SUMMARY)                                    \
  void FUNCTION(const ir::Workflow &workflow, PassContext &context);
#define DERIVE_PASS(FUNCTION, NAME, SUMMARY)                                   \
  void FUNCTION(ir::Workflow &workflow, PassContext &context);
#include "tntc/Analysis/Passes.def"

/// All rows, sorted by name.
ArrayRef<Pass> allPasses();
const Pass *findPass(StringRef name);

} // namespace tntc

#endif // TNTC_ANALYSIS_PASS_H
