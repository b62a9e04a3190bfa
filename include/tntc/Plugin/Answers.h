//===- Answers.h - what answers mean ----------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// These take answers that fit the schema, and find what no schema can say.
//
//===----------------------------------------------------------------------===//

#ifndef TNTC_PLUGIN_ANSWERS_H
#define TNTC_PLUGIN_ANSWERS_H

#include "tntc/IR/Context.h"
#include "tntc/IR/Workflow.h"
#include "tntc/Plugin/Plugin.h"
#include "tntc/Support/ArtifactSet.h"

namespace tntc {

/// Reports the diagnostics of \p answer on \p diags, each at the place that
/// its pointer into \p ir has. Nothing is reported after a fault.
MaybeFault reportDiagnostics(const json::Value &answer, const json::Value &ir,
                             StringRef prefix, const SourceManager &sources,
                             DiagnosticEngine &diags);

/// Whether \p answer says that the user's input has a fault. What else is in it
/// is about a workflow that cannot be, and is not looked at.
bool hasErrors(const json::Value &answer);

/// The files of an `emit` answer, below \p folder.
MaybeFault readFiles(const json::Value &answer, StringRef folder,
                     ArtifactSet &out);

/// Who answers, and what trusted configuration lets it say.
struct ServiceGrants {
  bool all = false; ///< built in
  std::set<std::string> granted;
  std::string enclave{}; ///< whose namespace its objects are for; empty: none
};

/// The facts of a `resolve` answer about \p dependency, and what `endpoint`
/// sets in it. Everything is copied into \p arena.
MaybeFault readFacts(const json::Value &answer, const ServiceGrants &grants,
                     ir::Context &arena, ir::ServiceFacts &facts,
                     ir::Dependency &dependency, DiagnosticEngine &diags);

} // namespace tntc

#endif // TNTC_PLUGIN_ANSWERS_H
