//===- CheckSyntax.cpp - code that cannot be read -------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Modules.h"

using namespace tntc;

void tntc::checkSyntax(const ir::Workflow &workflow, PassContext &context) {
  for (const LoadedModule &loaded : loadedModules(workflow))
    for (const ir::SyntaxError &error : loaded.module->syntaxErrors)
      if (loaded.module->isJson)
        context.diags.report(diag::JsonSyntax, error.span, error.message);
      else
        context.diags.report(diag::TypeScriptSyntax, error.span, error.message);
}
