//===- CheckPlainSecrets.cpp - credentials in what is shipped -------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// workflow.yaml and the modules go into a ConfigMap byte for byte, comments
// with them. So the bytes are looked at, not what they mean.
//
//===----------------------------------------------------------------------===//

#include "Modules.h"

#include "tntc/Analysis/PlainSecrets.h"

using namespace tntc;

void tntc::reportPlainSecrets(FileId file, TextForm form,
                              DiagnosticEngine &diags) {
  StringRef text = diags.sourceManager().file(file).text();
  auto found = findPlainSecret(text, 0, form);
  while (found) {
    diags.report(diag::SecretWrittenOut,
                 Span{file, uint32_t(found->begin), uint32_t(found->end)},
                 found->what);
    found = findPlainSecret(text, found->end, form);
  }
}

void tntc::checkPlainSecrets(const ir::Workflow &workflow,
                             PassContext &context) {
  reportPlainSecrets(workflow.file, TextForm::Yaml, context.diags);
  for (const LoadedModule &loaded : loadedModules(workflow))
    if (loaded.module->file.isValid())
      reportPlainSecrets(loaded.module->file, TextForm::Code, context.diags);
}
