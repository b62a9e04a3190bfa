//===- TolerantReads.cpp - guards, defaults, tests of what came in --------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "TolerantReads.h"

#include "CodeWalk.h"

#include "llvm/ADT/STLExtras.h"

using namespace tntc;
using ir::ExprKind;

static const ir::Expr *withoutCasts(const ir::Expr *expr) {
  while (expr && expr->kind == ExprKind::Cast)
    expr = expr->items[0];
  return expr;
}

/// The key that \p expr reads, or nothing.
static StringRef keyOf(const ir::Expr &expr) {
  if (expr.kind == ExprKind::Member)
    return expr.text;
  if (expr.kind == ExprKind::Index && expr.items[0]->kind == ExprKind::String)
    return expr.items[0]->text;
  return {};
}

/// What \p expr is, a key or a variable, is tested.
void TolerantReads::addTested(const ir::Expr *expr) {
  expr = withoutCasts(expr);
  if (!expr)
    return;
  if (expr->kind == ExprKind::Identifier || expr->kind == ExprKind::String)
    (expr->kind == ExprKind::String ? keys : tested).insert(expr->text);
  else if (StringRef key = keyOf(*expr); !key.empty())
    keys.insert(key);
}

/// All that a condition looks at.
void TolerantReads::addCondition(const ir::Expr *expr) {
  expr = withoutCasts(expr);
  if (!expr)
    return;
  addTested(expr);
  switch (expr->kind) {
  case ExprKind::Binary:
  case ExprKind::Unary:
  case ExprKind::Call:
  case ExprKind::Conditional:
  case ExprKind::Sequence:
    for (const ir::Expr *item : expr->items)
      addCondition(item);
    break;
  default:
    break;
  }
}

/// Whether a condition may tell one kind of value from another: a comparison
/// with a literal, `in`, `instanceof`, `typeof`, or a function that looks.
static bool tellsKinds(const ir::Expr *expr) {
  expr = withoutCasts(expr);
  if (!expr)
    return false;
  switch (expr->kind) {
  case ExprKind::Call:
  case ExprKind::TaggedTemplate:
    return true;
  case ExprKind::Unary:
    return expr->text == "typeof" || tellsKinds(expr->items[0]);
  case ExprKind::Binary:
    if (llvm::is_contained({"in", "instanceof", "==", "!=", "===", "!=="},
                           expr->text))
      return true;
    return tellsKinds(expr->items[0]) || tellsKinds(expr->items[1]);
  default:
    return false;
  }
}

/// The keys that \p expr reads, and variables, which may hold their values.
static void collectKeys(const ir::Expr *expr, std::set<StringRef> &into) {
  expr = withoutCasts(expr);
  if (!expr)
    return;
  if (StringRef key = keyOf(*expr); !key.empty())
    into.insert(key);
  collectKeys(expr->base, into);
  if (expr->kind == ExprKind::Unary || expr->kind == ExprKind::Binary)
    for (const ir::Expr *item : expr->items)
      collectKeys(item, into);
}

/// Whether \p condition looks at nothing but the answer to a request, which
/// some run is content with.
bool TolerantReads::isOfAnswer(const ir::Expr *condition) const {
  condition = withoutCasts(condition);
  if (!condition)
    return false;
  switch (condition->kind) {
  case ExprKind::Number:
    return true;
  case ExprKind::Unary:
    return condition->text == "!" && isOfAnswer(condition->items[0]);
  case ExprKind::Binary:
    return isOfAnswer(condition->items[0]) && isOfAnswer(condition->items[1]);
  case ExprKind::Member:
    return (condition->text == "ok" || condition->text == "status") &&
           condition->base->kind == ExprKind::Identifier &&
           answers.count(condition->base->text);
  default:
    return false;
  }
}

/// Where the function ends that \p place, which is being visited, lies in.
uint32_t TolerantReads::endOfFunction(Span place) {
  while (!functions.empty() && functions.back().end < place.end)
    functions.pop_back();
  return functions.empty() ? ~0u : functions.back().end;
}

/// A part of the code that runs or not as \p condition has it.
void TolerantReads::addBranch(const ir::Expr *condition, Span span) {
  if (isOfAnswer(condition))
    return;
  addCondition(condition);
  Region region{span, {}};
  if (!tellsKinds(condition)) {
    collectKeys(condition, region.keys);
    if (region.keys.empty())
      return;
  }
  regions.push_back(region);
}

/// The keys of a literal, which a read may find there instead.
void TolerantReads::addKeys(const ir::Expr &object) {
  for (const ir::Property &property : object.properties)
    if (!property.key.empty())
      keys.insert(property.key);
}

void TolerantReads::visitCall(const ir::Expr &expr) {
  for (const ir::Expr *item : expr.items)
    // `Object.hasOwn(x, "a")`, `x.hasOwnProperty("a")`, `pick(x, "a")`.
    if (item && item->kind == ExprKind::String)
      keys.insert(item->text);
  if (!expr.base)
    return;
  StringRef called = expr.base->text;
  if ((expr.base->kind == ExprKind::Identifier && called == "Boolean") ||
      called.starts_with("assert") || called == "invariant")
    for (const ir::Expr *item : expr.items)
      addTested(item);
  const ir::Expr *of = expr.base->base;
  if (expr.base->kind != ExprKind::Member || of->kind != ExprKind::Identifier)
    return;
  if (of->text == "Array" && called == "isArray")
    for (const ir::Expr *item : expr.items)
      addTested(item);
  isMixed |= of->text == "Promise" && (called == "race" || called == "any");
  isMixed |= (of->text == "Object" || of->text == "Reflect") &&
             llvm::is_contained({"assign", "defineProperty", "defineProperties",
                                 "setPrototypeOf", "set"},
                                called);
}

