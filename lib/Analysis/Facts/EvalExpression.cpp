//===- EvalExpression.cpp - expressions but calls and members -------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"

using namespace tntc;
using namespace tntc::facts;
using ir::ExprKind;

Value Evaluator::eval(const ir::Expr *expr, Env &env) {
  if (!expr)
    return Value(undefined());
  if (!tick(expr->span))
    return Value(opaque());
  if (depth > maxDepth) {
    giveUp(expr->span, "the code is nested too deeply to be followed");
    return Value(opaque());
  }
  ++depth;
  Value value = evalKind(*expr, env);
  --depth;
  if (value.size() > 24)
    limit(value, expr->span);
  return value;
}

Value Evaluator::evalKind(const ir::Expr &expr, Env &env) {
  switch (expr.kind) {
  case ExprKind::Unknown:
    return evalUnknown(expr, env);
  case ExprKind::Identifier:
    return evalIdentifier(expr, env);
  case ExprKind::This: {
    Cell *cell = thisCell(env);
    Value self = cell ? read(*cell) : Value();
    return self.isEmpty() ? Value(undefined()) : self;
  }
  case ExprKind::Super:
    return Value(undefined()); // with a member or call: see there
  case ExprKind::String:
    return Value(text(expr.text));
  case ExprKind::Number:
    return Value(numberLiteral(expr.text));
  case ExprKind::Boolean:
    return Value(boolean(expr.text == "true"));
  case ExprKind::Null:
    return Value({AtomKind::Null, 0});
  case ExprKind::BigInt:
    return Value(number());
  case ExprKind::Regex:
  case ExprKind::ImportMeta:
    return Value(data());
  case ExprKind::NewTarget:
    return Value(opaque());
  case ExprKind::Template:
    return evalTemplate(expr, env);
  case ExprKind::TaggedTemplate:
    return evalTagged(expr, env);
  case ExprKind::Array:
    return evalArray(expr, env);
  case ExprKind::Object:
    return evalObject(expr, env);
  case ExprKind::Member:
    return evalMember(expr, env, nullptr);
  case ExprKind::Index:
    return evalMember(expr, env, nullptr);
  case ExprKind::Call:
    return evalCall(expr, env);
  case ExprKind::New:
    return evalNew(expr, env);
  case ExprKind::Function:
    return expr.function ? makeFunctionExpr(expr, env) : Value(opaque());
  case ExprKind::Class:
    return expr.classCode ? evalClass(*expr.classCode, &expr, env)
                          : Value(opaque());
  case ExprKind::Unary:
    return evalUnary(expr, env);
  case ExprKind::Update: {
    if (!expr.items.empty()) {
      convert(eval(expr.items[0], env), expr.span);
      assignTo(expr.items[0], Value(number()), &expr, env);
    }
    return Value(number());
  }
  case ExprKind::Binary:
    return evalBinary(expr, env);
  case ExprKind::Conditional:
    return evalConditional(expr, env);
  case ExprKind::Assign:
    return evalAssign(expr, env);
  case ExprKind::Await:
    return evalAwait(expr, env);
  case ExprKind::Yield:
    return evalYield(expr, env);
  case ExprKind::Spread: // outside of lists: a syntax error
    return expr.items.empty() ? Value() : eval(expr.items[0], env);
  case ExprKind::Sequence: {
    Value last(undefined());
    for (const ir::Expr *item : expr.items)
      last = eval(item, env);
    return last;
  }
  case ExprKind::Cast:
    return expr.items.empty() ? Value() : eval(expr.items[0], env);
  case ExprKind::Import:
    return evalImport(expr, env);
  case ExprKind::Jsx:
    for (const ir::Expr *item : expr.items)
      escape(eval(item, env), expr.span, "it is handed to a component");
    return Value(opaque());
  }
  return Value(opaque());
}

Value Evaluator::evalUnknown(const ir::Expr &expr, Env &env) {
  for (const ir::Expr *item : expr.items)
    escape(eval(item, env), expr.span, "it stands in code that has no reading");
  if (expr.function)
    escape(makeFunction(*expr.function, &expr, env), expr.span,
           "it stands in code that has no reading");
  abstain(ir::AbstentionScope::Everything, expr.span,
          "this code cannot be read");
  return Value(opaque());
}

Value Evaluator::makeFunctionExpr(const ir::Expr &expr, Env &env) {
  const ir::Function &function = *expr.function;
  if (function.isArrow || function.name.empty()) {
    capture(function, env);
    return makeFunction(function, &expr, env);
  }
  // Its own name can be seen from within only.
  Env &inner = heap.envAt(&expr, &env);
  capture(function, inner);
  Value made = makeFunction(function, &expr, inner);
  declareName(function.name, inner);
  write(*inner.names[function.name], made, &expr);
  return made;
}

