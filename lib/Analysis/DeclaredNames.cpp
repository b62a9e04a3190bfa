//===- DeclaredNames.cpp - where the name of a type leads -----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "DeclaredShapes.h"

using namespace tntc;

void DeclaredShapes::addStatement(const ir::Stmt &stmt, Scope &scope) {
  switch (stmt.kind) {
  case ir::StmtKind::Interface:
  case ir::StmtKind::TypeAlias:
  case ir::StmtKind::Class:
  case ir::StmtKind::Enum:
  case ir::StmtKind::Namespace:
    scope.names[stmt.name].declarations.push_back(&stmt);
    return;
  case ir::StmtKind::Import:
    for (const ir::NamedPart &part : stmt.names) {
      Named &named = scope.names[part.to];
      named.specifier = stmt.specifier;
      named.importedName = part.from;
    }
    return;
  case ir::StmtKind::Export:
    for (const ir::Stmt *inner : stmt.body) {
      addStatement(*inner, scope);
      scope.exported[stmt.isDefault ? "default" : inner->name] = inner->name;
    }
    if (stmt.isStar && !stmt.specifier.empty())
      scope.stars.push_back(stmt.specifier);
    for (const ir::NamedPart &part : stmt.names) {
      if (stmt.specifier.empty())
        scope.exported[part.to] = part.from;
      else
        scope.reExported[part.to] = {stmt.specifier, part.from};
    }
    return;
  default:
    return;
  }
}

void DeclaredShapes::addNested(const ir::Expr *expr, Scope &scope) {
  if (expr && expr->kind == ir::ExprKind::Function && expr->function->body)
    addNested(expr->function->body->body, scope);
}

/// A name that a function declares for itself means nothing certain.
void DeclaredShapes::addNested(ArrayRef<const ir::Stmt *> body, Scope &scope) {
  for (const ir::Stmt *stmt : body) {
    if (!stmt)
      continue;
    switch (stmt->kind) {
    case ir::StmtKind::Interface:
    case ir::StmtKind::TypeAlias:
    case ir::StmtKind::Class:
    case ir::StmtKind::Enum:
      scope.names[stmt->name].isShadowed = true;
      break;
    default:
      break;
    }
    addNested(stmt->body, scope);
    if (stmt->function && stmt->function->body)
      addNested(stmt->function->body->body, scope);
    for (const ir::Declarator &declarator : stmt->declarators)
      addNested(declarator.value, scope);
    for (const ir::Case &each : stmt->cases)
      addNested(each.body, scope);
  }
}

DeclaredShapes::Scope &DeclaredShapes::scopeOf(const ir::Module &module) {
  std::unique_ptr<Scope> &scope = scopes[&module];
  if (scope)
    return *scope;
  scope = std::make_unique<Scope>();
  if (!module.code)
    return *scope;
  for (const ir::Stmt *stmt : module.code->body) {
    addStatement(*stmt, *scope);
    ArrayRef<const ir::Stmt *> one(stmt);
    if (stmt->kind == ir::StmtKind::Export) {
      for (const ir::Expr *value : stmt->exprs)
        addNested(value, *scope);
      one = stmt->body;
    }
    for (const ir::Stmt *inner : one) {
      addNested(inner->body, *scope);
      if (inner->function && inner->function->body)
        addNested(inner->function->body->body, *scope);
      for (const ir::Declarator &declarator : inner->declarators)
        addNested(declarator.value, *scope);
    }
  }
  return *scope;
}

static const ir::Module *importedModule(const ir::Module &module,
                                        StringRef specifier) {
  for (const ir::Import &import : module.imports)
    if (import.module && import.specifier == specifier)
      return import.module;
  return nullptr;
}

/// The declarations of \p name as \p module sees it; \p where holds them.
const DeclaredShapes::Named *DeclaredShapes::find(StringRef name,
                                                  const ir::Module &module,
                                                  const ir::Module *&where,
                                                  unsigned hops) {
  Scope &scope = scopeOf(module);
  auto [first, member] = name.split('.');
  auto found = scope.names.find(first);
  if (found == scope.names.end() || hops > 16)
    return nullptr;
  const Named &named = found->second;
  bool isAll = named.importedName == "*";
  if (isAll == member.empty())
    return nullptr;
  if (named.importedName.empty()) {
    where = &module;
    return &named;
  }
  const ir::Module *from = importedModule(module, named.specifier);
  std::set<const ir::Module *> asked;
  return from ? findExported(isAll ? member : named.importedName, *from, where,
                             hops + 1, asked)
              : nullptr;
}

/// The same of what \p module exports as \p name.
const DeclaredShapes::Named *
DeclaredShapes::findExported(StringRef name, const ir::Module &module,
                             const ir::Module *&where, unsigned hops,
                             std::set<const ir::Module *> &asked) {
  if (hops > 16)
    return nullptr;
  Scope &scope = scopeOf(module);
  if (auto own = scope.exported.find(name); own != scope.exported.end())
    return find(own->second, module, where, hops + 1);
  if (auto next = scope.reExported.find(name); next != scope.reExported.end()) {
    const ir::Module *from = importedModule(module, next->second.first);
    return from ? findExported(next->second.second, *from, where, hops + 1,
                               asked)
                : nullptr;
  }
  if (name == "default" || !asked.insert(&module).second)
    return nullptr;
  for (StringRef specifier : scope.stars)
    if (const ir::Module *from = importedModule(module, specifier))
      if (const Named *named =
              findExported(name, *from, where, hops + 1, asked))
        return named;
  return nullptr;
}
