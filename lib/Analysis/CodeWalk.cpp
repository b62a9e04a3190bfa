//===- CodeWalk.cpp - where expressions may stand -------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "CodeWalk.h"

using namespace tntc;

void CodeWalk::walk(ArrayRef<const ir::Expr *> items) {
  for (const ir::Expr *item : items)
    if (item)
      walk(item);
}

void CodeWalk::walk(ArrayRef<const ir::Stmt *> body) {
  for (const ir::Stmt *stmt : body)
    walk(stmt);
}

void CodeWalk::walk(const ir::Function &function) {
  if (onFunction)
    onFunction(function);
  for (const ir::Parameter &parameter : function.parameters)
    walk(parameter.pattern);
  walk(function.body);
  walk(function.result);
}

void CodeWalk::walk(const ir::Class &code) {
  walk(code.base);
  walk(code.decorators);
  for (const ir::ClassMember &member : code.members) {
    walk(member.computed);
    walk(member.value);
    if (member.function)
      walk(*member.function);
    walk(member.block);
  }
}

void CodeWalk::walk(const ir::Pattern *pattern) {
  if (!pattern)
    return;
  if (onPattern)
    onPattern(*pattern);
  for (const ir::Pattern::Field &field : pattern->fields) {
    walk(field.computed);
    walk(field.pattern);
  }
  for (const ir::Pattern *element : pattern->elements)
    walk(element);
  walk(pattern->rest);
  walk(pattern->target);
  walk(pattern->initial);
}

void CodeWalk::walk(const ir::Expr *expr) {
  if (!expr || skips(expr->span))
    return;
  if (onExpr)
    onExpr(*expr);
  // Most expressions hold nothing; this is asked more often than all else.
  if (expr->base)
    walk(expr->base);
  walk(expr->items);
  for (const ir::Property &property : expr->properties) {
    walk(property.computed);
    walk(property.value);
  }
  if (expr->function)
    walk(*expr->function);
  if (expr->classCode)
    walk(*expr->classCode);
  if (expr->pattern)
    walk(expr->pattern);
}

void CodeWalk::walk(const ir::Stmt *stmt) {
  if (!stmt || stmt->isType || skips(stmt->span))
    return;
  if (onStmt)
    onStmt(*stmt);
  walk(stmt->pattern);
  for (const ir::Declarator &declarator : stmt->declarators) {
    walk(declarator.pattern);
    walk(declarator.value);
  }
  walk(stmt->exprs);
  walk(stmt->body);
  for (const ir::EnumMember &member : stmt->members)
    walk(member.value);
  for (const ir::Case &each : stmt->cases) {
    walk(each.test);
    walk(each.body);
  }
  if (stmt->function)
    walk(*stmt->function);
  if (stmt->classCode)
    walk(*stmt->classCode);
}

bool tntc::leaves(const ir::Stmt *stmt) {
  using ir::StmtKind;
  while (stmt && stmt->kind == StmtKind::Block)
    stmt = stmt->body.empty() ? nullptr : stmt->body.back();
  return stmt &&
         (stmt->kind == StmtKind::Return || stmt->kind == StmtKind::Throw ||
          stmt->kind == StmtKind::Continue || stmt->kind == StmtKind::Break);
}
