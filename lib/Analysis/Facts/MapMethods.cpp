//===- MapMethods.cpp - methods of maps and sets --------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"

using namespace tntc;
using namespace tntc::facts;

/// A number is another key than its text.
bool Evaluator::isTextKey(const Value &key, StringRef &text) const {
  return literalText(key, text) && key.single().kind == AtomKind::Text;
}

/// What lies under \p key, or all without one, is there in some runs only.
void Evaluator::takeOut(Object &map, const Value *key, const void *writer) {
  StringRef known;
  bool isKnown = key && map.kind == ObjectKind::Map && isTextKey(*key, known);
  for (auto &[mapKey, property] : map.properties)
    if (!property->mayBeGone && mapKey.starts_with("=") &&
        (!isKnown || mapKey.drop_front() == known)) {
      property->mayBeGone = true;
      growShape(map);
    }
  if (isKnown)
    return;
  for (Cell *cell : {&map.rest, &map.content}) {
    Value left = cell->value;
    left.setInexact();
    if (!left.isEmpty())
      write(*cell, left, writer);
  }
}

/// Values under known keys are properties `=key`; other keys are in
/// `content`, their values in `rest`. A set has `rest` alone.
Value Evaluator::mapMethod(Object &map, StringRef name,
                           const CallArguments &arguments, Span span,
                           const void *site, Env &env) {
  uint32_t id = map.id;
  Value self(atomOf(map));
  bool isSet = map.kind == ObjectKind::Set;
  Value key = arguments.at(0);
  touchShape(map);
  if (name == "set" || name == "add") {
    Value value = arguments.at(isSet ? 0 : 1);
    if (map.isEscaped) {
      escape(key, span, "it is stored in a map that is known elsewhere");
      escape(value, span, "it is stored in a map that is known elsewhere");
    }
    StringRef known;
    if (!isSet && isTextKey(key, known)) {
      write(propertyOf(map, save("=" + known)).value, value, site);
      return self;
    }
    if (!isSet)
      write(map.content, key, site);
    write(heap.object(id).rest, value, site);
    return self;
  }
  if (name == "get") {
    StringRef known;
    Value result(undefined());
    if (isTextKey(key, known)) {
      auto at = map.properties.find(save("=" + known));
      if (at != map.properties.end()) {
        result.add(read(at->second->value));
        if (at->second->mayBeGone)
          result.setInexact();
      }
    } else if (!literalText(key, known)) {
      for (auto &[mapKey, property] : map.properties)
        result.add(read(property->value));
      result.setInexact();
    }
    Value rest = read(map.rest);
    if (!rest.isEmpty()) {
      result.add(rest);
      result.setInexact();
    }
    if (map.isEscaped)
      result.add(opaque());
    return result;
  }
  if (name == "has")
    return Value(boolean());
  if (name == "delete" || name == "clear") {
    takeOut(map, name == "delete" ? &key : nullptr, site);
    return Value(name == "delete" ? boolean() : undefined());
  }
  std::vector<Value> keys, values;
  if (!isSet)
    for (auto &[mapKey, property] : map.properties)
      if (mapKey.starts_with("=")) {
        keys.push_back(Value(text(mapKey.drop_front())));
        if (property->mayBeGone)
          keys.back().setInexact();
        values.push_back(read(property->value));
        if (property->mayBeGone)
          values.back().setInexact();
      }
  Value restKeys = isSet ? read(map.rest) : read(map.content);
  Value rest = read(map.rest);
  if (map.isEscaped) {
    rest.add(opaque());
    restKeys.add(opaque());
  }
  if (name == "forEach") {
    Value callback = arguments.at(0);
    for (size_t i = 0; i < keys.size(); ++i)
      call(callback, {values[i], keys[i], self}, span, site, env);
    if (!rest.isEmpty())
      call(callback, {rest, restKeys, self}, span, site, env);
    return Value(undefined());
  }
  if (name == "keys") {
    for (const Value &one : keys)
      restKeys.add(one);
    return arrayOf({}, restKeys, site, env, 4);
  }
  if (name == "values") {
    for (const Value &one : values)
      rest.add(one);
    return arrayOf({}, rest, site, env, 4);
  }
  if (name == "entries")
    return arrayOf({}, join(elementsOf(self, span, env)), site, env, 4);
  return objectMethod(self, name, arguments, span, site, env);
}
