//===- DeriveModules.cpp - the import map ---------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// Each specifier of jsr or npm, exactly as the code writes it, is mapped to
// the platform's module proxy (spec 2.6, decision O17): Deno matches whole
// specifiers, so that one line a spelling does, and no line is granted that
// no code asks for. A version that only the contract gives is pinned here.
//
//===----------------------------------------------------------------------===//

#include "Modules.h"

#include <map>

using namespace tntc;

static std::string targetOf(const ir::Import &import,
                            const ir::Dependency &dependency, StringRef proxy) {
  StringRef version =
      import.version.empty() ? *dependency.version : import.version;
  std::string target = proxy.str();
  target += dependency.kind == ir::Protocol::Jsr ? "/jsr/" : "/";
  target += *dependency.host;
  if (!version.empty())
    target += ("@" + version).str();
  if (!import.subpath.empty())
    target += ("/" + import.subpath).str();
  return target;
}

void tntc::deriveModules(ir::Workflow &workflow, PassContext &context) {
  struct Line {
    std::string target;
    std::vector<ir::Reason> reasons;
  };
  std::map<StringRef, Line> lines;
  std::string proxy = context.profile.moduleProxy.url();
  for (const LoadedModule &loaded : loadedModules(workflow))
    for (const ir::Import &import : loaded.module->imports) {
      bool isModule = import.kind == ir::ImportKind::Jsr ||
                      import.kind == ir::ImportKind::Npm ||
                      import.kind == ir::ImportKind::Bare;
      if (!isModule || import.isErased() ||
          import.form == ir::ImportForm::Computed)
        continue;
      ModuleGrant grant = findModuleGrant(workflow, import);
      if (!grant.dependency || grant.isOtherVersion)
        continue;
      Line &line = lines[import.specifier];
      line.target = targetOf(import, *grant.dependency, proxy);
      line.reasons.push_back(
          {import.span,
           context.arena.save("'" + loaded.module->path + "' imports it")});
      line.reasons.push_back(
          {grant.dependency->name.span,
           context.arena.save("dependency '" + *grant.dependency->name +
                              "' declares it")});
    }
  std::vector<ir::ImportMapping> map;
  for (const auto &[specifier, line] : lines)
    map.push_back({specifier, context.arena.save(line.target),
                   context.arena.save(line.reasons)});
  workflow.grants.importMap = context.arena.save(map);
  workflow.grants.usesModules = !map.empty();
}
