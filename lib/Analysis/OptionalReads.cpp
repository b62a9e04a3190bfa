//===- OptionalReads.cpp - tests, and what stands beside a value ----------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "OptionalReads.h"

#include "CodeWalk.h"

#include "llvm/ADT/STLExtras.h"

using namespace tntc;
using ir::ExprKind;
using ir::StmtKind;

/// Without casts; \p isAsserted: one of them says that there is a value.
static const ir::Expr *plain(const ir::Expr *expr, bool *isAsserted = nullptr) {
  while (expr && expr->kind == ExprKind::Cast && !expr->items.empty()) {
    if (isAsserted)
      *isAsserted = true;
    expr = expr->items[0];
  }
  return expr;
}

static bool isNothing(const ir::Expr *expr) {
  expr = plain(expr);
  return expr &&
         (expr->kind == ExprKind::Null ||
          ((expr->kind == ExprKind::String ||
            (expr->kind == ExprKind::Template && expr->items.empty())) &&
           expr->text.empty()) ||
          (expr->kind == ExprKind::Identifier && expr->text == "undefined"));
}

static bool isLogical(const ir::Expr &expr) {
  return expr.kind == ExprKind::Binary &&
         (expr.text == "&&" || expr.text == "||" || expr.text == "??");
}

bool OptionalReads::isRead(const ir::Expr *expr) const {
  expr = plain(expr);
  if (!expr)
    return false;
  if (expr->kind == ExprKind::Identifier)
    return names.count(expr->text) != 0;
  return expr->span == read ||
         (!owner.empty() && expr->kind == ExprKind::Member &&
          expr->text == member && expr->base->kind == ExprKind::Identifier &&
          expr->base->text == owner);
}

/// Whether \p condition asks for the value somewhere.
bool OptionalReads::isTested(const ir::Expr *condition) const {
  condition = plain(condition);
  if (!condition)
    return false;
  if (condition->kind == ExprKind::Unary || condition->kind == ExprKind::Binary)
    return llvm::any_of(condition->items,
                        [&](const ir::Expr *item) { return isTested(item); });
  return isRead(condition);
}

void OptionalReads::visit(const ir::Stmt &stmt) {
  if (stmt.kind != StmtKind::If || stmt.exprs.empty())
    return;
  const ir::Expr *condition = plain(stmt.exprs[0]);
  bool isRefusal = stmt.body.size() == 1 && leaves(stmt.body[0]) && condition &&
                   ((condition->kind == ExprKind::Unary &&
                     condition->text == "!" && isRead(condition->items[0])) ||
                    (condition->kind == ExprKind::Binary &&
                     StringRef(condition->text).starts_with("==") &&
                     isNothing(condition->items[1])));
  optional |= !isRefusal && isTested(condition);
}

void OptionalReads::visit(const ir::Expr &expr) {
  switch (expr.kind) {
  case ExprKind::Conditional:
    optional |= isTested(expr.items[0]);
    return;
  case ExprKind::Binary:
    if (isLogical(expr))
      optional |= isTested(expr.items[0]) && !isNothing(expr.items[1]);
    return;
  case ExprKind::Unary:
    // `!!x.secret`, kept for later.
    optional |= expr.text == "!" && expr.items[0]->kind == ExprKind::Unary &&
                isTested(expr.items[0]);
    return;
  case ExprKind::Call: {
    const ir::Expr *callee = plain(expr.base);
    if (!callee || callee->kind != ExprKind::Identifier ||
        callee->text == "fetch" || callee->text == "String")
      return;
    for (const ir::Expr *item : expr.items) {
      bool isAsserted = false;
      plain(item, &isAsserted);
      optional |= !isAsserted && isRead(item);
    }
    return;
  }
  default:
    return;
  }
}

OptionalReads::OptionalReads(const ir::Code &code, Span read) : read(read) {
  // First all names, wherever they are used.
  auto onStmt = [this](const ir::Stmt &stmt) {
    for (const ir::Declarator &declarator : stmt.declarators) {
      const ir::Expr *value = plain(declarator.value);
      while (value && isLogical(*value) && isNothing(value->items[1]))
        value = plain(value->items[0]);
      if (value && declarator.pattern->kind == ir::Pattern::Kind::Name &&
          value->span == this->read)
        names.insert(declarator.pattern->name);
    }
  };
  auto onPattern = [this](const ir::Pattern &pattern) {
    for (const ir::Pattern::Field &field : pattern.fields)
      if (field.keySpan == this->read && field.pattern) {
        optional |=
            field.pattern->initial && !isNothing(field.pattern->initial);
        names.insert(field.pattern->name);
      }
  };
  auto onMember = [this](const ir::Expr &expr) {
    if (expr.span == this->read && expr.kind == ExprKind::Member &&
        expr.base->kind == ExprKind::Identifier) {
      owner = expr.base->text;
      member = expr.text;
    }
  };
  CodeWalk first;
  first.onExpr = onMember;
  first.onStmt = onStmt;
  first.onPattern = onPattern;
  first.walk(code.body);
  auto onTest = [this](const ir::Stmt &stmt) { visit(stmt); };
  auto onExpr = [this](const ir::Expr &expr) { visit(expr); };
  CodeWalk second;
  second.onStmt = onTest;
  second.onExpr = onExpr;
  second.walk(code.body);
}
