//===- ListCallbacks.cpp - methods that call back for each element --------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"

using namespace tntc;
using namespace tntc::facts;

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
  unsigned before = changes;
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
    bool isIterator = llvm::any_of(self, [&](Atom atom) {
      Object *object = objectOf(atom);
      return object && object->isLikeList;
    });
    Elements flat;
    flat.isFixed = elements.isFixed;
    results.push_back(rest);
    for (const Value &result : results)
      addLevel(flat, result, isIterator, span, env);
    return flat.isFixed ? arrayOf(flat.items, Value(), site, env, 4)
                        : arrayOf({}, join(flat), site, env, 4);
  }
  if (name == "filter") {
    std::vector<Value> left;
    Value all = keptBy(callback, 0, elements.rest, true, true);
    if (self.hasOther(AtomKind::Object) && all == elements.rest)
      return self;
    // What is kept may hang on what came before.
    bool isFixed = elements.isFixed, isGuess = changes != before;
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
  if (name == "some" || name == "every") {
    bool isOne = name == "some", isGuess = changes != before;
    bool isAll = rest.isEmpty() && elements.isFixed;
    for (const Value &result : results) {
      Truth truth = truthOf(result);
      isGuess |= isUnlikely(result, true) || isUnlikely(result, false);
      isAll &= truth == (isOne ? Truth::False : Truth::True);
    }
    if (isAll)
      return Value(boolean(!isOne));
    return Value(isGuess ? Atom{AtomKind::Boolean, Computed} : boolean());
  }
  if (name == "forEach")
    return Value(undefined());
  return Value(number());
}
