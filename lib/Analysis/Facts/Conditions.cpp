//===- Conditions.cpp - what holds where a condition does -----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"

using namespace tntc;
using namespace tntc::facts;
using ir::ExprKind;

static const ir::Expr *withoutCasts(const ir::Expr *expr) {
  while (expr && expr->kind == ExprKind::Cast && !expr->items.empty())
    expr = expr->items[0];
  return expr;
}

static bool isMemberOf(const ir::Expr *expr, StringRef base, StringRef name) {
  return expr && expr->kind == ExprKind::Member && expr->text == name &&
         expr->base && expr->base->kind == ExprKind::Identifier &&
         expr->base->text == base;
}

/// Whether a value of which only \p kind is known may be a constant of kind
/// \p constant.
static bool mayHold(AtomKind kind, AtomKind constant) {
  switch (kind) {
  case AtomKind::Data:
  case AtomKind::Opaque:
  case AtomKind::Input:
  case AtomKind::Config:
  case AtomKind::Global:
  case AtomKind::External:
    return true;
  default:
    return kind == constant;
  }
}

/// What \p expr is, if it is written out.
bool Evaluator::constantOf(const ir::Expr &expr, Atom &atom) {
  switch (expr.kind) {
  case ExprKind::String:
    atom = text(expr.text);
    return true;
  case ExprKind::Number:
    atom = numberLiteral(expr.text);
    return !isComputed(atom);
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

/// Narrows the variable \p expr: \p narrow makes of what it holds what is left.
void Evaluator::narrow(const ir::Expr &expr, Env &env,
                       llvm::function_ref<Value(const Value &)> narrow) {
  bool isOuter = false, isPath = expr.kind == ExprKind::Member;
  if (isPath && !mayNarrow(expr, env))
    return;
  Cell *cell = isPath ? nullptr : lookup(expr.text, env, &isOuter);
  if (!cell && !isPath)
    return;
  // One of a function around may be another one by now, if it ever changes.
  Local *known = cell ? cell->local : nullptr;
  if (known && (known->isShared || (isOuter && known->isAssigned)))
    return;
  Value value = isPath ? eval(&expr, env) : readVariable(*cell);
  Value kept = narrow(value);
  if (kept == value || kept.isEmpty())
    return;
  if (isPath)
    cell = pathCell(expr, env, /*mayMake=*/true);
  if (!cell)
    return;
  if (!value.isExact())
    kept.setInexact();
  // Functions that are made before do not know of it yet.
  isDirty |= !cell->local && !isPath;
  Local &local =
      cell->local ? *cell->local : locals.make(*cell, isPath ? 0 : runId);
  local.isConstant |= isOuter;
  outerChanges += isOuter;
  locals.set(local, kept, runId);
  if (!isPath)
    narrowNamed(*cell, kept);
}

/// The constant \p connection was asked for by the variable \p name.
void Evaluator::noteNamed(const ir::Pattern *connection, const ir::Expr *call,
                          Env &env) {
  if (!connection || connection->kind != ir::Pattern::Kind::Name || !call ||
      call->kind != ExprKind::Call || call->items.size() != 1 ||
      !call->items[0] || call->items[0]->kind != ExprKind::Identifier)
    return;
  bool isOuter = false;
  Cell *name = lookup(call->items[0]->text, env, &isOuter);
  Cell *cell = lookup(connection->name, env);
  if (!name || isOuter || !cell || cell->value.size() < 2 ||
      cell->value.hasOther(AtomKind::Connection))
    return;
  llvm::SmallVector<Cell *, 1> &known = namedBy[name];
  if (!llvm::is_contained(known, cell))
    known.push_back(cell);
}

/// Where \p name, which is never assigned anew, is one of \p kept, so are the
/// connections that were asked for by it.
void Evaluator::narrowNamed(const Cell &name, const Value &kept) {
  auto at = namedBy.find(&name);
  StringRef text;
  if (at == namedBy.end() || name.local->isAssigned ||
      !llvm::all_of(kept, [&](Atom atom) { return literalText(atom, text); }))
    return;
  for (Cell *cell : at->second) {
    if (cell->local && cell->local->isShared)
      continue;
    Value all = readVariable(*cell), left;
    for (Atom atom : all)
      if (atom.kind != AtomKind::Connection ||
          llvm::any_of(kept, [&](Atom each) {
            return literalText(each, text) && text == connections[atom.id].name;
          }))
        left.add(atom);
    if (left.isEmpty() || left.size() == all.size())
      continue;
    if (!all.isExact())
      left.setInexact();
    isDirty |= !cell->local;
    Local &local = cell->local ? *cell->local : locals.make(*cell, runId);
    locals.set(local, left, runId);
  }
}

/// Keeps of the variable \p expr only those values for which \p fits.
void Evaluator::keepOf(const ir::Expr &expr, Env &env,
                       llvm::function_ref<bool(Atom)> fits) {
  narrow(expr, env, [&](const Value &value) {
    Value kept;
    for (Atom atom : value)
      if (fits(atom))
        kept.add(atom);
    return kept.size() == value.size() ? value : kept;
  });
}

/// The variable \p expr holds one of \p constants: what is not known of it is
/// known now.
void Evaluator::keepIn(const ir::Expr &expr, ArrayRef<Atom> constants,
                       Env &env) {
  narrow(expr, env, [&](const Value &value) {
    Value kept;
    bool isGuess = false;
    StringRef written;
    for (Atom atom : value) {
      bool isKnown = literalText(atom, written);
      for (Atom constant : constants) {
        if (isConstant(atom, constant, true) == Truth::False ||
            (!isKnown && !mayHold(atom.kind, constant.kind)))
          continue;
        kept.add(constant);
        isGuess |= !isKnown && constants.size() > 1;
      }
    }
    if (isGuess)
      kept.setInexact();
    return kept;
  });
}

/// A variable, or a member of one: it may be looked at once more.
static bool isPlain(const ir::Expr &expr) {
  const ir::Expr *root = &expr;
  while (root->kind == ExprKind::Member && root->base)
    root = root->base;
  return root->kind == ExprKind::Identifier || root->kind == ExprKind::This;
}

/// The variable \p expr is \p other. False when that says nothing.
bool Evaluator::assumeEqual(const ir::Expr &expr, const ir::Expr &other,
                            Env &env) {
  const ir::Expr *name = withoutCasts(&expr), *what = withoutCasts(&other);
  Atom constant;
  if (!what || !isNamed(name))
    return false;
  if (!constantOf(*what, constant)) {
    if (!isPlain(*what))
      return false;
    Value value = eval(what, env);
    StringRef written;
    if (!literalText(value, written))
      return false;
    constant = value.single();
  }
  keepIn(*name, constant, env);
  return true;
}

/// The constants in the list, the set or the keys that \p expr is, if it is
/// looked at without doing anything, and all of them are known.
bool Evaluator::constantsIn(const ir::Expr *expr, bool isKeys, Env &env,
                            llvm::SmallVectorImpl<Atom> &constants) {
  expr = withoutCasts(expr);
  if (!expr)
    return false;
  if (!isKeys && expr->kind == ExprKind::Call && expr->items.size() == 1 &&
      isMemberOf(expr->base, "Object", "keys"))
    return constantsIn(expr->items[0], true, env, constants);
  if (!isPlain(*expr) && expr->kind != ExprKind::Array &&
      expr->kind != ExprKind::Object)
    return false;
  Value list = eval(expr, env);
  Object *object = list.isSingle() ? objectOf(list.single()) : nullptr;
  if (!object || object->isEscaped ||
      object->elements.size() + object->properties.size() > maxConstants)
    return false;
  llvm::SmallVector<StringRef, 8> keys;
  if (isKeys && object->kind == ObjectKind::Map) {
    touchShape(*object);
    if (!read(object->content).isEmpty())
      return false;
    for (auto &property : object->properties)
      if (property.first.starts_with("="))
        keys.push_back(property.first.drop_front());
  } else if (isKeys && !knownKeys(list, keys, expr->span)) {
    return false;
  }
  for (StringRef key : keys)
    constants.push_back(text(key));
  if (isKeys)
    return true;
  if (object->kind != ObjectKind::Array && object->kind != ObjectKind::Set)
    return false;
  const Value all = join(elementsOf(list, expr->span, env));
  StringRef written;
  for (Atom atom : all) {
    if (!literalText(atom, written))
      return false;
    constants.push_back(atom);
  }
  return true;
}

/// `list.includes(x)`, `set.has(x)`, `x in object` and the like hold.
void Evaluator::assumeIn(const ir::Expr &expr, Env &env) {
  const ir::Expr *name = nullptr, *list = nullptr;
  bool isKeys = true;
  if (expr.kind == ExprKind::Binary) {
    name = expr.items[0];
    list = expr.items[1];
  } else if (!expr.base || expr.base->kind != ExprKind::Member) {
    return;
  } else if (expr.items.size() == 2 &&
             isMemberOf(expr.base, "Object", "hasOwn")) {
    list = expr.items[0];
    name = expr.items[1];
  } else if (expr.items.size() == 1) {
    StringRef method = expr.base->text;
    name = expr.items[0];
    list = expr.base->base;
    isKeys = method == "hasOwnProperty";
    if (method != "includes" && method != "has" && !isKeys)
      return;
  }
  name = withoutCasts(name);
  if (!isNamed(name))
    return;
  llvm::SmallVector<Atom, 8> constants;
  if (constantsIn(list, isKeys, env, constants)) {
    keepIn(*name, constants, env);
    return;
  }
  constants.clear();
  if (expr.kind == ExprKind::Call && expr.base->text == "has" &&
      constantsIn(list, true, env, constants))
    keepIn(*name, constants, env);
}

/// `typeof x === "string"` holds, or does not.
void Evaluator::assumeType(const ir::Expr &expr, const ir::Expr &type,
                           bool truth, Env &env) {
  if (expr.kind != ExprKind::Unary || expr.text != "typeof" ||
      expr.items.empty() || type.kind != ExprKind::String)
    return;
  const ir::Expr *name = withoutCasts(expr.items[0]);
  if (!isNamed(name))
    return;
  keepOf(*name, env, [&](Atom atom) {
    StringRef known;
    return !literalText(typeOf(Value(atom)), known) ||
           (known == type.text) == truth;
  });
}

/// What follows is run only where \p expr counts as \p truth.
void Evaluator::assume(const ir::Expr *expr, bool truth, Env &env) {
  expr = withoutCasts(expr);
  if (!expr || depth > maxDepth || !tick(expr->span))
    return;
  if (isNamed(expr)) {
    Truth never = truth ? Truth::False : Truth::True;
    keepOf(*expr, env,
           [&](Atom atom) { return truthOf(Value(atom)) != never; });
    if (expr->kind == ExprKind::Member)
      doubt(*expr, env);
    return;
  }
  ++depth;
  if (expr->kind == ExprKind::Unary && expr->text == "!" &&
      !expr->items.empty())
    assume(expr->items[0], !truth, env);
  if (expr->kind == ExprKind::Call)
    assumeCall(*expr, true, truth, env);
  bool isRead =
      assumeMembership(*expr, truth, env) ||
      (expr->kind != ExprKind::Call && expr->kind != ExprKind::Binary);
  if (truth && (expr->kind == ExprKind::Call || expr->text == "in"))
    assumeIn(*expr, env);
  if (expr->kind == ExprKind::Call && expr->items.size() == 1 &&
      isMemberOf(expr->base, "Array", "isArray"))
    if (const ir::Expr *list = withoutCasts(expr->items[0]);
        list && list->kind == ExprKind::Identifier)
      keepOf(*list, env, [&](Atom atom) {
        return isArray(atom) != (truth ? Truth::False : Truth::True);
      });
  if (expr->kind == ExprKind::Binary && expr->items.size() == 2) {
    StringRef op = expr->text;
    isRead |= op == "&&" || op == "||";
    if (op == (truth ? "&&" : "||")) {
      assume(expr->items[0], truth, env);
      assume(expr->items[1], truth, env);
    }
    if (op == (truth ? "||" : "&&"))
      assumeEither(*expr, truth, env);
    bool isEqual = op == "===" || op == "==";
    const ir::Expr *name = withoutCasts(expr->items[0]);
    const ir::Expr *other = withoutCasts(expr->items[1]);
    if (op == (truth ? "===" : "!==") &&
        !assumeEqual(*expr->items[0], *expr->items[1], env))
      assumeEqual(*expr->items[1], *expr->items[0], env);
    if (name && other && (isEqual || op == "!==" || op == "!=")) {
      assumeType(*name, *other, isEqual == truth, env);
      isRead |= name->kind == ExprKind::Unary;
      Atom constant;
      if (!constantOf(*other, constant))
        std::swap(name, other);
      isRead |= name->kind == ExprKind::Identifier;
      if (isNamed(name) && constantOf(*other, constant)) {
        Truth never = isEqual == truth ? Truth::False : Truth::True;
        keepOf(*name, env, [&](Atom atom) {
          return isConstant(atom, constant, op.size() == 3) != never;
        });
      }
    }
  }
  if (!isRead)
    doubt(*expr, env);
  --depth;
}
