//===- ModuleNames.cpp - what the code of a file declares -----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "ModuleNames.h"

#include "CodeWalk.h"
#include "NodeBuiltins.h"

#include "llvm/ADT/STLExtras.h"

using namespace tntc;

std::vector<StringRef> tntc::declaredNames(const ir::Module &module) {
  std::vector<StringRef> names;
  auto onPattern = [&](const ir::Pattern &pattern) {
    if (pattern.kind == ir::Pattern::Kind::Name)
      names.push_back(pattern.name);
  };
  auto onStmt = [&](const ir::Stmt &stmt) {
    if (stmt.kind == ir::StmtKind::Interface ||
        stmt.kind == ir::StmtKind::TypeAlias)
      return;
    names.push_back(stmt.name);
    if (stmt.function)
      names.push_back(stmt.function->name);
    if (stmt.classCode)
      names.push_back(stmt.classCode->name);
    if (stmt.kind == ir::StmtKind::Import)
      for (const ir::NamedPart &part : stmt.names)
        if (!part.isType)
          names.push_back(part.to);
  };
  CodeWalk walk;
  walk.onPattern = onPattern;
  walk.onStmt = onStmt;
  walk.walk(module.code->body);
  return names;
}

bool tntc::isUndeclaredExport(const ir::Module &module,
                              const ir::Export &what) {
  bool isName =
      what.form == ir::ExportForm::None || what.form == ir::ExportForm::Unknown;
  return isName && !what.fromName.empty() && module.code &&
         !module.code->isCut && !isGlobalName(what.fromName) &&
         !llvm::is_contained(declaredNames(module), what.fromName);
}
