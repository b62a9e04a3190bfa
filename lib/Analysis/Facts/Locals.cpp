//===- Locals.cpp - what variables hold at a place ------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Locals.h"

#include "../CodeWalk.h"

using namespace tntc;
using namespace tntc::facts;

Local &Locals::make(Cell &cell, unsigned run) {
  Local &local = *new (all.Allocate()) Local();
  local.now = cell.value;
  local.run = run;
  cell.local = &local;
  return local;
}

void Locals::set(Local &local, Value now, unsigned run) {
  if (open)
    trail.push_back({&local, {local.now, local.run}});
  local.now = std::move(now);
  local.run = run;
}

WayEnd Locals::end(size_t mark) {
  WayEnd end;
  while (trail.size() > mark) {
    auto &[local, before] = trail.back();
    end.states.insert({local, {local->now, local->run}});
    local->now = std::move(before.now);
    local->run = before.run;
    trail.pop_back();
  }
  --open;
  return end;
}

/// Either of two values. What conditions took apart is whole again: as exact
/// as it was.
static Value either(const Value &a, const Value &b, const Value &before) {
  if (a == b)
    return a;
  Value both = a;
  both.add(b);
  if (llvm::equal(both, before))
    return before;
  if (both.size() > 1)
    both.setInexact();
  return both;
}

void Locals::meet(ArrayRef<WayEnd> ways, bool orNone) {
  llvm::SmallVector<Local *, 8> changed;
  for (const WayEnd &way : ways)
    for (auto &[local, state] : way.states)
      if (!llvm::is_contained(changed, local))
        changed.push_back(local);
  for (Local *local : changed) {
    WayEnd::State met{local->now, local->run};
    bool isFirst = !orNone;
    for (const WayEnd &way : ways) {
      auto at = way.states.find(local);
      WayEnd::State here = at == way.states.end()
                               ? WayEnd::State{local->now, local->run}
                               : at->second;
      if (isFirst)
        met = here;
      else if (met.run != here.run)
        met.run = 0;
      else
        met.now = either(met.now, here.now, local->now);
      isFirst = false;
    }
    set(*local, met.now, met.run);
  }
}

//===----------------------------------------------------------------------===//
// AssignedNames
//===----------------------------------------------------------------------===//

static void addNames(const ir::Pattern *pattern,
                     llvm::SetVector<StringRef> &names) {
  if (!pattern)
    return;
  if (pattern->kind == ir::Pattern::Kind::Name)
    names.insert(pattern->name);
  if (pattern->kind == ir::Pattern::Kind::Expression) {
    const ir::Expr *target = pattern->target;
    while (target && target->kind == ir::ExprKind::Cast &&
           !target->items.empty())
      target = target->items[0];
    if (target && target->kind == ir::ExprKind::Identifier)
      names.insert(target->text);
  }
  for (const ir::Pattern::Field &field : pattern->fields)
    addNames(field.pattern, names);
  for (const ir::Pattern *element : pattern->elements)
    addNames(element, names);
  addNames(pattern->rest, names);
}

ArrayRef<StringRef> AssignedNames::in(const ir::Stmt &stmt, size_t &work) {
  auto [at, isNew] = known.try_emplace(&stmt);
  if (!isNew)
    return at->second;
  llvm::SetVector<StringRef> names;
  auto onExpr = [&](const ir::Expr &expr) {
    ++work;
    if (expr.kind == ir::ExprKind::Assign)
      addNames(expr.pattern, names);
    const ir::Expr *target = nullptr;
    if (expr.kind == ir::ExprKind::Update && !expr.items.empty())
      target = expr.items[0];
    while (target && target->kind == ir::ExprKind::Cast &&
           !target->items.empty())
      target = target->items[0];
    if (target && target->kind == ir::ExprKind::Identifier)
      names.insert(target->text);
  };
  auto onStmt = [&](const ir::Stmt &inner) {
    ++work;
    bool isLoop =
        inner.kind == ir::StmtKind::ForOf || inner.kind == ir::StmtKind::ForIn;
    if (isLoop && (inner.binding == ir::Binding::None ||
                   inner.binding == ir::Binding::Var))
      addNames(inner.pattern, names);
    if (inner.binding == ir::Binding::Var)
      for (const ir::Declarator &declarator : inner.declarators)
        if (declarator.value)
          addNames(declarator.pattern, names);
  };
  CodeWalk walk;
  walk.onExpr = onExpr;
  walk.onStmt = onStmt;
  walk.walk(&stmt);
  at->second.assign(names.begin(), names.end());
  return at->second;
}
