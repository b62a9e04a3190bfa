//===- Iteration.cpp - lists, generators, promises ------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"

using namespace tntc;
using namespace tntc::facts;

Evaluator::Elements Evaluator::elementsOf(const Value &value, Span span,
                                          Env &env) {
  Elements elements;
  if (value.isSingle()) {
    elementsOf(value.single(), elements, span, env);
    if (!value.isExact())
      elements.isDefinite = false;
    return elements;
  }
  for (Atom atom : value) {
    Elements one;
    elementsOf(atom, one, span, env);
    elements.rest.add(join(one));
  }
  elements.isFixed = value.isEmpty();
  elements.isDefinite = value.isExact();
  return elements;
}

Value Evaluator::join(const Elements &elements) {
  Value all = elements.rest;
  for (const Value &item : elements.items)
    all.add(item);
  return all;
}

/// Adds \p value as `flat` and `concat` do: of a list its elements, and of all
/// else, texts too, itself. Helpers of iterators take whatever iterates apart.
void Evaluator::addLevel(Elements &into, const Value &value, bool isIterator,
                         Span span, Env &env) {
  Elements added;
  for (Atom atom : value) {
    Object *object = objectOf(atom);
    Truth isList = isArray(atom);
    // No list, unless its class extends that of lists.
    if (object && object->kind == ObjectKind::Instance && !object->isEscaped &&
        !read(object->protos).hasOther(AtomKind::Object))
      isList = Truth::False;
    if (object && isIterator && isList != Truth::True)
      isList = Truth::Unknown;
    Elements one;
    if (isList != Truth::False)
      one = elementsOf(Value(atom), span, env);
    if (isList != Truth::True)
      one.items.push_back(Value(atom));
    // Of several, or of what may be a list or none, none is sure to come.
    one.isFixed &= isList != Truth::Unknown && value.isSingle() &&
                   value.isExact();
    if (one.isFixed) {
      llvm::append_range(added.items, one.items);
      continue;
    }
    added.isFixed &= one.isFixed;
    Value all = join(one);
    if (!value.isExact() || isList == Truth::Unknown)
      all.setInexact();
    added.rest.add(all);
  }
  into.isFixed &= added.isFixed;
  into.items.insert(into.items.end(), added.items.begin(), added.items.end());
  into.rest.add(added.rest);
}

void Evaluator::elementsOf(Atom atom, Elements &into, Span span, Env &env) {
  switch (atom.kind) {
  case AtomKind::Undefined:
  case AtomKind::Null:
  case AtomKind::Boolean:
  case AtomKind::Number:
    return;
  case AtomKind::Text: {
    StringRef known;
    if (texts.isLiteral(atom.id, known) && known.size() <= 16 &&
        llvm::all_of(known, [](char c) { return !(c & 0x80); })) {
      for (size_t i = 0; i < known.size(); ++i)
        into.items.push_back(Value(text(known.substr(i, 1))));
      return;
    }
    into.isFixed = false;
    into.rest.add(anyText());
    return;
  }
  case AtomKind::Input:
    into.isFixed = false;
    into.rest.add(getInput(atom, "*", span, true));
    return;
  case AtomKind::Config:
    into.isFixed = false;
    into.rest.add(atom);
    return;
  case AtomKind::Opaque:
  case AtomKind::External:
    into.isFixed = false;
    into.rest.add(opaque());
    return;
  case AtomKind::Global:
    into.isFixed = false;
    into.rest.add(opaque());
    return;
  case AtomKind::Object:
    break;
  default:
    into.isFixed = false;
    into.rest.add(data());
    return;
  }
  Object &object = heap.object(atom.id);
  touchShape(object);
  work(object.elements.size());
  if (object.properties.count("%query")) {
    into.isFixed = false;
    into.rest.add(data());
    return;
  }
  switch (object.kind) {
  case ObjectKind::Array:
    if (object.isFixed && !object.isEscaped) {
      for (Cell *element : object.elements)
        into.items.push_back(read(*element));
      return;
    }
    into.isFixed = false;
    for (Cell *element : object.elements)
      into.rest.add(read(*element));
    into.rest.add(read(object.rest));
    if (object.isEscaped)
      into.rest.add(opaque());
    return;
  case ObjectKind::Set:
    into.isFixed = false;
    into.rest.add(read(object.rest));
    if (object.isEscaped)
      into.rest.add(opaque());
    return;
  case ObjectKind::Map: {
    into.isFixed = false;
    for (auto &[key, property] : object.properties) {
      if (!key.starts_with("="))
        continue;
      Value pair[] = {Value(text(key.drop_front())), read(property->value)};
      into.rest.add(arrayOf(pair, Value(), property, *rootEnv, 5));
      if (property->mayBeGone)
        into.rest.setInexact();
    }
    Value keys = read(object.content), values = read(object.rest);
    if (!keys.isEmpty() || !values.isEmpty()) {
      Value pair[] = {keys, values};
      into.rest.add(arrayOf(pair, Value(), &object, *rootEnv, 5));
    }
    if (object.isEscaped)
      into.rest.add(opaque());
    return;
  }
  case ObjectKind::Generator:
    runGenerator(object, Value(undefined()), span);
    into.isFixed = false;
    into.rest.add(read(heap.object(atom.id).content));
    return;
  default:
    break;
  }
  // Whatever iterates says so by a method.
  into.isFixed = false;
  bool isFound = false;
  for (StringRef key : {"[Symbol.iterator]", "[Symbol.asyncIterator]"}) {
    Value method = ownMethod(heap.object(atom.id), key);
    if (method.isEmpty())
      continue;
    isFound = true;
    Value iterator =
        call(method, Value(atom), CallArguments(), span, &object, env);
    for (Atom inner : iterator) {
      Object *made = objectOf(inner);
      if (made && (made->kind == ObjectKind::Generator ||
                   made->kind == ObjectKind::Array)) {
        Elements more;
        elementsOf(inner, more, span, env);
        into.rest.add(join(more));
        continue;
      }
      Value next = get(Value(inner), "next", span, env, true);
      Value step =
          await(call(next, Value(inner), CallArguments(), span, &object, env),
                span, env);
      into.rest.add(get(step, "value", span, env));
      // Called by whoever does not come to the end.
      Maybe unlikely(*this);
      if (Value close = made ? ownMethod(*made, "return") : Value();
          !close.isEmpty())
        call(close, Value(inner), CallArguments(), span, made, env);
    }
  }
  if (!isFound && (object.isEscaped || !read(object.protos).isEmpty()))
    into.rest.add(opaque());
  into.rest.setInexact();
}

