//===- ObjectModel.cpp - Object, Reflect and Array, called ----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"

using namespace tntc;
using namespace tntc::facts;

bool Evaluator::callObjectGlobal(StringRef path, const CallArguments &arguments,
                                 Span span, const void *site, Env &env,
                                 Value &result) {
  Value first = arguments.at(0);
  if (path == "Object.assign") {
    // More than one source may set a key: none of them is certain then.
    for (size_t i = 1; i < arguments.values.size(); ++i)
      for (Atom atom : first) {
        if (atom.kind == AtomKind::Object)
          assignAll(atom, arguments.values[i], span, site, env);
        else
          setAtom(atom, "*", arguments.values[i], span, site, env);
      }
    if (arguments.hasRest)
      escape(arguments.rest, span, "it is copied by 'Object.assign'");
    result = first;
    return true;
  }
  if (path == "Object.freeze" || path == "Object.seal" ||
      path == "Object.preventExtensions") {
    result = first;
    return true;
  }
  if (path == "Object" || path == "Array") {
    result = constructGlobal(path, arguments, span, site, env);
    return true;
  }
  if (path == "Object.isFrozen" || path == "Object.is" ||
      path == "Object.hasOwn" || path == "Object.isSealed" ||
      path == "Reflect.has") {
    if (path == "Object.hasOwn" || path == "Reflect.has") {
      convert(arguments.at(1), span);
      testMember(first, arguments.at(1), span);
      result = holdsMember(first, arguments.at(1), path == "Object.hasOwn");
      return true;
    }
    const Value second = arguments.at(1);
    if (path == "Object.is")
      result = binary("===", first, second, span);
    else
      result = answerOf(first, arguments.values.size() > 1 ? &second : nullptr);
    return true;
  }
  if (path == "Array.isArray") {
    for (Atom atom : first) {
      Truth truth = isArray(atom);
      result.add(truth == Truth::Unknown ? boolean()
                                         : boolean(truth == Truth::True));
    }
    if (!first.isExact())
      result.setInexact();
    if (first.isEmpty())
      result.add(boolean());
    return true;
  }
  if (path == "Object.keys" || path == "Object.getOwnPropertyNames" ||
      path == "Reflect.ownKeys" || path == "Object.values" ||
      path == "Object.entries") {
    bool hasKeys = path != "Object.values";
    bool hasValues = path == "Object.values" || path == "Object.entries";
    std::vector<Value> items;
    llvm::SmallVector<StringRef, 8> keys;
    unsigned part = 100;
    bool areCertain = false;
    if (knownKeys(first, keys, span, &areCertain) && keys.size() <= 64) {
      for (StringRef key : keys) {
        if (key.starts_with("[Symbol.") && path != "Reflect.ownKeys")
          continue;
        Value item(text(key));
        if (hasValues) {
          Value value = get(first, key, span, env);
          if (hasKeys) {
            Value pair[] = {item, value};
            item = arrayOf(pair, Value(), site, env, part++);
          } else {
            item = value;
          }
        }
        items.push_back(item);
      }
      // What was set later, or deleted, is there in some runs only.
      result = areCertain ? arrayOf(items, Value(), site, env, 4)
                          : arrayOf({}, join({items, {}}), site, env, 4);
      return true;
    }
    Value item(anyText());
    for (Atom atom : first)
      if (atom.kind == AtomKind::Config && !atom.id)
        getConfig(atom, "", span, first.isExact());
    if (hasValues) {
      Value value = getAny(first, span, env, "all of it is read");
      Value pair[] = {item, value};
      item = hasKeys ? arrayOf(pair, Value(), site, env, 5) : value;
    }
    result = arrayOf({}, item, site, env, 4);
    return true;
  }
  if (path == "Object.fromEntries" || path == "Object.groupBy" ||
      path == "Map.groupBy") {
    if (path != "Object.fromEntries") {
      Elements elements = elementsOf(first, span, env);
      result = iterateWith("map", elements, first,
                           arguments.values.size() > 1
                               ? CallArguments{{arguments.values[1]}, {}, false}
                               : arguments,
                           span, site, env);
      Value keys = join(elementsOf(result, span, env));
      Value list = arrayOf({}, join(elements), site, env, 6);
      bool isMap = path == "Map.groupBy";
      Object &groups = heap.objectAt(
          site, &env, isMap ? ObjectKind::Map : ObjectKind::Plain, 64);
      if (isMap)
        write(groups.content, keys, site);
      write(groups.rest, list, site);
      result = Value(atomOf(groups));
      return true;
    }
    Object &object = heap.objectAt(site, &env, ObjectKind::Plain, 62);
    uint32_t id = object.id;
    Elements elements = elementsOf(first, span, env);
    for (const Value &pair : lastOfEach(elements.items, span, env))
      setIndex(Value(Atom{AtomKind::Object, id}), get(pair, "0", span, env),
               get(pair, "1", span, env), span, site, env);
    if (!elements.rest.isEmpty()) {
      convert(get(elements.rest, "0", span, env), span);
      write(heap.object(id).rest, get(elements.rest, "1", span, env), site);
    }
    result = Value(Atom{AtomKind::Object, heap.canonical(id)});
    return true;
  }
  if (path == "Object.create") {
    Object &object = heap.objectAt(site, &env, ObjectKind::Plain, 62);
    for (Atom atom : first)
      if (atom.kind == AtomKind::Null)
        object.hasNoOrigin = true;
      else
        write(object.protos, Value(atom), site);
    result = Value(atomOf(object));
    llvm::SmallVector<StringRef, 8> keys;
    Value descriptors = arguments.at(1);
    if (knownKeys(descriptors, keys, span))
      for (StringRef key : keys) {
        Value descriptor = get(descriptors, key, span, env);
        Value value = get(descriptor, "value", span, env);
        // Its own: no accessor further up is asked.
        if (value.hasOther(AtomKind::Undefined))
          setInitial(*objectOf(result.single()), key, value, site);
        else
          defineProperty(result, Value(text(key)), descriptor, span, site, env);
      }
    else
      escape(descriptors, span, "it is handed to 'Object.create'");
    return true;
  }
  if (path == "Object.defineProperty" || path == "Reflect.defineProperty") {
    defineProperty(first, arguments.at(1), arguments.at(2), span, site, env);
    result = path == "Object.defineProperty" ? first : Value(boolean());
    return true;
  }
  if (path == "Object.defineProperties") {
    Value descriptors = arguments.at(1);
    llvm::SmallVector<StringRef, 8> keys;
    if (knownKeys(descriptors, keys, span))
      for (StringRef key : keys)
        defineProperty(first, Value(text(key)),
                       get(descriptors, key, span, env), span,
                       objectOf(descriptors.single()), env);
    else
      escape(descriptors, span, "it is handed to 'Object.defineProperties'");
    result = first;
    return true;
  }
  if (path == "Object.getPrototypeOf" || path == "Reflect.getPrototypeOf") {
    result = prototypeOf(first, span, env);
    return true;
  }
  if (path == "Object.getOwnPropertyDescriptor" ||
      path == "Reflect.getOwnPropertyDescriptor") {
    Object &descriptor = heap.objectAt(site, &env, ObjectKind::Plain, 62);
    uint32_t id = descriptor.id;
    Value value = getIndex(first, arguments.at(1), span, env);
    StringRef known;
    Object *owner = first.isSingle() ? objectOf(first.single()) : nullptr;
    auto at = owner && literalText(arguments.at(1), known)
                  ? owner->properties.find(known)
                  : nullptr;
    // That of an accessor has none.
    if (at && at != owner->properties.end() && at->second->hasAccessor) {
      value.add(undefined());
      value.setInexact();
    }
    setInitial(heap.object(id), "value", value, site);
    for (StringRef key : {"get", "set"})
      setInitial(heap.object(id), key, Value(opaque()), site);
    result = Value(Atom{AtomKind::Object, heap.canonical(id)});
    result.add(undefined());
    return true;
  }
  if (path == "Reflect.get") {
    result = getIndex(first, arguments.at(1), span, env);
    return true;
  }
  if (path == "Reflect.set") {
    setIndex(first, arguments.at(1), arguments.at(2), span, site, env);
    result = Value(boolean());
    return true;
  }
  if (path == "Reflect.apply") {
    result = functionMethod(first, "apply",
                            {{arguments.at(1), arguments.at(2)}, {}, false},
                            span, site, env);
    return true;
  }
  if (path == "Reflect.construct") {
    CallArguments inner = listed(arguments.at(1), span, env);
    result = construct(first, inner, span, site, env);
    return true;
  }
  if (path == "Array.of") {
    result = arrayOf(arguments.values, arguments.rest, site, env, 4);
    return true;
  }
  if (path == "Array.from" || path == "Array.fromAsync") {
    Elements elements = elementsOf(first, span, env);
    for (Atom atom : first) // `{ length: n }`
      if (Object *object = objectOf(atom);
          object && object->kind == ObjectKind::Plain) {
        get(Value(atom), "length", span, env);
        elements.rest.add(getAnyAtom(atom, span, env, "a list is made of it"));
        elements.isFixed = false;
      }
    if (arguments.at(1).hasOther(AtomKind::Undefined))
      result = iterateWith("from", elements, first,
                           {{arguments.at(1), arguments.at(2)}, {}, false},
                           span, site, env);
    else
      result = arrayOf(elements.items, elements.rest, site, env, 4);
    if (path == "Array.fromAsync") {
      Value all = await(join(elementsOf(result, span, env)), span, env);
      result = promiseOf(arrayOf({}, all, site, env, 6), site, env);
    }
    return true;
  }
  return false;
}

