//===- CheckSyntax.cpp - code that cannot be read -------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Modules.h"

using namespace tntc;

/// What the language calls today what \p error is about; empty for most faults.
static StringRef wordToday(const ir::SyntaxError &error,
                           const SourceManager &sources) {
  bool isAttribute = sources.text(error.span) == "assert" &&
                     error.message.ends_with("expected 'with'");
  return isAttribute ? "with" : "";
}

void tntc::checkSyntax(const ir::Workflow &workflow, PassContext &context) {
  for (const LoadedModule &loaded : loadedModules(workflow))
    for (const ir::SyntaxError &error : loaded.module->syntaxErrors) {
      InFlightDiagnostic report = context.diags.report(
          loaded.module->isJson ? diag::JsonSyntax : diag::TypeScriptSyntax,
          error.span, error.message);
      if (StringRef word = wordToday(error, context.sources); !word.empty())
        std::move(report).fix("write '" + word + "'", error.span, word);
    }
}
