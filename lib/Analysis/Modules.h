//===- Modules.h - the files that run, asked about in one place -*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_MODULES_H
#define TNTC_LIB_ANALYSIS_MODULES_H

#include "tntc/Analysis/Pass.h"

#include <vector>

namespace tntc {

/// A module that is loaded when the workflow starts or runs, and what needs
/// it first: a node, or an import in another module.
struct LoadedModule {
  const ir::Module *module;
  const ir::Node *node = nullptr;
  const ir::Module *importer = nullptr;
  const ir::Import *import = nullptr;

  Span span() const { return node ? node->path.span : import->span; }
};

/// Each once, the nodes' own files first. Imports of types alone lead
/// nowhere: they are erased before Deno looks for the module.
std::vector<LoadedModule> loadedModules(const ir::Workflow &workflow);

/// Whether \p module is a '.d.ts' file, of which nothing is left to run.
bool holdsTypesOnly(const ir::Module &module);

/// `nodes/fetch.ts` as a key of the code ConfigMap, where `/` is not allowed.
std::string configMapKey(StringRef path);

/// Says what is wrong with a file that a node or an import names. \p written
/// is how it was named, \p replacement what to write instead when the file is
/// missing and another one is near; empty when there is none.
void reportFile(PassContext &context, Span span, StringRef written,
                ir::FileStatus status, StringRef message, StringRef replacement,
                StringRef extensions);

/// The entry of the contract that grants a module of jsr or npm.
struct ModuleGrant {
  const ir::Dependency *dependency = nullptr;
  /// The package is declared, but not in this version.
  bool isOtherVersion = false;
};
/// \p import is of jsr or npm, or bare: the bare name of a declared jsr
/// package stands for it.
ModuleGrant findModuleGrant(const ir::Workflow &workflow,
                            const ir::Import &import);

/// Whether code imports a package of \p protocol for which there is no grant.
bool hasUndeclaredModule(const ir::Workflow &workflow, ir::Protocol protocol);

/// Whether code imports the package of \p dependency in another version only.
bool isImportedOtherwise(const ir::Workflow &workflow,
                         const ir::Dependency &dependency);

/// The declared package that \p import, for which there is no grant, seems to
/// mean: a bare one without its `npm:` or `jsr:`, another one by a slip in the
/// name or by the other of the two.
const ir::Dependency *meantByImport(const ir::Workflow &workflow,
                                    const ir::Import &import);

} // namespace tntc

#endif // TNTC_LIB_ANALYSIS_MODULES_H
