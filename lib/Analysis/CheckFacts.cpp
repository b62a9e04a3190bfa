//===- CheckFacts.cpp - code that could not be followed -------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Uses.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/ErrorHandling.h"

#include <set>
#include <tuple>

using namespace tntc;
using ir::AbstentionScope;

static void report(const ir::Abstention &abstention, DiagnosticEngine &diags) {
  Span span = abstention.span;
  StringRef reason = abstention.reason;
  switch (abstention.scope) {
  case AbstentionScope::Dependency:
    diags.report(diag::UnfollowedDependency, span, reason, abstention.subject);
    return;
  case AbstentionScope::AnyDependency:
    diags.report(diag::UnfollowedDependencies, span, reason);
    return;
  case AbstentionScope::Config:
    diags.report(diag::UnfollowedConfig, span, reason);
    return;
  case AbstentionScope::Secrets:
    diags.report(diag::UnfollowedSecrets, span, reason);
    return;
  case AbstentionScope::Network:
    diags.report(diag::UnfollowedAddress, span, reason);
    return;
  case AbstentionScope::Everything:
    diags.report(diag::UnfollowedCode, span, reason);
    return;
  }
  llvm_unreachable("covered switch");
}

/// Whether \p abstention is of an import for which there is an error already.
static bool isComputedImport(const ir::Abstention &abstention,
                             const SourceManager &sources) {
  const Span &span = abstention.span;
  return abstention.module && sources.text(span).starts_with("import") &&
         llvm::any_of(abstention.module->imports,
                      [&](const ir::Import &import) {
                        return import.form == ir::ImportForm::Computed &&
                               span.begin <= import.span.begin &&
                               import.span.end <= span.end;
                      });
}

/// Whether \p abstention is about a name that nothing declares, so that it
/// hides nothing: that it is asked for at all was said.
static bool isOfNothing(const ir::Abstention &abstention,
                        const ir::Workflow &workflow) {
  return abstention.scope == AbstentionScope::Dependency &&
         workflow.knowsDependencies() &&
         !(workflow.contract && workflow.contract->find(abstention.subject));
}

void tntc::checkFacts(const ir::Workflow &workflow, PassContext &context) {
  // Nodes share helpers: a place is told of once.
  std::set<std::tuple<Span, AbstentionScope, StringRef>> told;
  for (const ir::Node &node : workflow.nodes) {
    if (!node.facts || !mayRun(node))
      continue;
    for (const ir::Abstention &abstention : node.facts->abstentions) {
      // What cannot be read or is not allowed is said elsewhere.
      const ir::Module *module = abstention.module;
      if (module && !module->syntaxErrors.empty())
        continue;
      bool isForbidden =
          llvm::any_of(node.facts->facts, [&](const ir::Fact &fact) {
            return fact.kind == ir::FactKind::Forbidden &&
                   fact.span == abstention.span;
          });
      if (!isForbidden && !isOfNothing(abstention, workflow) &&
          !isComputedImport(abstention, context.sources) &&
          told.insert({abstention.span, abstention.scope, abstention.subject})
              .second)
        report(abstention, context.diags);
    }
  }
}
