//===- TolerantReads.cpp - guards and defaults ----------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "TolerantReads.h"

#include "CodeWalk.h"

using namespace tntc;
using ir::ExprKind;

/// A key is read where it stands, with quotes or without.
void TolerantReads::addKey(const ir::Expr &key) {
  spans.insert(key.span);
  Span inside = key.span;
  if (key.kind == ExprKind::String && inside.end - inside.begin >= 2) {
    ++inside.begin;
    --inside.end;
    spans.insert(inside);
  }
}

/// The read that \p expr itself is, but not what it is read of.
void TolerantReads::addOne(const ir::Expr *expr) {
  while (expr && expr->kind == ExprKind::Cast) {
    spans.insert(expr->span);
    expr = expr->items[0];
  }
  if (!expr)
    return;
  addKey(*expr);
  if (expr->kind == ExprKind::Member)
    spans.insert(expr->nameSpan);
  else if (expr->kind == ExprKind::Index)
    addKey(*expr->items[0]);
}

/// All reads of a condition.
void TolerantReads::addAll(const ir::Expr *expr) {
  if (!expr)
    return;
  addOne(expr);
  switch (expr->kind) {
  case ExprKind::Binary:
  case ExprKind::Unary:
  case ExprKind::Call:
  case ExprKind::Conditional:
  case ExprKind::Sequence:
    for (const ir::Expr *item : expr->items)
      addAll(item);
    addAll(expr->base);
    break;
  default:
    break;
  }
}

void TolerantReads::visit(const ir::Expr &expr) {
  switch (expr.kind) {
  case ExprKind::Binary:
    if (expr.text == "??" || expr.text == "||" || expr.text == "&&")
      addAll(expr.items[0]);
    else if (expr.text == "in" || expr.text == "==" || expr.text == "!=" ||
             expr.text == "===" || expr.text == "!==")
      for (const ir::Expr *item : expr.items)
        addOne(item);
    break;
  case ExprKind::Unary:
    addOne(expr.items[0]);
    break;
  case ExprKind::Conditional:
    addAll(expr.items[0]);
    break;
  case ExprKind::Member:
  case ExprKind::Index:
  case ExprKind::Call:
    if (expr.isOptional)
      addOne(expr.base);
    break;
  case ExprKind::Assign:
    // A key that is written is there afterwards.
    if (expr.pattern->target)
      addOne(expr.pattern->target);
    break;
  default:
    break;
  }
}

TolerantReads::TolerantReads(const ir::Code &code) {
  auto onExpr = [this](const ir::Expr &expr) { visit(expr); };
  auto onStmt = [this](const ir::Stmt &stmt) {
    if (stmt.kind == ir::StmtKind::If || stmt.kind == ir::StmtKind::While ||
        stmt.kind == ir::StmtKind::DoWhile)
      addAll(stmt.exprs[0]);
    if (stmt.kind == ir::StmtKind::For)
      addAll(stmt.exprs[0]);
  };
  auto onPattern = [this](const ir::Pattern &pattern) {
    for (const ir::Pattern::Field &field : pattern.fields)
      if (field.pattern->initial) {
        spans.insert(field.keySpan);
        spans.insert(field.pattern->span);
      }
  };
  CodeWalk walk;
  walk.onExpr = onExpr;
  walk.onStmt = onStmt;
  walk.onPattern = onPattern;
  walk.walk(code.body);
}
