//===- ListMethods.cpp - methods of lists, maps and sets ------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"

#include "llvm/ADT/StringSwitch.h"

using namespace tntc;
using namespace tntc::facts;

static bool takesCallback(StringRef name) {
  return llvm::StringSwitch<bool>(name)
      .Cases("map", "forEach", "filter", "find", "findIndex", "findLast",
             "findLastIndex", "some", "every", true)
      .Cases("reduce", "reduceRight", "flatMap", "sort", "toSorted", true)
      .Default(false);
}

/// Whether \p array holds the literal \p value, if all of it is known.
Atom Evaluator::isIn(Object &array, const Value &value) {
  StringRef wanted, known;
  touchShape(array);
  if (!array.isFixed || array.isEscaped || !isSettled(value))
    return boolean();
  bool isFound = false, isKnown = literalText(value, wanted);
  for (Cell *element : array.elements) {
    Value item = read(*element);
    if (!isSettled(item))
      return boolean();
    isKnown &= literalText(item, known);
    isFound |= isKnown && known == wanted &&
               item.single().kind == value.single().kind;
  }
  if (!isKnown)
    return {AtomKind::Boolean, Computed};
  return {AtomKind::Boolean, isFound ? LikelyTrue : LikelyFalse};
}

/// What the method \p name puts into a list beside where it does.
Value Evaluator::insertedBy(StringRef name, const CallArguments &arguments,
                            Span span, Env &env) {
  if (name == "with" || name == "fill")
    return arguments.at(name == "with");
  Elements inserted;
  if (name == "concat") {
    for (const Value &value : arguments.values)
      addLevel(inserted, value, false, span, env);
    addLevel(inserted, arguments.rest, false, span, env);
  } else if (name == "splice" || name == "toSpliced") {
    for (size_t i = 2; i < arguments.values.size(); ++i)
      inserted.rest.add(arguments.values[i]);
    inserted.rest.add(arguments.rest);
  }
  return join(inserted);
}

/// \p array is null for data of which only this is known.
Value Evaluator::listMethod(Object *array, const Value &self, StringRef name,
                            const CallArguments &arguments, Span span,
                            const void *site, Env &env) {
  if (name == "then" || name == "catch" || name == "finally")
    return promiseMethod(self, name, arguments, span, site, env);
  if (takesCallback(name)) {
    Elements elements = elementsOf(self, span, env);
    return iterateWith(name, elements, self, arguments, span, site, env);
  }
  if (name == "push" || name == "unshift") {
    if (!array) {
      for (const Value &value : arguments.values)
        escape(value, span, "it is stored in data that is not followed");
      return Value(number());
    }
    for (const Value &value : arguments.values)
      push(*array, value, site);
    if (arguments.hasRest)
      push(*array, arguments.rest, site);
    return Value(number());
  }
  if (name == "includes" && array && arguments.values.size() == 1)
    return Value(isIn(*array, arguments.values[0]));
  if ((name == "indexOf" || name == "lastIndexOf") && array &&
      isSettled(arguments.at(0)))
    return Value(computedNumber());
  StringRef asked;
  if (name == "test" && literalText(arguments.at(0), asked) &&
      isWrittenPattern(site))
    return Value({AtomKind::Boolean, Computed});
  if (name == "includes" || name == "has" || name == "test" ||
      name == "startsWith" || name == "endsWith" || name == "hasOwnProperty" ||
      name == "propertyIsEnumerable")
    return Value(boolean());
  if (name == "indexOf" || name == "lastIndexOf" || name == "search" ||
      name == "getTime" || name == "charCodeAt" || name == "localeCompare")
    return Value(number());
  if (name == "join") {
    if (array && array->isFixed && !array->isEscaped) {
      Value separator = arguments.at(0);
      if (separator.isSingle() &&
          separator.single().kind == AtomKind::Undefined)
        separator = Value(text(","));
      Value joined(text(""));
      for (size_t i = 0; i < array->elements.size(); ++i) {
        if (i)
          joined = concat(joined, separator, span);
        joined = concat(joined, joinedPart(read(*array->elements[i])), span);
      }
      return joined;
    }
    Pieces found;
    found.push_back(Piece());
    secretsIn(self, found);
    return Value(text(texts.intern(found)));
  }
  if (!array) {
    if (llvm::StringSwitch<bool>(name)
            .Cases("toString", "toFixed", "trim", "trimStart", "trimEnd",
                   "replace", "replaceAll", "repeat", "padStart", true)
            .Cases("padEnd", "toUpperCase", "toLowerCase", "substring",
                   "substr", "charAt", "normalize", "toISOString",
                   "toLocaleString", "toPrecision", true)
            .Default(false)) {
      for (const Value &value : arguments.values)
        if (value.hasKind(AtomKind::Object) && name.starts_with("replace"))
          call(value, {Value(anyText())}, span, site, env);
      return toText(self, span);
    }
    if (llvm::StringSwitch<bool>(name)
            .Cases("slice", "concat", "reverse", "toReversed", "flat", "splice",
                   "toSpliced", "fill", "copyWithin", "with", true)
            .Cases("values", "valueOf", true)
            .Default(false)) {
      Value result = self;
      // What else goes into the list is no longer data.
      result.add(insertedBy(name, arguments, span, env));
      if (result == self)
        return self;
      Value all = join(elementsOf(self, span, env));
      all.add(result);
      return arrayOf({}, all, site, env, 4);
    }
    if (name == "at" || name == "pop" || name == "shift") {
      Value item = join(elementsOf(self, span, env));
      item.add(undefined());
      return item;
    }
    if (name == "split" || name == "keys")
      return arrayOf({}, Value(anyText()), site, env, 4);
    if (name == "entries") {
      Value pair[] = {Value(number()), join(elementsOf(self, span, env))};
      return arrayOf({}, arrayOf(pair, Value(), site, env, 5), site, env, 4);
    }
    for (const Value &value : arguments.values)
      escape(value, span, "it is handed to a method of unknown data");
    return Value(data());
  }
  return arrayMethod(*array, self, name, arguments, span, site, env);
}

