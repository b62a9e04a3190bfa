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
  if (!array.isFixed || array.isEscaped || !literalText(value, wanted))
    return boolean();
  bool isFound = false;
  for (Cell *element : array.elements) {
    Value item = read(*element);
    if (!literalText(item, known))
      return boolean();
    isFound |= known == wanted && item.single().kind == value.single().kind;
  }
  return {AtomKind::Boolean, isFound ? LikelyTrue : LikelyFalse};
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
      for (const Value &value : arguments.values)
        for (Atom atom : value)
          result.add(atom.kind == AtomKind::Text
                         ? Value(atom)
                         : join(elementsOf(Value(atom), span, env)));
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
  if (name == "concat") {
    std::vector<Value> items = elements.items;
    Value rest = elements.rest;
    bool isFixed = elements.isFixed && !arguments.hasRest;
    for (const Value &value : arguments.values) {
      bool isList = value.isSingle() && objectOf(value.single()) &&
                    objectOf(value.single())->kind == ObjectKind::Array;
      if (!isList && !value.hasKind(AtomKind::Object) && value.isSingle() &&
          (value.single().kind == AtomKind::Text ||
           value.single().kind == AtomKind::Number ||
           value.single().kind == AtomKind::Connection)) {
        items.push_back(value);
        continue;
      }
      Elements more = elementsOf(value, span, env);
      if (!isList)
        rest.add(value);
      isFixed &= isList && more.isFixed;
      items.insert(items.end(), more.items.begin(), more.items.end());
      rest.add(more.rest);
    }
    if (isFixed)
      return arrayOf(items, Value(), site, env, 4);
    for (const Value &item : items)
      rest.add(item);
    rest.add(arguments.rest);
    return arrayOf({}, rest, site, env, 4);
  }
  if (name == "flat") {
    // What lies in lists, which are gone then, unless they lie deeper than is
    // known; a list that holds itself is met once.
    bool isOnce = arguments.values.empty() && !arguments.hasRest;
    Value flat, level = all;
    do {
      Value deeper;
      for (Atom atom : level) {
        Object *object = objectOf(atom);
        bool isList = object && object->kind == ObjectKind::Array;
        if (!isOnce || !isList)
          flat.add(atom);
        if (isList)
          deeper.add(join(elementsOf(Value(atom), span, env)));
      }
      if (isOnce) {
        flat.add(deeper);
        break;
      }
      level.clear();
      for (Atom atom : deeper)
        if (!flat.has(atom))
          level.add(atom);
    } while (!level.isEmpty() && tick(span));
    if (!all.isExact())
      flat.setInexact();
    return arrayOf({}, flat, site, env, 4);
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
    size_t from = name == "splice" ? 2 : 0;
    for (size_t i = from; i < arguments.values.size(); ++i)
      if (name == "splice" || i == from) // where to begin and to end follows
        push(heap.object(id), arguments.values[i], site);
    push(heap.object(id), arguments.rest, site);
    if (name == "fill")
      return self;
    return arrayOf({}, all, site, env, 4);
  }
  if (name == "toSpliced" || name == "with")
    for (const Value &value : arguments.values)
      all.add(value);
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

