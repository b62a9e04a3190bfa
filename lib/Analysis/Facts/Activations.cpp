//===- Activations.cpp - calls of functions, told apart by arguments ------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"

using namespace tntc;
using namespace tntc::facts;

/// Calls of one function that are told apart by what they are given.
static constexpr unsigned maxActivations = 40;
/// The round after which no more of them are told apart: each may make objects
/// that the next one is given.
static constexpr unsigned lastToTellApart = 8;

Activation &Evaluator::activationFor(Object &closure, const Value &thisValue,
                                     const CallArguments &given) {
  llvm::SmallVector<Activation *, 2> &known =
      activations[{closure.function, closure.env}];
  // Objects that were merged are one.
  auto settle = [&](Value &value) {
    if (llvm::none_of(value, [&](Atom atom) {
          return atom.kind == AtomKind::Object &&
                 heap.canonical(atom.id) != atom.id;
        }))
      return;
    Value settled;
    for (Atom atom : value) {
      if (atom.kind == AtomKind::Object)
        atom.id = heap.canonical(atom.id);
      settled.add(atom);
    }
    if (!value.isExact())
      settled.setInexact();
    value = settled;
  };
  CallArguments arguments = given;
  for (Value &value : arguments.values)
    settle(value);
  bool usesThis = !closure.function->isArrow;
  work(1 + known.size() / 4);
  unsigned used = 0;
  for (Activation *activation : known) {
    if (activation->isSummary)
      continue;
    for (Value &value : activation->arguments.values)
      settle(value);
    if ((!usesThis || activation->thisValue == thisValue) &&
        activation->arguments.hasRest == arguments.hasRest &&
        activation->arguments.rest == arguments.rest &&
        activation->arguments.values == arguments.values)
      return *activation;
    used += activation->round == round;
  }
  auto make = [&]() -> Activation & {
    Activation &made = *new (activationStorage.Allocate()) Activation();
    made.function = closure.function;
    made.env = &heap.makeEnv(closure.env);
    made.env->isFunction = true;
    made.env->function = closure.function;
    made.env->result = &made.result;
    made.env->homeId = closure.homeId;
    known.push_back(&made);
    return made;
  };
  if (known.empty() ||
      (used < maxActivations && known.size() < 6 * maxActivations &&
       round <= lastToTellApart)) {
    Activation &made = make();
    made.thisValue = thisValue;
    made.arguments = arguments;
    return made;
  }
  auto at = llvm::find_if(known, [](Activation *a) { return a->isSummary; });
  Activation &summary = at == known.end() ? make() : **at;
  summary.isSummary = true;
  bool grew = summary.thisValue.add(thisValue);
  size_t count = std::max(summary.arguments.values.size(),
                          arguments.values.size());
  summary.covers.resize(count, ~0u);
  // An argument that was not given is undefined.
  for (size_t i = 0; i < count; ++i) {
    if (i >= summary.arguments.values.size())
      summary.arguments.values.emplace_back();
    Value value = arguments.at(i);
    value.setInexact();
    Value &slot = summary.arguments.values[i];
    grew |= grow(slot, value, summary.covers[i]);
    limit(slot, {}, &summary.covers[i]);
  }
  if (arguments.hasRest && !summary.arguments.hasRest)
    grew = summary.arguments.hasRest = true;
  grew |= summary.arguments.rest.add(arguments.rest);
  if (grew) {
    if (summary.isRunning || summary.round == round)
      isDirty = true;
    summary.round = 0;
  }
  return summary;
}

Value Evaluator::resultOf(Activation &activation) {
  Value result = read(activation.result);
  if (!activation.function->isAsync)
    return result;
  Object &promise = heap.objectAt(&activation, nullptr, ObjectKind::Promise, 1);
  promise.span = activation.function->span;
  promise.canFail = true;
  promise.isFromFetch |= activation.asks;
  uint32_t id = promise.id;
  write(promise.content, await(result, {}, *activation.env), &activation);
  return Value(Atom{AtomKind::Object, heap.canonical(id)});
}

void Evaluator::runActivation(Activation &activation) {
  const ir::Function &function = *activation.function;
  Maybe unlikely(*this, activation.isSummary);
  activation.round = round;
  activation.isRunning = true;
  activation.wasDefinite = maybe == 0;
  std::vector<StringRef> outerLabels;
  outerLabels.swap(labels);
  unsigned outerRun = runId, outerRegion = region, outerOwn = ownRegion;
  runId = ++runCount;
  region = ownRegion = ++regionCount;
  size_t mark = locals.begin();
  unsigned outer = outerChanges;
  Env &env = *activation.env;
  restoreCaptured(function, *env.parent);
  CallArguments arguments = activation.arguments;
  if (!function.isArrow) {
    if (!env.thisCell)
      env.thisCell = &heap.makeCell();
    write(*env.thisCell, activation.thisValue, &activation);
    env.hasArguments = true;
    env.arguments.assign(arguments.values.begin(), arguments.values.end());
    env.restArguments = arguments.rest;
  }
  // Names first: a default may mention any parameter.
  for (const ir::Parameter &parameter : function.parameters)
    declare(parameter.pattern, env);
  for (size_t i = 0; i < function.parameters.size(); ++i) {
    const ir::Parameter &parameter = function.parameters[i];
    Value value = arguments.at(i);
    if (parameter.isRest) {
      ArrayRef<Value> left = arguments.values;
      left = left.drop_front(std::min(i, left.size()));
      value = arrayOf(left, arguments.rest, &parameter, env);
    }
    bind(parameter.pattern, value, env, true);
    if (parameter.isField && env.thisCell && parameter.pattern &&
        parameter.pattern->kind == ir::Pattern::Kind::Name)
      if (Cell *cell = lookup(parameter.pattern->name, env))
        set(read(*env.thisCell), parameter.pattern->name, readVariable(*cell),
            parameter.pattern->span, parameter.pattern, env);
  }
  if (function.result) {
    Value value = eval(function.result, env);
    write(activation.result, value, &activation.result);
  } else if (function.body) {
    ArrayRef<const ir::Stmt *> body = function.body;
    if (function.body->kind == ir::StmtKind::Block)
      body = function.body->body;
    hoist(body, env);
    if (evalBody(body, env) & Next)
      write(activation.result, Value(undefined()), &activation.result);
  }
  // Those of the functions around are again what they were.
  if (outer == outerChanges)
    locals.leave(mark);
  else
    locals.end(mark);
  runId = outerRun;
  region = outerRegion;
  ownRegion = outerOwn;
  labels.swap(outerLabels);
  activation.isRunning = false;
}

void Evaluator::drain() {
  while (!pending.empty() && !isOver) {
    Pending next = pending.front();
    pending.pop_front();
    Activation &activation = *next.activation;
    if (activation.round == round && (activation.wasDefinite || next.isMaybe))
      continue;
    Maybe unlikely(*this, next.isMaybe);
    frames.push_back({activation.function->name, activation.function->span});
    runActivation(activation);
    frames.pop_back();
    // Whoever asked was given what was known then.
    resultOf(activation);
  }
  pending.clear();
}
