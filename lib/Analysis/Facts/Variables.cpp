//===- Variables.cpp - variables, as the code around them has left them ---===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"

using namespace tntc;
using namespace tntc::facts;
using ir::ExprKind;

Cell *Evaluator::lookup(StringRef name, Env &env, bool *isOuter) {
  bool hasLeft = false;
  for (Env *at = &env; at; at = at->parent) {
    auto cell = at->names.find(name);
    if (cell != at->names.end()) {
      if (isOuter)
        *isOuter = hasLeft;
      return cell->second;
    }
    hasLeft |= at->isFunction;
  }
  return nullptr;
}

Value Evaluator::readVariable(Cell &cell) {
  Local *local = cell.local;
  if (!local || local->isShared || local->run != runId)
    return read(cell);
  local->readRound = round;
  return local->now;
}

void Evaluator::assignName(StringRef name, const Value &value,
                           const void *writer, Env &env, Span span,
                           bool declares) {
  bool isOuter = false;
  Cell *cell = lookup(name, env, &isOuter);
  if (!cell) {
    // A global: whoever reads it is not followed.
    escape(value, span, "it is assigned to a global variable");
    return;
  }
  if (!declares && !cell->local)
    locals.make(*cell, runId);
  if (Local *local = cell->local; local && !local->isShared) {
    if (!isOuter) {
      locals.set(*local, value, runId);
      for (Cell *gathering : local->gathering)
        write(*gathering, value, writer);
    } else {
      local->isShared = true;
      isDirty |= local->readRound == round;
    }
  }
  write(*cell, value, writer);
}

/// What is assigned in \p stmt is gathered until endRegion(), beginning with
/// what is there. Where \p stmt \p repeats, all of it may be there already.
Evaluator::Region Evaluator::beginRegion(const ir::Stmt &stmt, Env &env,
                                         bool repeats) {
  Region region;
  size_t looked = 0;
  ArrayRef<StringRef> names = assigned.in(stmt, looked);
  work(looked / 4);
  for (StringRef name : names) {
    bool isOuter = false;
    Cell *cell = lookup(name, env, &isOuter);
    if (!cell || isOuter)
      continue;
    Local &local = cell->local ? *cell->local : locals.make(*cell, runId);
    if (local.isShared || local.run != runId)
      continue;
    Cell *&gathering = gathered[{&stmt, cell}];
    if (!gathering)
      gathering = &heap.makeCell();
    write(*gathering, local.now, &stmt);
    local.gathering.push_back(gathering);
    region.push_back({&local, gathering});
    if (repeats)
      locals.set(local, read(*gathering), runId);
  }
  return region;
}

/// With \p isAny, what follows may find whatever was gathered.
void Evaluator::endRegion(const Region &region, bool isAny) {
  if (isAny)
    setGathered(region);
  for (auto &[local, gathering] : llvm::reverse(region))
    local->gathering.pop_back();
}

void Evaluator::setGathered(const Region &region) {
  for (auto &[local, gathering] : region)
    locals.set(*local, read(*gathering), runId);
}

/// Runs \p way as one that may be taken or not.
void Evaluator::perhaps(llvm::function_ref<void()> way) {
  size_t mark = locals.begin();
  way();
  locals.meet(locals.end(mark), true);
}

//===----------------------------------------------------------------------===//
// What conditions say
//===----------------------------------------------------------------------===//

static const ir::Expr *withoutCasts(const ir::Expr *expr) {
  while (expr && expr->kind == ExprKind::Cast && !expr->items.empty())
    expr = expr->items[0];
  return expr;
}

/// What \p expr is, if it is written out.
bool Evaluator::constantOf(const ir::Expr &expr, Atom &atom) {
  switch (expr.kind) {
  case ExprKind::String:
    atom = text(expr.text);
    return true;
  case ExprKind::Number:
    atom = numberLiteral(expr.text);
    return atom.id != 0;
  case ExprKind::Boolean:
    atom = boolean(expr.text == "true");
    return true;
  case ExprKind::Null:
    atom = {AtomKind::Null, 0};
    return true;
  case ExprKind::Identifier:
    atom = undefined();
    return expr.text == "undefined";
  default:
    return false;
  }
}

/// Whether \p atom is \p constant, as far as that is known.
Evaluator::Truth Evaluator::isConstant(Atom atom, Atom constant,
                                       bool isStrict) const {
  auto isNothing = [](Atom each) {
    return each.kind == AtomKind::Undefined || each.kind == AtomKind::Null;
  };
  StringRef a, b;
  if (!literalText(constant, b))
    return Truth::Unknown;
  if (isNothing(atom) && isNothing(constant) && !isStrict)
    return Truth::True;
  switch (atom.kind) {
  case AtomKind::Context:
  case AtomKind::Log:
  case AtomKind::Secrets:
  case AtomKind::Connection:
  case AtomKind::Object:
    return isStrict || isNothing(constant) ? Truth::False : Truth::Unknown;
  default:
    break;
  }
  if (!literalText(atom, a))
    return Truth::Unknown;
  if (atom.kind == constant.kind)
    return a == b ? Truth::True : Truth::False;
  return isStrict || isNothing(atom) || isNothing(constant) ? Truth::False
                                                            : Truth::Unknown;
}

/// Keeps of the variable \p expr only those values for which \p fits.
void Evaluator::keepOf(const ir::Expr &expr, Env &env,
                       llvm::function_ref<bool(Atom)> fits) {
  bool isOuter = false;
  Cell *cell = lookup(expr.text, env, &isOuter);
  if (!cell || isOuter || (cell->local && cell->local->isShared))
    return;
  Value value = readVariable(*cell);
  Value kept;
  for (Atom atom : value)
    if (fits(atom))
      kept.add(atom);
  if (kept.size() == value.size() || kept.isEmpty())
    return;
  if (!value.isExact())
    kept.setInexact();
  Local &local = cell->local ? *cell->local : locals.make(*cell, runId);
  locals.set(local, kept, runId);
}

/// What follows is run only where \p expr counts as \p truth.
void Evaluator::assume(const ir::Expr *expr, bool truth, Env &env) {
  expr = withoutCasts(expr);
  if (!expr || depth > maxDepth || !tick(expr->span))
    return;
  if (expr->kind == ExprKind::Identifier) {
    Truth never = truth ? Truth::False : Truth::True;
    keepOf(*expr, env,
           [&](Atom atom) { return truthOf(Value(atom)) != never; });
    return;
  }
  ++depth;
  if (expr->kind == ExprKind::Unary && expr->text == "!" &&
      !expr->items.empty())
    assume(expr->items[0], !truth, env);
  if (expr->kind == ExprKind::Binary && expr->items.size() == 2) {
    StringRef op = expr->text;
    if (op == (truth ? "&&" : "||")) {
      assume(expr->items[0], truth, env);
      assume(expr->items[1], truth, env);
    }
    bool isEqual = op == "===" || op == "==";
    const ir::Expr *name = withoutCasts(expr->items[0]);
    const ir::Expr *other = withoutCasts(expr->items[1]);
    if (name && other && (isEqual || op == "!==" || op == "!=")) {
      Atom constant;
      if (!constantOf(*other, constant))
        std::swap(name, other);
      if (name->kind == ExprKind::Identifier && constantOf(*other, constant)) {
        Truth never = isEqual == truth ? Truth::False : Truth::True;
        keepOf(*name, env, [&](Atom atom) {
          return isConstant(atom, constant, op.size() == 3) != never;
        });
      }
    }
  }
  --depth;
}
