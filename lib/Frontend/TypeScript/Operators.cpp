//===- Operators.cpp - operators and what they belong to ------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// The grammar does not always bind as TypeScript does; what is cut or joined
// in the wrong place is put right here.
//
//===----------------------------------------------------------------------===//

#include "Lowering.h"

using namespace tntc;
using namespace tntc::typescript;
using ir::ExprKind;

/// The grammar gives a member, a call with type arguments or a '!' behind an
/// operator to the operator: `await f!(x)` comes as a call of `await f!`. Whom
/// it belongs to is the operator's last operand.
const ir::Expr *Lowering::toOperand(const ir::Expr *expr) {
  bool isCast = expr->kind == ExprKind::Cast && expr->text == "!";
  bool hasBase =
      expr->kind == ExprKind::Member || expr->kind == ExprKind::Index ||
      expr->kind == ExprKind::Call || expr->kind == ExprKind::TaggedTemplate;
  const ir::Expr *base = isCast    ? expr->items[0]
                         : hasBase ? expr->base
                                   : nullptr;
  // With parentheses around it, it would begin behind them.
  if (!base || base->span.begin != expr->span.begin || base->items.empty())
    return expr;
  switch (base->kind) {
  case ExprKind::Await:
  case ExprKind::Unary:
  case ExprKind::Binary:
  case ExprKind::Conditional:
  case ExprKind::Assign:
  case ExprKind::Yield:
    break;
  default:
    return expr;
  }
  const ir::Expr *last = base->items.back();
  StringRef before = file.text.take_front(last->span.begin).rtrim();
  bool isClosed = before.ends_with("(");
  ir::Expr *inner = context.make<ir::Expr>(*expr);
  inner->span.begin = isClosed ? uint32_t(before.size() - 1) : last->span.begin;
  if (isCast)
    inner->items = context.save(ArrayRef(last));
  else
    inner->base = last;
  ir::Expr *made = context.make<ir::Expr>(*base);
  made->span.end = expr->span.end;
  Exprs parts(base->items.begin(), base->items.end());
  parts.back() = isClosed ? inner : toOperand(inner);
  made->items = save(parts);
  return made;
}

/// Whether \p value, the first part of an expression, is a cast whose type goes
/// on behind it: the grammar ends `x as A.B.C["k"] & D` at `x as A.B`, and
/// takes what follows for operations on the value.
static bool isCutCast(Kind part, const ir::Expr *value) {
  if (!value || value->kind != ExprKind::Cast)
    return false;
  switch (part) {
  case Kind::AsExpression:
  case Kind::SatisfiesExpression:
  case Kind::MemberExpression: // these are casts when they were cut themselves
  case Kind::Subscript:
  case Kind::InstantiationExpression:
  case Kind::BinaryExpression:
    return true;
  default:
    return false;
  }
}

const ir::Expr *Lowering::member(TSNode node) {
  ir::Expr *made = makeExpr(ExprKind::Member, node);
  bool isCut = false;
  forChildren([&](Kind kind, TSNode child) {
    if (kind == Kind::OptionalChain) {
      made->isOptional = true;
    } else if (kind == Kind::PropertyName ||
               (kind == Kind::PrivateName && made->base)) {
      made->isPrivate = kind == Kind::PrivateName;
      made->text = identifierText(child).drop_front(made->isPrivate ? 1 : 0);
      made->nameSpan = file.span(child);
    } else if (!isToken(kind)) {
      made->base = expression(kind, child);
      isCut = isCutCast(kind, made->base);
    }
  });
  if (isCut)
    return made->base;
  if (!made->base)
    made->base = makeExpr(ExprKind::Unknown, node);
  if (made->text.empty())
    made->kind = ExprKind::Unknown;
  if (made->kind == ExprKind::Unknown)
    made->items = context.save(ArrayRef(made->base));
  return made;
}

