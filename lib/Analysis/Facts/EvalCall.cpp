//===- EvalCall.cpp - functions, and what calls them ----------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"

using namespace tntc;
using namespace tntc::facts;
using ir::ExprKind;

/// Deeper calls are made later, from the ground up.
static constexpr size_t maxFrames = 40;

Value Evaluator::makeFunction(const ir::Function &function, const void *site,
                              Env &env) {
  Object &made = heap.objectAt(site, &env, ObjectKind::Function);
  made.function = &function;
  made.env = &env;
  made.span = function.span;
  return Value(atomOf(made));
}

CallArguments Evaluator::evalArguments(ArrayRef<const ir::Expr *> items,
                                       Env &env) {
  CallArguments arguments;
  for (const ir::Expr *item : items) {
    if (!item || item->kind != ExprKind::Spread) {
      Value value = eval(item, env);
      if (arguments.hasRest)
        arguments.rest.add(value);
      else
        arguments.values.push_back(value);
      continue;
    }
    Value spread = item->items.empty() ? Value() : eval(item->items[0], env);
    Elements elements = elementsOf(spread, item->span, env);
    bool fits =
        elements.isFixed && !arguments.hasRest && elements.items.size() <= 64;
    if (fits) {
      arguments.values.append(elements.items.begin(), elements.items.end());
      continue;
    }
    arguments.hasRest = true;
    arguments.rest.add(join(elements));
  }
  return arguments;
}

/// The arguments that a list stands for, or an object with keys as one has.
CallArguments Evaluator::listed(const Value &list, Span span, Env &env) {
  Elements elements = elementsOf(list, span, env);
  CallArguments arguments;
  arguments.values.append(elements.items.begin(), elements.items.end());
  arguments.rest = elements.rest;
  arguments.hasRest = !elements.isFixed;
  for (Atom atom : list)
    if (Object *object = objectOf(atom);
        object && (object->kind == ObjectKind::Plain ||
                   object->kind == ObjectKind::Instance))
      arguments.rest.add(
          getAnyAtom(atom, span, env, "it stands for arguments"));
  return arguments;
}

/// A call on what may be nothing, with `?.` anywhere before it, gives nothing.
Value Evaluator::evalCall(const ir::Expr &expr, Env &env) {
  const ir::Expr *callee = expr.base;
  while (callee && callee->kind == ExprKind::Cast && !callee->items.empty())
    callee = callee->items[0];
  if (callee && callee->kind == ExprKind::Super)
    return evalSuperCall(expr, env);
  asksFor(callee, expr.isOptional ? MemberUse::Tested : MemberUse::Needed);
  Value self;
  Value function = callee && (callee->kind == ExprKind::Member ||
                              callee->kind == ExprKind::Index)
                       ? evalMember(*callee, env, &self)
                       : eval(callee, env);
  Truth nullish = nullishOf(function);
  bool isOptional = expr.isOptional || isOptionalChain(callee);
  if (nullish == Truth::True && expr.isOptional)
    return Value(undefined());
  CallArguments arguments;
  if (isOptional) {
    Maybe unlikely(*this, nullish == Truth::True);
    perhaps([&] { arguments = evalArguments(expr.items, env); });
  } else {
    arguments = evalArguments(expr.items, env);
  }
  // Only now it is looked whether it can be called.
  if (nullish == Truth::True)
    return isOptional ? Value(undefined()) : Value();
  if (callee && callee->kind == ExprKind::Identifier &&
      callee->text == "require" && function.hasKind(AtomKind::Global))
    forbid("require", expr.span);
  callExpr = &expr;
  Value result = callMember(callee, function, self, arguments, expr, env);
  callExpr = nullptr;
  if (isOptional && nullish == Truth::Unknown)
    result.add(undefined());
  return result;
}

bool Evaluator::isOptionalChain(const ir::Expr *expr) {
  for (; expr; expr = expr->base)
    if (expr->isOptional)
      return true;
    else if (expr->kind != ExprKind::Member && expr->kind != ExprKind::Index &&
             expr->kind != ExprKind::Call)
      return false;
  return false;
}

Value Evaluator::call(const Value &callee, std::initializer_list<Value> values,
                      Span span, const void *site, Env &env) {
  CallArguments arguments;
  for (const Value &value : values)
    arguments.values.push_back(value);
  return call(callee, Value(undefined()), arguments, span, site, env);
}