Atom Evaluator::numberLiteral(StringRef written) {
  std::string digits;
  for (char c : written)
    if (c != '_')
      digits += c;
  uint64_t value;
  // Beyond these several literals are one number.
  if (!StringRef(digits).getAsInteger(0, value))
    return value < uint64_t(1) << 53 ? number(value) : computedNumber();
  double real;
  if (!StringRef(digits).getAsDouble(real) && real >= 0 && real < 1e9 &&
      real == double(uint64_t(real)))
    return number(uint64_t(real));
  return computedNumber();
}

void Evaluator::evalItems(ArrayRef<const ir::Expr *> items, Env &env) {
  for (const ir::Expr *item : items)
    if (item)
      eval(item, env);
}

Env &Evaluator::functionEnv(Env &env) {
  Env *at = &env;
  while (!at->isFunction && at->parent)
    at = at->parent;
  return *at;
}

Cell *Evaluator::thisCell(Env &env) {
  for (Env *at = &env; at; at = at->parent)
    if (at->thisCell)
      return at->thisCell;
  return nullptr;
}

Value Evaluator::evalIdentifier(const ir::Expr &expr, Env &env) {
  StringRef name = expr.text;
  if (Cell *cell = lookup(name, env))
    return readVariable(*cell);
  if (env.module) {
    auto import = env.module->imports.find(name);
    if (import != env.module->imports.end())
      return importedValue(import->second);
  }
  if (name == "undefined")
    return Value(undefined());
  if (name == "NaN" || name == "Infinity")
    return Value(computedNumber());
  if (name == "arguments")
    return evalArgumentsObject(expr, env);
  if (name == "globalThis" || name == "window" || name == "self" ||
      name == "global")
    return Value(global("globalThis"));
  missedNames.insert(name);
  return getGlobal(global("globalThis"), name, expr.span, false);
}

Value Evaluator::evalArgumentsObject(const ir::Expr &expr, Env &env) {
  Env *at = &env;
  while (at && !at->hasArguments)
    at = at->parent;
  if (!at)
    return Value(opaque());
  Value made = arrayOf(at->arguments, at->restArguments, &expr, env);
  heap.object(made.single().id).isLikeList = true;
  return made;
}

Value Evaluator::evalConditional(const ir::Expr &expr, Env &env) {
  if (expr.items.size() < 3)
    return Value(opaque());
  Value condition = eval(expr.items[0], env);
  Truth truth = truthOf(condition);
  Value result;
  bool isWrong = isUnlikely(condition, true),
       isRight = isUnlikely(condition, false);
  llvm::SmallVector<WayEnd, 2> ways;
  for (bool way : {true, false}) {
    if (truth == (way ? Truth::False : Truth::True))
      continue;
    Maybe unlikely(*this, way ? isWrong : isRight);
    size_t mark = locals.begin();
    assume(expr.items[0], way, env);
    result.add(eval(expr.items[way ? 1 : 2], env));
    ways.push_back(locals.end(mark));
  }
  locals.meet(ways, false);
  if (isWrong || isRight)
    result.setInexact();
  return result;
}

Value Evaluator::evalImport(const ir::Expr &expr, Env &env) {
  Value specifier = expr.items.empty() ? Value() : eval(expr.items[0], env);
  for (const ir::Expr *item : expr.items.drop_front(expr.items.empty() ? 0 : 1))
    eval(item, env);
  ++hazards;
  Value result;
  for (Atom atom : specifier) {
    StringRef text;
    if (atom.kind != AtomKind::Text || !literalText(atom, text)) {
      forbid("import", expr.span);
      abstain(ir::AbstentionScope::Everything, expr.span,
              "what is imported here is computed when the node runs");
      result.add(opaque());
      continue;
    }
    ir::Fact made;
    made.kind = ir::FactKind::Import;
    made.span = expr.span;
    made.subject = text;
    if (expr.items[0]->kind == ExprKind::String)
      made.subjectSpan = expr.items[0]->span;
    fact(made, specifier.isExact());
    ModuleState *from = importTarget(*env.module, text);
    if (from) {
      runModule(*from);
      result.add(namespaceOf(*from));
      continue;
    }
    if (text.starts_with(".")) {
      abstain(ir::AbstentionScope::Everything, expr.span,
              "'" + text + "' is imported by a name that is computed");
      result.add(opaque());
      continue;
    }
    result.add(externalValue(text, "*", expr.span));
  }
  return promiseOf(result, &expr, env);
}
