//===- Guards.cpp - what functions say of what they are given -------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "../CodeWalk.h"
#include "Evaluator.h"

using namespace tntc;
using namespace tntc::facts;
using ir::ExprKind;
using ir::StmtKind;

static constexpr unsigned guardPart = ~0u - 9;

/// The only statement of \p stmt, or none.
static const ir::Stmt *onlyOf(const ir::Stmt *stmt) {
  while (stmt && stmt->kind == StmtKind::Block)
    stmt = stmt->body.size() == 1 ? stmt->body[0] : nullptr;
  return stmt;
}

/// Whether \p stmt is `if (...) throw ...` or, where \p isTest, the same with
/// `return false`.
static bool turnsAway(const ir::Stmt &stmt, bool isTest) {
  if (stmt.kind != StmtKind::If || stmt.body.size() != 1 || stmt.exprs.empty())
    return false;
  const ir::Stmt *end = onlyOf(stmt.body[0]);
  if (!end)
    return false;
  return end->kind == StmtKind::Throw ||
         (isTest && end->kind == StmtKind::Return && !end->exprs.empty() &&
          end->exprs[0] && end->exprs[0]->kind == ExprKind::Boolean &&
          end->exprs[0]->text == "false");
}

/// What is left of \p value where the function \p callee was given it as the
/// argument at \p index: with \p isTest, and gave what counts as \p truth;
/// else, and came to its end.
Value Evaluator::keptBy(const Value &callee, size_t index, const Value &value,
                        bool isTest, bool truth) {
  Object *closure = callee.isSingle() ? objectOf(callee.single()) : nullptr;
  if (!closure || closure->kind != ObjectKind::Function || !closure->function ||
      !closure->env || depth > maxDepth / 2 || !tick(closure->span))
    return value;
  const ir::Function &function = *closure->function;
  if (function.isAsync || function.isGenerator ||
      index >= function.parameters.size())
    return value;
  const ir::Parameter &parameter = function.parameters[index];
  if (!parameter.pattern || parameter.isRest || parameter.pattern->initial ||
      parameter.pattern->kind != ir::Pattern::Kind::Name)
    return value;
  StringRef name = parameter.pattern->name;
  size_t looked = 0;
  if (function.body &&
      llvm::is_contained(assigned.in(*function.body, looked), name))
    return value;
  work(looked / 4);
  Env &inner = heap.envAt(&function, closure->env, guardPart);
  inner.isFunction = true;
  if (!inner.thisCell && !function.isArrow)
    inner.thisCell = &heap.makeCell();
  for (const ir::Parameter &each : function.parameters)
    declare(each.pattern, inner);
  Cell *cell = lookup(name, inner);
  if (!cell)
    return value;
  unsigned outerRun = runId;
  runId = ++runCount;
  size_t mark = locals.begin();
  Local &local = cell->local ? *cell->local : locals.make(*cell, runId);
  locals.set(local, value, runId);
  depth += 4;
  if (function.result) {
    if (isTest)
      assume(function.result, truth, inner);
  } else if (function.body) {
    bool isFirst = true;
    for (const ir::Stmt *stmt : function.body->body) {
      if (isTest && stmt->kind == StmtKind::Return && !stmt->exprs.empty() &&
          (truth || isFirst))
        assume(stmt->exprs[0], truth, inner);
      isFirst = false;
      if (!turnsAway(*stmt, isTest && truth))
        break;
      assume(stmt->exprs[0], false, inner);
    }
  }
  depth -= 4;
  Value kept = local.isShared ? value : readVariable(*cell);
  locals.end(mark);
  runId = outerRun;
  return kept;
}

/// A function was called with variables: \p isTest and \p truth as above.
void Evaluator::assumeCall(const ir::Expr &call, bool isTest, bool truth,
                           Env &env) {
  const ir::Expr *callee = call.base;
  if (!callee || (callee->kind != ExprKind::Identifier &&
                  (callee->kind != ExprKind::Member || !callee->base ||
                   callee->base->kind != ExprKind::Identifier)))
    return;
  Value function;
  for (size_t i = 0; i < call.items.size(); ++i) {
    const ir::Expr *item = call.items[i];
    while (item && item->kind == ExprKind::Cast && !item->items.empty())
      item = item->items[0];
    if (!item || item->kind == ExprKind::Spread)
      return;
    if (!isNamed(item))
      continue;
    if (function.isEmpty())
      function = eval(callee, env);
    narrow(*item, env, [&](const Value &value) {
      Value kept = keptBy(function, i, value, isTest, truth);
      // Some of it may be turned away in ways that are not looked at.
      if (isTest && kept.size() > 1)
        kept.setInexact();
      return kept;
    });
  }
}

/// What \p condition leaves of the variables in it is not known: none of what
/// each may be is certain.
void Evaluator::doubt(const ir::Expr &condition, Env &env) {
  llvm::SmallVector<const ir::Expr *, 4> named;
  auto onExpr = [&](const ir::Expr &expr) {
    work(1);
    if (expr.kind == ExprKind::Identifier)
      named.push_back(&expr);
  };
  CodeWalk walk;
  walk.onExpr = onExpr;
  walk.walk(&condition);
  for (const ir::Expr *name : named)
    narrow(*name, env, [](Value value) {
      if (value.size() > 1)
        value.setInexact();
      return value;
    });
}
