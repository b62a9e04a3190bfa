//===- Module.cpp - exports followed from file to file --------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/IR/Module.h"

#include "llvm/ADT/DenseSet.h"

#include <vector>

using namespace tntc;

const ir::Export *ir::Module::findExport(StringRef name) const {
  for (const Export &candidate : exports)
    if (candidate.name == name)
      return &candidate;
  return nullptr;
}

/// The modules behind `export *` of \p module, in order, those behind theirs
/// included, each once.
static std::vector<const ir::Module *> starModules(const ir::Module &module) {
  std::vector<const ir::Module *> found{&module};
  llvm::DenseSet<const ir::Module *> seen{&module};
  for (size_t i = 0; i < found.size(); ++i)
    for (const ir::Import &import : found[i]->imports)
      if (import.isStar && import.module && seen.insert(import.module).second)
        found.push_back(import.module);
  return found;
}

static const ir::Export *find(const ir::Module *&module, StringRef name) {
  if (const ir::Export *found = module->findExport(name))
    return found;
  if (name == "default")
    return nullptr;
  for (const ir::Module *candidate : starModules(*module))
    if (const ir::Export *found = candidate->findExport(name)) {
      module = candidate;
      return found;
    }
  return nullptr;
}

ir::ResolvedExport ir::resolveExport(const Module &module, StringRef name) {
  ResolvedExport result{&module, nullptr, name};
  // A chain that comes to an export again goes round in a circle.
  llvm::DenseSet<const Export *> seen;
  while (true) {
    const Export *next = find(result.module, name);
    if (!next) {
      result.what = nullptr;
      return result;
    }
    result.what = next;
    if (next->form != ExportForm::ReExport || !next->from->module ||
        next->from->module->isJson || !seen.insert(next).second)
      return result;
    result.module = next->from->module;
    name = result.name = next->fromName;
  }
}