Value Evaluator::arrayMethod(Object &array, const Value &self, StringRef name,
                             const CallArguments &arguments, Span span,
                             const void *site, Env &env) {
  uint32_t id = array.id;
  Elements elements = elementsOf(self, span, env);
  Value all = join(elements);
  StringRef first, second;
  size_t begin = 0, end = elements.items.size();
  bool hasFirst =
      literalText(arguments.at(0), first) && !first.getAsInteger(10, begin);
  if (name == "pop" || name == "shift" || name == "at" || name == "find") {
    if (name == "at" && hasFirst && elements.isFixed)
      return begin < end ? elements.items[begin] : Value(undefined());
    // The others move up, or go.
    if (name == "pop" || name == "shift")
      loosen(heap.object(id));
    if (elements.isFixed && end == 1)
      return elements.items[0];
    all.add(undefined());
    all.setInexact();
    return all;
  }
  if (name == "slice" && elements.isFixed) {
    bool hasSecond =
        literalText(arguments.at(1), second) && !second.getAsInteger(10, end);
    if (arguments.values.empty() ||
        (hasFirst && (hasSecond || arguments.values.size() < 2))) {
      end = std::min(end, elements.items.size());
      begin = std::min(begin, end);
      return arrayOf(ArrayRef<Value>(elements.items).slice(begin, end - begin),
                     Value(), site, env, 4);
    }
  }
  if ((name == "take" || name == "drop") && elements.isFixed && hasFirst) {
    begin = std::min(begin, end);
    ArrayRef<Value> items(elements.items);
    return arrayOf(name == "take" ? items.take_front(begin)
                                  : items.drop_front(begin),
                   Value(), site, env, 4);
  }
  if (name == "concat") {
    for (const Value &value : arguments.values)
      addLevel(elements, value, false, span, env);
    elements.isFixed &= !arguments.hasRest;
    addLevel(elements, arguments.rest, false, span, env);
    return elements.isFixed
               ? arrayOf(elements.items, Value(), site, env, 4)
               : arrayOf({}, join(elements), site, env, 4);
  }
  if (name == "flat") {
    // What lies in lists, which are gone then, unless they lie deeper than is
    // known; a list that holds itself is met once.
    bool isOnce = arguments.values.empty() && !arguments.hasRest;
    Elements flat;
    flat.isFixed = elements.isFixed;
    for (const Value &item : elements.items)
      addLevel(flat, item, false, span, env);
    addLevel(flat, elements.rest, false, span, env);
    if (isOnce && flat.isFixed)
      return arrayOf(flat.items, Value(), site, env, 4);
    Value deepest = join(flat), level = deepest;
    if (!isOnce)
      deepest.add(all);
    while (!isOnce && !level.isEmpty() && tick(span)) {
      Value lists;
      for (Atom atom : level)
        if (objectOf(atom) && isArray(atom) != Truth::False)
          lists.add(atom);
      Elements more;
      addLevel(more, lists, false, span, env);
      level.clear();
      for (Atom atom : join(more))
        if (!deepest.has(atom))
          level.add(atom);
      deepest.add(level);
    }
    if (!all.isExact())
      deepest.setInexact();
    return arrayOf({}, deepest, site, env, 4);
  }
  if (name == "reverse" || name == "toReversed") {
    if (name == "toReversed" && elements.isFixed) {
      std::vector<Value> items(elements.items.rbegin(), elements.items.rend());
      return arrayOf(items, Value(), site, env, 4);
    }
    if (name == "reverse") {
      loosen(heap.object(id));
      return self;
    }
  }
  if (name == "fill" || name == "splice") {
    push(heap.object(id), insertedBy(name, arguments, span, env), site);
    if (name == "fill")
      return self;
    return arrayOf({}, all, site, env, 4);
  }
  if (name == "with" && elements.isFixed && hasFirst && begin < end) {
    elements.items[begin] = arguments.at(1);
    return arrayOf(elements.items, Value(), site, env, 4);
  }
  // Without a count all up to the end goes.
  bool hasCount = arguments.values.size() == 1 ||
                  (literalText(arguments.at(1), second) &&
                   !second.getAsInteger(10, end));
  if (name == "toSpliced" && elements.isFixed && !arguments.hasRest &&
      hasFirst && hasCount) {
    std::vector<Value> &items = elements.items;
    auto at = items.begin() + std::min(begin, items.size());
    at = items.erase(at, at + std::min<size_t>(end, items.end() - at));
    if (arguments.values.size() > 2)
      items.insert(at, arguments.values.begin() + 2, arguments.values.end());
    return arrayOf(items, Value(), site, env, 4);
  }
  if (name == "toSpliced" || name == "with")
    all.add(insertedBy(name, arguments, span, env));
  if (name == "values" && elements.isFixed)
    return arrayOf(elements.items, Value(), site, env, 4);
  if (name == "keys")
    return arrayOf({}, Value(number()), site, env, 4);
  if (name == "entries") {
    std::vector<Value> pairs;
    unsigned part = 100;
    for (size_t i = 0; i < elements.items.size(); ++i) {
      Value pair[] = {Value(number(i)), elements.items[i]};
      pairs.push_back(arrayOf(pair, Value(), site, env, part++));
    }
    Value rest;
    if (!elements.rest.isEmpty()) {
      Value pair[] = {Value(number()), elements.rest};
      rest = arrayOf(pair, Value(), site, env, 5);
    }
    return arrayOf(pairs, rest, site, env, 4);
  }
  if (name == "next") {
    all.add(undefined());
    Object &step = heap.objectAt(site, &env, ObjectKind::Plain, 60);
    setInitial(step, "value", all, site);
    setInitial(step, "done", Value(boolean()), site);
    return Value(atomOf(step));
  }
  if (name == "take" || name == "drop" || name == "slice")
    all.setInexact(); // which of them is not known
  if (name == "toArray" || name == "take" || name == "drop")
    return arrayOf({}, all, site, env, 4);
  if (name == "toLocaleString")
    for (Atom atom : all)
      if (Object *object = objectOf(atom))
        call(ownMethod(*object, name), Value(atom), CallArguments(), span,
             object, env);
  if (name == "toString" || name == "toLocaleString")
    return toText(self, span);
  if (name == "copyWithin" || name == "valueOf") {
    loosen(heap.object(id));
    return self;
  }
  if (name == "slice" || name == "toSpliced" || name == "with" ||
      name == "values" || name == "toReversed")
    return arrayOf({}, all, site, env, 4);
  return objectMethod(self, name, arguments, span, site, env);
}