void TolerantReads::visit(const ir::Expr &expr) {
  switch (expr.kind) {
  case ExprKind::Binary:
    if (expr.text == "??" || expr.text == "||" || expr.text == "&&")
      addBranch(expr.items[0], expr.items[1]->span);
    else if (tellsKinds(&expr))
      for (const ir::Expr *item : expr.items)
        addTested(item);
    break;
  case ExprKind::Unary:
    addTested(expr.items[0]);
    break;
  case ExprKind::Object:
    // `{ a: 1, ...x }`: a default.
    if (llvm::any_of(expr.properties, [](const ir::Property &property) {
          return property.kind == ir::Property::Kind::Spread;
        }))
      addKeys(expr);
    break;
  case ExprKind::Array:
    // Read one after the other, as if they were the same.
    for (const ir::Expr *item : expr.items)
      if (item && item->kind == ExprKind::Object)
        addKeys(*item);
    break;
  case ExprKind::Conditional:
    addBranch(expr.items[0], expr.span);
    break;
  case ExprKind::Call:
    visitCall(expr);
    [[fallthrough]];
  case ExprKind::Member:
  case ExprKind::Index:
    if (expr.isOptional)
      addTested(expr.base);
    if (const ir::Expr *base = withoutCasts(expr.base))
      if (StringRef key = keyOf(expr);
          !key.empty() && base->kind == ExprKind::Identifier)
        reads.push_back({base->text, key});
    break;
  case ExprKind::Assign:
    // What is written is there afterwards.
    addTested(expr.pattern->target);
    break;
  default:
    break;
  }
}

/// `await x.fetch(...)`, `await fetch(...)`.
static bool isAnswer(const ir::Expr &value) {
  const ir::Expr *call =
      value.kind == ExprKind::Await ? value.items[0] : nullptr;
  const ir::Expr *callee =
      call && call->kind == ExprKind::Call ? withoutCasts(call->base) : nullptr;
  return callee && callee->text == "fetch" &&
         (callee->kind == ExprKind::Identifier ||
          callee->kind == ExprKind::Member);
}

void TolerantReads::addAlias(const ir::Declarator &declarator) {
  const ir::Expr *value = withoutCasts(declarator.value);
  if (!value)
    return;
  // One of several values, of which only one came in.
  bool isOneOf = value->kind == ExprKind::Conditional ||
                 (value->kind == ExprKind::Binary &&
                  llvm::is_contained({"??", "||", "&&"}, value->text));
  if (isOneOf)
    for (const ir::Pattern::Field &field : declarator.pattern->fields)
      keys.insert(field.key);
  if (declarator.pattern->kind != ir::Pattern::Kind::Name)
    return;
  if (isOneOf)
    oneOf.insert(declarator.pattern->name);
  if (isAnswer(*value))
    answers.insert(declarator.pattern->name);
  if (StringRef key = keyOf(*value); !key.empty())
    aliases.push_back({declarator.pattern->name, key});
}

void TolerantReads::visit(const ir::Pattern &pattern) {
  for (const ir::Pattern::Field &field : pattern.fields) {
    if (field.pattern->initial)
      keys.insert(field.key);
    if (field.pattern->kind == ir::Pattern::Kind::Name)
      aliases.push_back({field.pattern->name, field.key});
  }
}

void TolerantReads::visit(const ir::Stmt &stmt) {
  for (const ir::Declarator &declarator : stmt.declarators)
    addAlias(declarator);
  switch (stmt.kind) {
  case ir::StmtKind::If: {
    Span span = stmt.span;
    // What follows runs only when the branch does not.
    if (llvm::any_of(stmt.body, leaves))
      span.end = endOfFunction(span);
    addBranch(stmt.exprs[0], span);
    break;
  }
  case ir::StmtKind::While:
  case ir::StmtKind::DoWhile:
  case ir::StmtKind::For:
    addBranch(stmt.exprs[0], stmt.span);
    break;
  case ir::StmtKind::Switch:
    addCondition(stmt.exprs[0]);
    regions.push_back({stmt.span, {}});
    break;
  case ir::StmtKind::Try:
    // A fault is expected.
    if (stmt.body[1])
      regions.push_back({stmt.body[0]->span, {}});
    break;
  default:
    break;
  }
}

TolerantReads::TolerantReads(const ir::Code &code) {
  auto onExpr = [this](const ir::Expr &expr) { visit(expr); };
  auto onStmt = [this](const ir::Stmt &stmt) { visit(stmt); };
  auto onPattern = [this](const ir::Pattern &pattern) { visit(pattern); };
  auto onFunction = [this](const ir::Function &function) {
    endOfFunction(function.span);
    functions.push_back(function.span);
  };
  CodeWalk walk;
  walk.onExpr = onExpr;
  walk.onStmt = onStmt;
  walk.onPattern = onPattern;
  walk.onFunction = onFunction;
  walk.walk(code.body);
  for (auto [variable, key] : aliases)
    if (tested.count(variable))
      keys.insert(key);
  for (auto [variable, key] : reads)
    if (oneOf.count(variable))
      keys.insert(key);
}

bool TolerantReads::contains(StringRef key, Span place,
                             const std::set<StringRef> &known) const {
  auto isUnknown = [&](StringRef each) { return known.count(each) == 0; };
  return isMixed || keys.count(key) ||
         llvm::any_of(regions, [&](const Region &region) {
           return region.span.begin <= place.begin &&
                  place.end <= region.span.end &&
                  (region.keys.empty() || llvm::any_of(region.keys, isUnknown));
         });
}
