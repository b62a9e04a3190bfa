//===- CheckNodeFiles.cpp - the files that nodes name ---------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// Decision I10: a node's file lies inside the workflow's directory, is shown,
// has an extension that Deno runs. What is shipped gets a key in one flat
// ConfigMap, so that two paths can come to clash there.
//
//===----------------------------------------------------------------------===//

#include "Modules.h"

#include "tntc/Support/Names.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringMap.h"

using namespace tntc;

/// As Windows writes paths; nothing else would be said of them that helps.
static bool checkSlashes(const ir::Text &path, PassContext &context) {
  if (!path->contains('\\'))
    return true;
  InFlightDiagnostic diagnostic =
      context.diags.report(diag::BadFileName, path.span, *path);
  std::string repaired = path->str();
  std::replace(repaired.begin(), repaired.end(), '\\', '/');
  if (context.sources.text(path.span) == *path)
    std::move(diagnostic).fix("write '" + repaired + "'", path.span, repaired);
  return false;
}

static void checkFiles(const ir::Workflow &workflow, PassContext &context) {
  llvm::DenseMap<const ir::Module *, const ir::Node *> users;
  for (const ir::Node &node : workflow.nodes) {
    if (!node.module || node.path->empty())
      continue;
    if (!checkSlashes(node.path, context))
      continue;
    const ir::Module &module = *node.module;
    std::string nearest =
        module.nearest.empty() ? "" : ("./" + module.nearest).str();
    reportFile(context, node.path.span, *node.path, module.status,
               module.message, nearest, "'.ts', '.tsx', '.js' or '.mjs'");
    if (module.status != ir::FileStatus::Ok)
      continue;
    if (holdsTypesOnly(module)) {
      context.diags.report(diag::BadExtension, node.path.span, *node.path,
                           "'.ts' alone: a '.d.ts' file holds types, and "
                           "nothing that runs");
      continue;
    }
    auto [user, isNew] = users.try_emplace(&module, &node);
    if (!isNew)
      context.diags
          .report(diag::SharedNodeFile, node.path.span, *node.name,
                  *user->second->name, *node.path)
          .note(user->second->path.span,
                "node '" + *user->second->name + "' names it here");
  }
}

static void checkKeys(const ir::Workflow &workflow, PassContext &context) {
  llvm::StringMap<LoadedModule> byKey;
  for (const LoadedModule &loaded : loadedModules(workflow)) {
    std::string key = configMapKey(loaded.module->path);
    if (!names::isConfigMapKey(key)) {
      context.diags.report(diag::BadFileName, loaded.span(),
                           loaded.module->path);
      continue;
    }
    auto [other, isNew] = byKey.try_emplace(key, loaded);
    if (!isNew)
      context.diags
          .report(diag::SameFileKey, loaded.span(), loaded.module->path,
                  other->second.module->path, key)
          .note(other->second.span(), "the other file is named here");
  }
}

void tntc::checkNodeFiles(const ir::Workflow &workflow, PassContext &context) {
  checkFiles(workflow, context);
  checkKeys(workflow, context);
}