void Evaluator::runGenerator(Object &generator, const Value &sent, Span span) {
  uint32_t id = generator.id;
  write(generator.rest, sent, &generator);
  Activation *activation = generatorActivations.lookup(id);
  if (!activation || activation->isRunning || isOver)
    return;
  if (activation->round == round && (activation->wasDefinite || maybe > 0))
    return;
  if (frames.size() >= 40) {
    pending.push_back({activation, maybe > 0});
    return;
  }
  frames.push_back({activation->function->name, span});
  runActivation(*activation);
  frames.pop_back();
}

Object &Evaluator::makeArray(const void *site, const void *env, unsigned part) {
  return heap.objectAt(site, env, ObjectKind::Array, part + 16);
}

Value Evaluator::arrayOf(ArrayRef<Value> items, const Value &rest,
                         const void *site, Env &env, unsigned part) {
  Object &array = makeArray(site, &env, part);
  uint32_t id = array.id;
  size_t count = 0;
  bool keepsOrder = rest.isEmpty() && items.size() <= 64;
  // The same place may make a list of another length.
  if (array.elements.size() != items.size() && !array.elements.empty())
    loosen(array);
  for (const Value &item : items)
    addElement(heap.object(id), count, keepsOrder, item, site);
  if (!rest.isEmpty())
    push(heap.object(id), rest, site);
  return Value(Atom{AtomKind::Object, heap.canonical(id)});
}

Value Evaluator::promiseOf(const Value &value, const void *site, Env &env,
                           bool isFromFetch, unsigned part) {
  Object &promise = heap.objectAt(site, &env, ObjectKind::Promise, part + 32);
  promise.isFromFetch |= isFromFetch;
  uint32_t id = promise.id;
  write(promise.content, value, site);
  return Value(Atom{AtomKind::Object, heap.canonical(id)});
}

Value Evaluator::await(const Value &value, Span span, Env &env) {
  Value result;
  for (Atom atom : value) {
    Object *object = objectOf(atom);
    if (atom.kind == AtomKind::Opaque || atom.kind == AtomKind::Data)
      ++hazards;
    if (!object) {
      result.add(atom);
      continue;
    }
    if (object->kind == ObjectKind::Promise) {
      ++hazards;
      Value content = read(object->content);
      // A promise never holds another one.
      for (Atom inner : content) {
        Object *nested = objectOf(inner);
        if (nested && nested->kind == ObjectKind::Promise && nested != object)
          result.add(read(nested->content));
        else
          result.add(inner);
      }
      if (!content.isExact())
        result.setInexact();
      if (object->isEscaped)
        result.add(opaque());
      continue;
    }
    touchShape(*object);
    if (object->kind == ObjectKind::Plain ||
        object->kind == ObjectKind::Instance) {
      Value then = ownMethod(*object, "then");
      if (!then.isEmpty()) {
        // A thenable of their own: it calls back with its value.
        result.add(callThen(then, Value(atom), span, env));
        continue;
      }
    }
    result.add(atom);
  }
  if (!value.isExact())
    result.setInexact();
  return result;
}

/// What a callback made here is given by \p then.
Value Evaluator::callThen(const Value &then, const Value &self, Span span,
                          Env &env) {
  Object &resolve =
      heap.objectAt(&callThenSite, &env, ObjectKind::Bound, self.single().id);
  uint32_t id = resolve.id;
  resolve.target = Value(global("%resolve"));
  resolve.boundThis = Value(atomOf(resolve));
  CallArguments arguments;
  arguments.values.push_back(Value(atomOf(resolve)));
  arguments.values.push_back(Value(atomOf(resolve)));
  call(then, self, arguments, span, &callThenSite, env);
  return read(heap.object(id).content);
}
