//===- Modules.cpp - the files that run, asked about in one place ---------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Modules.h"

#include "tntc/Support/Names.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

#include <algorithm>

using namespace tntc;

std::vector<LoadedModule> tntc::loadedModules(const ir::Workflow &workflow) {
  std::vector<LoadedModule> loaded;
  llvm::DenseSet<const ir::Module *> seen;
  for (const ir::Node &node : workflow.nodes)
    if (node.module && node.module->status == ir::FileStatus::Ok &&
        seen.insert(node.module).second)
      loaded.push_back({node.module, &node, nullptr, nullptr});
  for (size_t i = 0; i < loaded.size(); ++i) {
    const ir::Module *importer = loaded[i].module;
    for (const ir::Import &import : importer->imports)
      if (import.module && !import.isErased() &&
          seen.insert(import.module).second)
        loaded.push_back({import.module, nullptr, importer, &import});
  }
  return loaded;
}

bool tntc::holdsTypesOnly(const ir::Module &module) {
  return module.path.ends_with(".d.ts");
}

std::string tntc::configMapKey(StringRef path) {
  std::string key;
  for (char c : path)
    if (c == '/')
      key += "__";
    else
      key += c;
  return key;
}

void tntc::reportFile(PassContext &context, Span span, StringRef written,
                      ir::FileStatus status, StringRef message,
                      StringRef replacement, StringRef extensions) {
  DiagnosticEngine &diags = context.diags;
  switch (status) {
  case ir::FileStatus::Ok:
    return;
  case ir::FileStatus::Missing: {
    std::string hint = replacement.empty()
                           ? ""
                           : ("; did you mean '" + replacement + "'?").str();
    InFlightDiagnostic report =
        diags.report(diag::FileMissing, span, written, hint);
    // Keep the quotes that are there; the rest of the literal is replaced.
    StringRef source = context.sources.text(span);
    if (replacement.empty() || source.empty())
      return;
    bool quoted = source.front() == '"' || source.front() == '\'';
    std::string text = replacement.str();
    if (quoted)
      text = source.front() + text + source.front();
    if (quoted || source == written)
      std::move(report).suggest("write '" + replacement + "'", span, text);
    return;
  }
  case ir::FileStatus::Outside:
    diags.report(diag::FileOutside, span, written);
    return;
  case ir::FileStatus::Hidden:
    diags.report(diag::FileHidden, span, written);
    return;
  case ir::FileStatus::NotRegular: {
    std::string hint = replacement.empty()
                           ? ""
                           : ("; did you mean '" + replacement + "'?").str();
    diags.report(diag::NotAFile, span, written, hint);
    return;
  }
  case ir::FileStatus::BadExtension:
    diags.report(diag::BadExtension, span, written, extensions);
    return;
  case ir::FileStatus::TooLarge:
    diags.report(diag::FileTooLarge, span, written);
    return;
  case ir::FileStatus::Unreadable:
    diags.report(diag::CannotRead, span, written, message);
    return;
  }
}

ModuleGrant tntc::findModuleGrant(const ir::Workflow &workflow,
                                  const ir::Import &import) {
  bool isBare = import.kind == ir::ImportKind::Bare;
  ir::Protocol wanted = import.kind == ir::ImportKind::Npm ? ir::Protocol::Npm
                                                           : ir::Protocol::Jsr;
  StringRef package = isBare ? import.specifier : import.package;
  ModuleGrant grant;
  for (const ir::Dependency &dependency : workflow.dependencies()) {
    if (dependency.kind != wanted || *dependency.host != package)
      continue;
    bool fits = import.version.empty() || !dependency.version.isPresent() ||
                *dependency.version == import.version;
    if (fits)
      return {&dependency, false};
    if (!grant.dependency)
      grant = {&dependency, true};
  }
  return grant;
}

bool tntc::hasUndeclaredModule(const ir::Workflow &workflow,
                               ir::Protocol protocol) {
  ir::ImportKind wanted =
      protocol == ir::Protocol::Npm ? ir::ImportKind::Npm : ir::ImportKind::Jsr;
  for (const LoadedModule &loaded : loadedModules(workflow))
    for (const ir::Import &import : loaded.module->imports)
      if (import.kind == wanted && !import.isErased() &&
          !findModuleGrant(workflow, import).dependency)
        return true;
  return false;
}

bool tntc::isImportedOtherwise(const ir::Workflow &workflow,
                               const ir::Dependency &dependency) {
  for (const LoadedModule &loaded : loadedModules(workflow))
    for (const ir::Import &import : loaded.module->imports) {
      ModuleGrant grant = findModuleGrant(workflow, import);
      if (grant.dependency == &dependency && grant.isOtherVersion &&
          !import.isErased())
        return true;
    }
  return false;
}

/// The declared package of any registry that \p import, of jsr or npm, is near
/// to.
static const ir::Dependency *nearestModule(const ir::Workflow &workflow,
                                           const ir::Import &import) {
  if (findModuleGrant(workflow, import).dependency)
    return nullptr;
  std::vector<StringRef> packages;
  for (const ir::Dependency &dependency : workflow.dependencies())
    if (dependency.isModule() && dependency.host.isPresent())
      packages.push_back(*dependency.host);
  StringRef meant = import.package;
  if (!llvm::is_contained(packages, meant))
    meant = names::didYouMean(meant, packages).value_or("");
  for (const ir::Dependency &dependency : workflow.dependencies())
    if (dependency.isModule() && !meant.empty() && *dependency.host == meant)
      return &dependency;
  return nullptr;
}

const ir::Dependency *tntc::meantByImport(const ir::Workflow &workflow,
                                          const ir::Import &import) {
  if (import.isErased())
    return nullptr;
  if (import.kind == ir::ImportKind::Jsr || import.kind == ir::ImportKind::Npm)
    return nearestModule(workflow, import);
  if (import.kind != ir::ImportKind::Bare)
    return nullptr;
  for (const ir::Dependency &dependency : workflow.dependencies()) {
    StringRef rest = import.specifier;
    if (dependency.isModule() && dependency.host.isPresent() &&
        rest.consume_front(*dependency.host) &&
        (rest.empty() || rest.starts_with("/")))
      return &dependency;
  }
  return nullptr;
}
