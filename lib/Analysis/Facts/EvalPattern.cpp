//===- EvalPattern.cpp - taking values apart, and assigning them ----------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"

using namespace tntc;
using namespace tntc::facts;

void Evaluator::bind(const ir::Pattern *pattern, Value value, Env &env,
                     bool declares) {
  if (!pattern || !tick(pattern->span))
    return;
  if (pattern->initial) {
    bool isMissing = false;
    Value given;
    for (Atom atom : value)
      if (atom.kind == AtomKind::Undefined)
        isMissing = true;
      else
        given.add(atom);
    if (!value.isExact())
      given.setInexact();
    if (isMissing || mayBeMissing(given)) {
      perhaps([&] { given.add(eval(pattern->initial, env)); });
      // A variable is undefined until it is given its value.
      bool isUnset = isMissing && value.size() > 1;
      if (!value.isExact() || isUnset || isUncertain(value))
        given.setInexact();
    }
    value = given;
  }
  switch (pattern->kind) {
  case ir::Pattern::Kind::Name:
    assignName(pattern->name, value, pattern, env, pattern->span, declares);
    return;
  case ir::Pattern::Kind::Expression:
    assignTo(pattern->target, value, pattern, env);
    return;
  case ir::Pattern::Kind::Array:
    bindArray(*pattern, value, env, declares);
    return;
  case ir::Pattern::Kind::Object:
    break;
  }
  llvm::SmallVector<StringRef, 8> taken;
  bool isKnown = true;
  for (const ir::Pattern::Field &field : pattern->fields) {
    Value key(text(field.key));
    if (field.computed)
      key = eval(field.computed, env);
    StringRef known;
    Value part;
    Span span = field.keySpan.isValid() ? field.keySpan : pattern->span;
    if (literalText(key, known)) {
      taken.push_back(known);
      fieldSpan = span;
      part = get(value, known, span, env);
      fieldSpan = {};
    } else {
      isKnown = false;
      part = getIndex(value, key, span, env);
    }
    bind(field.pattern, part, env, declares);
  }
  if (!pattern->rest)
    return;
  Object &rest = heap.objectAt(pattern, &env, ObjectKind::Plain);
  uint32_t id = rest.id;
  rest.span = pattern->span;
  copyProperties(rest, value, pattern->rest->span, pattern, env,
                 isKnown ? ArrayRef<StringRef>(taken) : ArrayRef<StringRef>());
  bind(pattern->rest, Value(Atom{AtomKind::Object, heap.canonical(id)}), env,
       declares);
}

/// Whether it can be undefined without saying so.
bool Evaluator::mayBeMissing(const Value &value) {
  return llvm::any_of(value, [&](Atom atom) {
    switch (atom.kind) {
    case AtomKind::Data:
    case AtomKind::Opaque:
    case AtomKind::Input:
    case AtomKind::Config:
    case AtomKind::Service:
    case AtomKind::External:
    case AtomKind::ConnectionFetch:
    case AtomKind::Global:
      return true;
    case AtomKind::Text:
      return nullishOf(Value(atom)) != Truth::False;
    default:
      return false;
    }
  });
}

void Evaluator::bindArray(const ir::Pattern &pattern, const Value &value,
                          Env &env, bool declares) {
  // Iterators are asked for as many as are named.
  Maybe notAll(*this, !pattern.rest && llvm::any_of(value, [&](Atom atom) {
    Object *object = objectOf(atom);
    return object && object->kind == ObjectKind::Generator;
  }));
  Elements elements = elementsOf(value, pattern.span, env);
  // One of several pairs: what stands first in one never stands second.
  std::vector<Elements> choices;
  if (value.size() > 1)
    for (Atom atom : value)
      elementsOf(atom, choices.emplace_back(), pattern.span, env);
  bool areFixed =
      !choices.empty() &&
      llvm::all_of(choices, [](const Elements &each) { return each.isFixed; });
  size_t index = 0;
  for (const ir::Pattern *element : pattern.elements) {
    Value item;
    if (areFixed) {
      for (const Elements &each : choices)
        item.add(index < each.items.size() ? each.items[index]
                                           : Value(undefined()));
      if (!value.isExact())
        item.setInexact();
    } else if (index < elements.items.size() && elements.isFixed) {
      item = elements.items[index];
    } else if (elements.isFixed) {
      item = Value(undefined());
    } else {
      item = join(elements);
      item.add(undefined());
      if (!value.isEmpty())
        item.setInexact();
    }
    ++index;
    if (element)
      bind(element, item, env, declares);
  }
  if (!pattern.rest)
    return;
  ArrayRef<Value> left;
  Value rest;
  if (elements.isFixed)
    left = ArrayRef<Value>(elements.items)
               .drop_front(std::min(index, elements.items.size()));
  else
    rest = join(elements);
  bind(pattern.rest, arrayOf(left, rest, &pattern, env), env, declares);
}

/// \p target is a name or a member.
void Evaluator::assignTo(const ir::Expr *target, const Value &value,
                         const void *writer, Env &env) {
  while (target && target->kind == ir::ExprKind::Cast && !target->items.empty())
    target = target->items[0];
  if (!target)
    return;
  switch (target->kind) {
  case ir::ExprKind::Identifier:
    assignName(target->text, value, writer, env, target->span, false);
    return;
  case ir::ExprKind::Member: {
    Value base = evalBase(*target, env);
    if (target->isPrivate)
      set(base, save("#" + target->text), value, target->span, writer, env);
    else if (!assignUrl(*target, base, value, writer, env))
      set(base, target->text, value, target->span, writer, env);
    return;
  }
  case ir::ExprKind::Index: {
    Value base = evalBase(*target, env);
    Value key = target->items.empty() ? Value() : eval(target->items[0], env);
    setIndex(base, key, value, target->span, writer, env);
    return;
  }
  default:
    eval(target, env);
    escape(value, target->span, "it is assigned to what is not followed");
  }
}

/// What a member is taken of or assigned to: `super` stands for `this` then.
Value Evaluator::evalBase(const ir::Expr &expr, Env &env) {
  if (expr.base && expr.base->kind == ir::ExprKind::Super) {
    Cell *cell = thisCell(env);
    return cell ? read(*cell) : Value();
  }
  return eval(expr.base, env);
}