const ir::Expr *Lowering::subscript(TSNode node) {
  ir::Expr *made = makeExpr(ExprKind::Index, node);
  const ir::Expr *index = nullptr;
  bool isCut = false;
  forChildren([&](Kind kind, TSNode child) {
    if (kind == Kind::OptionalChain) {
      made->isOptional = true;
    } else if (isToken(kind) || isCut) {
      return;
    } else if (!made->base) {
      made->base = expression(kind, child);
      isCut = isCutCast(kind, made->base);
    } else {
      index = expression(kind, child);
    }
  });
  if (isCut)
    return made->base;
  if (!made->base)
    made->base = makeExpr(ExprKind::Unknown, node);
  if (!index)
    index = makeExpr(ExprKind::Unknown, node);
  made->items = context.save(ArrayRef(index));
  return made;
}

/// tag<T>`x` is a comparison for the grammar, but a call for TypeScript. The
/// tag, or null for what is no such thing.
static const ir::Expr *comparedTag(const ir::Expr &made) {
  if (made.text != ">" || made.items[1]->kind != ExprKind::Template)
    return nullptr;
  const ir::Expr &left = *made.items[0];
  return left.kind == ExprKind::Binary && left.text == "<" ? left.items[0]
                                                           : nullptr;
}

const ir::Expr *Lowering::operation(ExprKind kind, TSNode node) {
  ir::Expr *made = makeExpr(kind, node);
  Exprs parts;
  bool isCut = false;
  forChildren([&](Kind part, TSNode child) {
    if (isToken(part)) {
      made->text = file.textOf(child);
      // Behind a cast both signs join types.
      isCut = isCut && (made->text == "&" || made->text == "|");
    } else if (!isCut) {
      parts.push_back(expression(part, child));
      isCut = parts.size() == 1 && isCutCast(part, parts[0]);
    }
  });
  if (isCut)
    return parts[0];
  size_t wanted = kind == ExprKind::Binary ? 2 : 1;
  while (parts.size() < wanted)
    parts.push_back(makeExpr(ExprKind::Unknown, node));
  made->items = save(parts);
  if (kind == ExprKind::Binary)
    if (const ir::Expr *tag = comparedTag(*made)) {
      made->kind = ExprKind::TaggedTemplate;
      made->text = {};
      made->base = tag;
      made->items = parts[1]->items;
    }
  return made;
}

const ir::Expr *Lowering::assignment(TSNode node) {
  ir::Expr *made = makeExpr(ExprKind::Assign, node);
  const ir::Expr *value = nullptr;
  forChildren([&](Kind kind, TSNode child) {
    if (isToken(kind)) {
      if (kind != Kind::UsingToken)
        made->text = file.textOf(child);
    } else if (!made->pattern) {
      made->pattern = pattern(kind, child);
    } else {
      value = expression(kind, child);
    }
  });
  if (!value)
    value = makeExpr(ExprKind::Unknown, node);
  made->items = context.save(ArrayRef(value));
  if (!made->pattern)
    made->kind = ExprKind::Unknown;
  return made;
}

const ir::Expr *Lowering::cast(TSNode node, StringRef text) {
  ir::Expr *made = makeExpr(ExprKind::Cast, node);
  made->text = text;
  const ir::Expr *value = nullptr;
  bool isMadeUp = false;
  forChildren([&](Kind kind, TSNode child) {
    // The grammar wants a '!' where a template has type arguments.
    if (isToken(kind) && ts_node_is_missing(child))
      isMadeUp = true;
    if (kind == Kind::TypeArguments) {
      made->type = onlyType(child);
    } else if (kind == Kind::ConstToken) {
      made->type = constType(child);
    } else if (isToken(kind)) {
      return;
    } else if (!value && !isType(kind)) {
      value = expression(kind, child);
    } else {
      made->type = type(kind, child);
    }
  });
  if (!value)
    value = makeExpr(ExprKind::Unknown, node);
  if (isMadeUp)
    return value;
  made->items = context.save(ArrayRef(value));
  return made;
}
