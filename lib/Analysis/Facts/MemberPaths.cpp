//===- MemberPaths.cpp - conditions on members of what came in ------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// `input.kind === "a"`: data that nobody changes is what it was when it was
// looked at, as long as the variable holds the same.
//
//===----------------------------------------------------------------------===//

#include "Evaluator.h"

using namespace tntc;
using namespace tntc::facts;
using ir::ExprKind;

/// Whether \p expr is a variable, or members of one that are written out.
bool Evaluator::isNamed(const ir::Expr *expr) {
  while (expr && expr->kind == ExprKind::Member && !expr->isPrivate)
    expr = expr->base;
  return expr && expr->kind == ExprKind::Identifier;
}

/// What holds the narrowed value of \p expr, of which isNamed: a variable, or a
/// place that stands for the members.
Cell *Evaluator::pathCell(const ir::Expr &expr, Env &env, bool mayMake) {
  const ir::Expr *root = &expr;
  std::string keys;
  for (; root->kind == ExprKind::Member; root = root->base)
    keys = (root->text + "." + keys).str();
  bool isOuter = false;
  Cell *cell = lookup(root->text, env, &isOuter);
  if (!cell || keys.empty())
    return cell;
  auto at = paths.find(cell);
  if (at == paths.end() && !mayMake)
    return nullptr;
  if (cell->local && (cell->local->isAssigned || cell->local->isShared))
    return nullptr;
  Cell *&place = paths[cell][keys];
  if (!place && mayMake) {
    place = &heap.makeCell();
    if (!cell->local) // to see whether it is assigned
      isDirty = true;
    Local &local = cell->local ? *cell->local : locals.make(*cell, 0);
    local.isConstant = true;
  }
  return place;
}

/// Whether \p path reads data that no code changes.
bool Evaluator::mayNarrow(const ir::Expr &path, Env &env) {
  if (mutatedKeys.contains("*"))
    return false;
  for (const ir::Expr *at = &path; at->kind == ExprKind::Member; at = at->base)
    if (mutatedKeys.contains(at->text))
      return false;
  Value base = eval(path.base, env);
  return !base.isEmpty() && llvm::all_of(base, [](Atom atom) {
    return atom.kind == AtomKind::Input || atom.kind == AtomKind::Config;
  });
}

/// What is left of \p value, which \p expr was read as, by conditions.
Value Evaluator::narrowedPath(const ir::Expr &expr, Env &env,
                              const Value &value) {
  if (paths.empty() || !isNamed(&expr))
    return value;
  Cell *cell = pathCell(expr, env, /*mayMake=*/false);
  Local *local = cell ? cell->local : nullptr;
  if (!local || local->run != runId || local->now.isEmpty())
    return value;
  return local->now;
}

/// \p root holds something else from here on.
void Evaluator::forgetPaths(Cell &root) {
  auto at = paths.find(&root);
  if (at == paths.end())
    return;
  for (auto &[keys, cell] : at->second)
    if (cell && cell->local)
      locals.set(*cell->local, Value(), 0);
}

/// Some code changes the member \p key of what came in; `*`: of any name.
void Evaluator::noteMutated(StringRef key) {
  isDirty |= mutatedKeys.insert(key).second && !paths.empty();
}