/// Sets \p key of \p object to what \p descriptor has under `value`, or makes
/// accessors of its `get` and `set`.
void Evaluator::defineProperty(const Value &object, const Value &key,
                               const Value &descriptor, Span span,
                               const void *site, Env &env) {
  auto functionsOf = [&](StringRef accessor) {
    Value functions;
    for (Atom atom : get(descriptor, accessor, span, env))
      if (atom.kind == AtomKind::Object || atom.kind == AtomKind::Opaque)
        functions.add(atom);
    return functions;
  };
  Value getters = functionsOf("get"), setters = functionsOf("set");
  Value value = get(descriptor, "value", span, env);
  bool isAccessor = !getters.isEmpty() || !setters.isEmpty();
  if (!isAccessor || value.hasOther(AtomKind::Undefined))
    setIndex(object, key, value, span, site, env);
  if (!isAccessor)
    return;
  StringRef known;
  bool isKnown = literalText(key, known);
  for (Atom atom : object) {
    Object *owner = isKnown ? objectOf(atom) : nullptr;
    if (!owner || owner->kind == ObjectKind::Module) {
      for (const Value &functions : {getters, setters})
        escape(functions, span, "an accessor is defined when the node runs");
      continue;
    }
    Property &property = propertyOf(*owner, known);
    property.hasAccessor = true;
    write(property.getters, getters, site);
    write(property.setters, setters, site);
  }
}

void Evaluator::assignAll(Atom into, const Value &from, Span span,
                          const void *site, Env &env) {
  llvm::SmallVector<StringRef, 8> keys;
  if (from.size() > 1 && !from.hasOther(AtomKind::Object)) {
    Maybe oneOfSeveral(*this, !from.isExact());
    for (Atom atom : from)
      assignAll(into, Value(atom), span, site, env);
    return;
  }
  if (!knownKeys(from, keys, span)) {
    // As a spread would, of keys that are not known.
    copyProperties(heap.object(into.id), from, span, site, env);
    if (heap.object(into.id).kind == ObjectKind::Url)
      setAny(Value(into), getAny(from, span, env, "all of it is copied"), span,
             site, env);
    return;
  }
  const Object *source = objectOf(from.single());
  for (StringRef key : keys)
    setObject(heap.object(into.id), key, get(from, key, span, env), span,
              source, env);
}
