//===- CollectFiles.cpp - what goes into the code ConfigMap ---------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// Only what runs is shipped. A module that is imported for its types alone is
// erased before Deno looks for it; but an import that merely marks each name
// as a type is looked for, and so shipped.
//
//===----------------------------------------------------------------------===//

#include "Modules.h"

#include "llvm/ADT/STLExtras.h"

using namespace tntc;

void tntc::collectFiles(ir::Workflow &workflow, PassContext &context) {
  std::vector<ir::ShippedFile> files;
  for (const LoadedModule &loaded : loadedModules(workflow)) {
    ir::ShippedFile file;
    file.path = loaded.module->path;
    file.key = context.arena.save(configMapKey(file.path));
    file.file = loaded.module->file;
    file.reason.span = loaded.span();
    file.reason.text = context.arena.save(
        loaded.node ? "node '" + *loaded.node->name + "' runs it"
                    : "'" + loaded.importer->path + "' imports it");
    files.push_back(file);
  }
  llvm::sort(files, [](const ir::ShippedFile &a, const ir::ShippedFile &b) {
    return a.path < b.path;
  });
  workflow.shipped = context.arena.save(files);
}
