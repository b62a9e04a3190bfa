//===- MapMethods.cpp - methods of maps and sets --------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"

#include <map>

using namespace tntc;
using namespace tntc::facts;

/// A number is another key than its text.
bool Evaluator::isTextKey(const Value &key, StringRef &text) const {
  return literalText(key, text) && key.single().kind == AtomKind::Text;
}

/// `Headers` and `FormData`: maps of texts, in a way.
Value Evaluator::makeEntries(StringRef path, const Value &from, Span span,
                             const void *site, Env &env) {
  Object &made = heap.objectAt(site, &env, ObjectKind::Map, 66);
  made.isEntries = true;
  made.foldsKeys = path == "Headers";
  uint32_t id = made.id;
  auto put = [&](const Value &key, const Value &value) {
    mapMethod(heap.object(id), "append", {{key, value}, {}, false}, span, site,
              env);
  };
  escapeCode(from, span, "it is handed to 'new " + path + "'");
  for (Atom atom : from) {
    Object *object = objectOf(atom);
    llvm::SmallVector<StringRef, 8> keys;
    if (object && object->kind != ObjectKind::Plain) {
      Elements pairs = elementsOf(Value(atom), span, env);
      pairs.items.push_back(pairs.rest);
      for (const Value &pair : pairs.items)
        if (!pair.isEmpty())
          put(get(pair, "0", span, env), get(pair, "1", span, env));
    } else if (object && knownKeys(Value(atom), keys, span)) {
      for (StringRef key : keys)
        put(Value(text(key)), get(Value(atom), key, span, env));
    } else if (atom.kind != AtomKind::Undefined) {
      put(Value(anyText()),
          getAny(Value(atom), span, env, "it is copied"));
    }
  }
  return Value(Atom{AtomKind::Object, heap.canonical(id)});
}

/// Of \p pairs with the same known key the last one: it takes the place of those
/// before it.
std::vector<Value> Evaluator::lastOfEach(ArrayRef<Value> pairs, Span span,
                                         Env &env) {
  std::map<Atom, size_t> places;
  std::vector<Value> left;
  for (const Value &pair : pairs) {
    Value key = get(pair, "0", span, env);
    StringRef known;
    if (literalText(key, known)) {
      auto [at, isNew] = places.try_emplace(key.single(), left.size());
      if (!isNew) {
        left[at->second] = pair;
        continue;
      }
    }
    left.push_back(pair);
  }
  return left;
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
  StringRef written;
  if (map.foldsKeys && literalText(key, written))
    key = Value(text(save(written.lower())));
  touchShape(map);
  if (name == "append")
    name = "set";
  if (name == "getAll" || name == "getSetCookie")
    return arrayOf({}, mapMethod(map, "get", arguments, span, site, env), site,
                   env, 4);
  changes += name == "set" || name == "add" || name == "delete";
  if (name == "set" || name == "add") {
    Value value = arguments.at(isSet ? 0 : 1);
    if (map.isEntries) { // spelt anew, or put behind others
      Pieces kept{Piece()};
      secretsIn(value, kept);
      value = Value(text(texts.intern(kept)));
    }
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
    Value result(map.isEntries ? Atom{AtomKind::Null, 0} : undefined());
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
    return answerOf(self, &key);
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
