//===- CheckPlainSecrets.cpp - credentials in what is shipped -------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// workflow.yaml and the modules go into a ConfigMap byte for byte, comments
// with them. So the bytes are looked at, not what they mean.
//
//===----------------------------------------------------------------------===//

#include "Modules.h"

#include "tntc/Support/PlainSecret.h"

using namespace tntc;

static void check(FileId file, TextForm form, PassContext &context) {
  StringRef text = context.sources.file(file).text();
  auto found = findPlainSecret(text, 0, form);
  while (found) {
    context.diags.report(
        diag::SecretWrittenOut,
        Span{file, uint32_t(found->begin), uint32_t(found->end)}, found->what);
    found = findPlainSecret(text, found->end, form);
  }
}

void tntc::checkPlainSecrets(const ir::Workflow &workflow,
                             PassContext &context) {
  check(workflow.file, TextForm::Yaml, context);
  for (const LoadedModule &loaded : loadedModules(workflow))
    if (loaded.module->file.isValid())
      check(loaded.module->file, TextForm::Code, context);
}