Value Evaluator::iterateWith(StringRef name, const Elements &elements,
                             const Value &self, const CallArguments &arguments,
                             Span span, const void *site, Env &env) {
  Value callback = arguments.at(0);
  // What a callback of the language makes is not what is made here.
  const void *inner = &heap.objectAt(site, &env, ObjectKind::Plain, 65);
  bool isReduce = name.starts_with("reduce");
  Value thisArgument = isReduce ? Value(undefined()) : arguments.at(1);
  std::vector<Value> items = elements.items;
  if (name == "reduceRight")
    std::reverse(items.begin(), items.end());
  if (isReduce) {
    bool hasStart = arguments.values.size() > 1;
    Value sum = hasStart ? arguments.values[1] : Value();
    for (size_t i = 0; i < items.size(); ++i) {
      if (i == 0 && !hasStart) {
        sum = items[0];
        continue;
      }
      size_t index = name == "reduce" ? i : items.size() - 1 - i;
      sum = call(callback, {sum, items[i], Value(number(index)), self}, span,
                 inner, env);
    }
    if (elements.rest.isEmpty())
      return sum;
    Cell &all = heap.objectAt(site, &env, ObjectKind::Plain, 61).content;
    write(all, sum, site);
    if (!hasStart)
      write(all, elements.rest, site);
    Maybe unlikely(*this, !elements.isDefinite);
    write(all,
          call(callback, {read(all), elements.rest, Value(number()), self},
               span, inner, env),
          site);
    return read(all);
  }
  if (name == "sort" || name == "toSorted") {
    Value all = join(elements);
    if (callback.hasOther(AtomKind::Undefined) && !all.isEmpty())
      call(callback, {all, all}, span, inner, env);
    if (callback.isEmpty() || callback.hasKind(AtomKind::Undefined))
      convert(all, span); // they are compared as texts
    if (name == "sort")
      for (Atom atom : self)
        if (Object *object = objectOf(atom);
            object && object->kind == ObjectKind::Array)
          loosen(*object);
    if (name == "sort" || self.hasOther(AtomKind::Object))
      return self;
    return arrayOf({}, all, site, env, 4);
  }
  std::vector<Value> results;
  Value rest;
  StringRef known;
  auto visit = [&](const Value &item, const Value &index) {
    CallArguments given;
    given.values = {item, index};
    if (name != "from")
      given.values.push_back(self);
    return call(callback, thisArgument, given, span, inner, env);
  };
  for (size_t i = 0; i < items.size(); ++i)
    results.push_back(visit(items[i], Value(number(i))));
  if (!elements.rest.isEmpty()) {
    Maybe unlikely(*this, !elements.isDefinite);
    rest = visit(elements.rest, Value(number()));
  }
  if (name == "map" || name == "from")
    return arrayOf(results, rest, site, env, 4);
  if (name == "flatMap") {
    std::vector<Value> flat;
    bool isFixed = elements.isFixed;
    results.push_back(rest);
    for (const Value &result : results)
      for (Atom atom : result) {
        Object *list = objectOf(atom);
        bool isList = list && list->kind == ObjectKind::Array;
        isFixed &= result.isSingle() && (isList || literalText(atom, known));
        if (!isList)
          flat.push_back(Value(atom));
        if (!isList && (list || literalText(atom, known)))
          continue;
        Elements more = elementsOf(Value(atom), span, env);
        isFixed &= more.isFixed;
        llvm::append_range(flat, more.items);
        flat.push_back(more.rest);
      }
    llvm::erase_if(flat, [](const Value &each) { return each.isEmpty(); });
    return isFixed ? arrayOf(flat, Value(), site, env, 4)
                   : arrayOf({}, join({flat, {}}), site, env, 4);
  }
  if (name == "filter") {
    std::vector<Value> left;
    Value all = keptBy(callback, 0, elements.rest, true, true);
    if (self.hasOther(AtomKind::Object) && all == elements.rest)
      return self;
    bool isFixed = elements.isFixed, isGuess = false;
    results.push_back(rest);
    for (size_t i = 0; i < results.size(); ++i) {
      Truth truth = truthOf(results[i]);
      isFixed &= truth != Truth::Unknown || i == items.size();
      isGuess |= isUnlikely(results[i], true);
      if (i == items.size() || truth == Truth::False)
        continue;
      left.push_back(keptBy(callback, 0, items[i], true, true));
      all.add(left.back());
    }
    if (isFixed)
      return arrayOf(left, Value(), site, env, 4);
    if (isGuess)
      all.setInexact();
    return arrayOf({}, all, site, env, 4);
  }
  if (name == "find" || name == "findLast") {
    Value all = keptBy(callback, 0, join(elements), true, true);
    all.add(undefined());
    all.setInexact();
    return all;
  }
  if (name == "some" || name == "every")
    return Value(boolean());
  if (name == "forEach")
    return Value(undefined());
  return Value(number());
}