Value Evaluator::callAtom(Atom callee, const Value &thisValue,
                          const CallArguments &arguments, Span span,
                          const void *site, Env &env) {
  switch (callee.kind) {
  case AtomKind::Dependency:
    return callDependency(arguments, span, site);
  case AtomKind::ServiceCall:
    return callService(arguments, span, site, env);
  case AtomKind::ConnectionFetch:
    return callConnectionFetch(callee, arguments, span, site, env);
  case AtomKind::LogMethod:
    return callLog(callee, arguments, span, env);
  case AtomKind::Method:
    return callMethod(nameText(callee.id), thisValue, arguments, span, site,
                      env);
  case AtomKind::Global:
    return callGlobal(nameText(callee.id), thisValue, arguments, span, site,
                      env);
  case AtomKind::External:
  case AtomKind::Opaque:
  case AtomKind::Data:
  case AtomKind::Input:
  case AtomKind::Config: {
    ++hazards;
    noteNoFunction(callee, span, site);
    StringRef where =
        callee.kind == AtomKind::External
            ? save("it is handed to code of '" + nameText(callee.id) + "'")
            : StringRef("it is handed to code that is not "
                        "followed");
    for (const Value &value : arguments.values)
      escape(value, span, where);
    escape(arguments.rest, span, where);
    escapeReceiver(thisValue, span, where);
    return Value(opaque());
  }
  case AtomKind::Object:
    break;
  default: // not a function: throws
    ++hazards;
    noteNoFunction(callee, span, site);
    return Value();
  }
  Object &object = heap.object(callee.id);
  switch (object.kind) {
  case ObjectKind::Function: {
    Value result = callFunction(object, thisValue, arguments, span);
    if (heap.object(callee.id).isEscaped)
      escape(result, span, "a function that is known elsewhere returns it");
    return result;
  }
  case ObjectKind::Bound: {
    // `f = f.bind(...)`: the set of what is bound holds what it was bound to.
    if (llvm::count(inBound, &object) > 1)
      return Value();
    CallArguments all = boundTo(object, arguments);
    Value target = object.target, self = object.boundThis;
    inBound.push_back(&object);
    Value result = call(target, self, all, span, site, env);
    inBound.pop_back();
    if (target.has({AtomKind::Method, name("toString")}))
      result.add(anyText());
    return result;
  }
  default: // not a function, or a class without `new`: throws
    ++hazards;
    return Value();
  }
}

/// What a call with \p arguments is given. Bound again and again, any number
/// of them may stand at any place.
CallArguments Evaluator::boundTo(const Object &bound,
                                 const CallArguments &arguments) {
  CallArguments all;
  bool isAgain = llvm::is_contained(inBound, &bound);
  auto add = [&](const Value &value) {
    if (isAgain)
      all.rest.add(value);
    else
      all.values.push_back(value);
  };
  for (const Value &value : bound.boundArguments)
    add(value);
  for (const Value &value : arguments.values)
    add(value);
  all.rest.add(arguments.rest);
  all.hasRest = arguments.hasRest || isAgain;
  return all;
}

Value Evaluator::callFunction(Object &closure, const Value &thisValue,
                              const CallArguments &arguments, Span span,
                              uint32_t classId) {
  const ir::Function &function = *closure.function;
  if (!function.body && !function.result)
    return Value(opaque()); // declared only
  Activation &activation = activationFor(closure, thisValue, arguments);
  activation.env->classId = classId;
  if (function.isGenerator) {
    Object &generator =
        heap.objectAt(&activation, nullptr, ObjectKind::Generator);
    generator.function = &function;
    generator.env = activation.env;
    generator.span = span;
    activation.env->generator = generator.id;
    generatorActivations[generator.id] = &activation;
    return Value(atomOf(generator));
  }
  bool isDone =
      activation.round == round && (activation.wasDefinite || maybe > 0);
  if (!isDone && !activation.isRunning && !isOver) {
    if (frames.size() >= maxFrames) {
      pending.push_back({&activation, maybe > 0});
    } else {
      unsigned before = unwatched, changed = changes;
      frames.push_back({function.name, span});
      runActivation(activation);
      frames.pop_back();
      activation.asks |= unwatched > before;
      activation.changes |= changes != changed;
      unwatched = before;
    }
  }
  unwatched += activation.asks;
  changes += activation.changes;
  return resultOf(activation);
}
