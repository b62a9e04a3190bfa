//===- BuiltinClasses.cpp - Object, Promise, Reflect, `new Map` -----------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"

#include "llvm/ADT/StringSwitch.h"

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
          escape(arguments.values[i], span,
                 "it is copied into an object that is not followed");
      }
    if (arguments.hasRest)
      escape(arguments.rest, span, "it is copied by 'Object.assign'");
    result = first;
    return true;
  }
  if (path == "Object.freeze" || path == "Object.seal" ||
      path == "Object.preventExtensions" || path == "Object") {
    result = first;
    return true;
  }
  if (path == "Object.isFrozen" || path == "Object.is" ||
      path == "Object.hasOwn" || path == "Array.isArray" ||
      path == "Object.isSealed" || path == "Reflect.has") {
    result = Value(boolean());
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
    if (knownKeys(first, keys, span) && keys.size() <= 64) {
      for (StringRef key : keys) {
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
      result = arrayOf(items, Value(), site, env, 4);
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
    for (const Value &pair : elements.items)
      setIndex(Value(Atom{AtomKind::Object, id}), get(pair, "0", span, env),
               get(pair, "1", span, env), span, site, env);
    if (!elements.rest.isEmpty())
      write(heap.object(id).rest, get(elements.rest, "1", span, env), site);
    result = Value(Atom{AtomKind::Object, heap.canonical(id)});
    return true;
  }
  if (path == "Object.create") {
    Object &object = heap.objectAt(site, &env, ObjectKind::Plain, 62);
    for (Atom atom : first)
      if (atom.kind != AtomKind::Null)
        write(object.protos, Value(atom), site);
    if (arguments.values.size() > 1)
      escape(arguments.values[1], span, "it is handed to 'Object.create'");
    result = Value(atomOf(object));
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
    Elements elements = elementsOf(arguments.at(1), span, env);
    CallArguments inner;
    inner.values.append(elements.items.begin(), elements.items.end());
    inner.rest = elements.rest;
    inner.hasRest = !elements.isFixed;
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
        elements.rest.add(undefined());
        elements.isFixed = false;
      }
    if (arguments.at(1).hasOther(AtomKind::Undefined))
      result = iterateWith("map", elements, first,
                           {{arguments.at(1)}, {}, false}, span, site, env);
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
  if (!knownKeys(from, keys, span)) {
    // As a spread would, of keys that are not known.
    copyProperties(heap.object(into.id), from, span, site, env);
    return;
  }
  const Object *source = objectOf(from.single());
  for (StringRef key : keys)
    setObject(heap.object(into.id), key, get(from, key, span, env), span,
              source, env);
}

bool Evaluator::callPromiseGlobal(StringRef path,
                                  const CallArguments &arguments, Span span,
                                  const void *site, Env &env, Value &result) {
  if (!path.consume_front("Promise."))
    return false;
  Value first = arguments.at(0);
  if (path == "resolve") {
    result = promiseOf(await(first, span, env), site, env);
    return true;
  }
  if (path == "reject") {
    ++hazards;
    write(thrown, first, &thrown);
    leak(ir::Leak::Sink::Throw, first, span);
    result = promiseOf(Value(), site, env);
    return true;
  }
  if (path == "try") {
    CallArguments inner;
    for (size_t i = 1; i < arguments.values.size(); ++i)
      inner.values.push_back(arguments.values[i]);
    Value value = call(first, Value(), inner, span, site, env);
    result = promiseOf(await(value, span, env), site, env);
    return true;
  }
  if (path == "withResolvers") {
    Object &resolve = heap.objectAt(site, &env, ObjectKind::Bound, 80);
    resolve.target = Value(global("%resolve"));
    resolve.boundThis = Value(atomOf(resolve));
    Value function(atomOf(resolve));
    Value promise = promiseOf(read(resolve.content), site, env);
    Object &made = heap.objectAt(site, &env, ObjectKind::Plain, 81);
    setInitial(made, "promise", promise, site);
    setInitial(made, "resolve", function, site);
    setInitial(made, "reject", Value(global("%reject")), site);
    result = Value(atomOf(made));
    return true;
  }
  Elements elements = elementsOf(first, span, env);
  std::vector<Value> items;
  for (const Value &item : elements.items)
    items.push_back(await(item, span, env));
  Value rest = await(elements.rest, span, env);
  if (path == "race" || path == "any") {
    for (const Value &item : items)
      rest.add(item);
    result = promiseOf(rest, site, env);
    return true;
  }
  if (path == "allSettled") {
    unsigned part = 110;
    auto settled = [&](const Value &value) {
      Object &one = heap.objectAt(site, &env, ObjectKind::Plain, part++);
      setInitial(one, "status", Value(anyText()), site);
      setInitial(one, "value", value, site);
      Value reason = read(thrown);
      reason.add(data());
      setInitial(one, "reason", reason, site);
      return Value(atomOf(one));
    };
    for (Value &item : items)
      item = settled(item);
    if (!rest.isEmpty())
      rest = settled(rest);
  }
  result = promiseOf(arrayOf(items, rest, site, env, 4), site, env);
  return true;
}

Value Evaluator::constructGlobal(StringRef path, const CallArguments &arguments,
                                 Span span, const void *site, Env &env) {
  Value first = arguments.at(0);
  Value result;
  if (path == "Map" || path == "WeakMap") {
    Object &map = heap.objectAt(site, &env, ObjectKind::Map, 63);
    uint32_t id = map.id;
    Elements elements = elementsOf(first, span, env);
    auto put = [&](const Value &pair, const void *writer) {
      CallArguments entry;
      entry.values = {get(pair, "0", span, env), get(pair, "1", span, env)};
      mapMethod(heap.object(id), "set", entry, span, writer, env);
    };
    for (const Value &pair : elements.items)
      put(pair, site);
    if (!elements.rest.isEmpty())
      put(elements.rest, site);
    return Value(Atom{AtomKind::Object, heap.canonical(id)});
  }
  if (path == "Set" || path == "WeakSet") {
    Object &set = heap.objectAt(site, &env, ObjectKind::Set, 63);
    uint32_t id = set.id;
    Value all = join(elementsOf(first, span, env));
    write(heap.object(id).rest, all, site);
    return Value(Atom{AtomKind::Object, heap.canonical(id)});
  }
  if (path == "Array") {
    bool isLength = arguments.values.size() == 1;
    Value array = arrayOf(isLength ? ArrayRef<Value>() : arguments.values,
                          arguments.rest, site, env, 4);
    if (isLength)
      push(heap.object(array.single().id), Value(undefined()), site);
    return array;
  }
  if (path == "Object")
    return first.hasKind(AtomKind::Object)
               ? first
               : Value(
                     atomOf(heap.objectAt(site, &env, ObjectKind::Plain, 63)));
  if (path == "Promise") {
    Object &resolve = heap.objectAt(site, &env, ObjectKind::Bound, 80);
    uint32_t id = resolve.id;
    resolve.target = Value(global("%resolve"));
    resolve.boundThis = Value(atomOf(resolve));
    CallArguments inner;
    inner.values = {Value(atomOf(resolve)), Value(global("%reject"))};
    call(first, Value(), inner, span, site, env);
    return promiseOf(read(heap.object(id).content), site, env);
  }
  if (path == "Proxy") {
    escape(first, span, "a proxy stands for it");
    escape(arguments.at(1), span, "it handles a proxy");
    return Value(opaque());
  }
  if (path == "URL")
    return makeUrl(arguments, span, site, env);
  if (path == "URLSearchParams")
    return makeQuery(first, ~0u, span, site, env);
  if (path == "Request") {
    Object &request = heap.objectAt(site, &env, ObjectKind::Instance, 63);
    uint32_t id = request.id;
    Value address = addressOf(first, span, env);
    setInitial(heap.object(id), "%address", address, site);
    bool exact = true;
    StringRef method = methodOf(arguments.at(1), span, env, exact);
    setInitial(heap.object(id), "method",
               Value(method.empty() ? anyText() : text(method)), site);
    setInitial(heap.object(id), "url", address, site);
    // Its other members are data.
    write(heap.object(id).protos, Value(data()), site);
    return Value(Atom{AtomKind::Object, heap.canonical(id)});
  }
  if (path == "Function" || path == "Worker" || path == "SharedWorker") {
    forbid(path, span);
    abstain(ir::AbstentionScope::Everything, span,
            "'new " + path + "' runs code that cannot be read");
    for (const Value &value : arguments.values)
      escape(value, span, "it is handed to '" + path + "'");
    return Value(opaque());
  }
  if (path.ends_with("Error") || path == "DOMException") {
    Object &error = heap.objectAt(site, &env, ObjectKind::Error, 63);
    uint32_t id = error.id;
    if (!error.span.isValid())
      error.span = span;
    bool isAggregate = path == "AggregateError";
    Value message = arguments.at(isAggregate ? 1 : 0);
    setInitial(heap.object(id), "message", toText(message, span), site);
    Value options = arguments.at(isAggregate ? 2 : 1);
    Value cause = get(options, "cause", span, env);
    setInitial(heap.object(id), "cause", cause, site);
    if (isAggregate)
      setInitial(heap.object(id), "errors", first, site);
    setInitial(heap.object(id), "name", Value(text(path)), site);
    setInitial(heap.object(id), "stack", Value(anyText()), site);
    return Value(Atom{AtomKind::Object, heap.canonical(id)});
  }
  if (path.starts_with("Deno.Unsafe"))
    forbid(path, span);
  if (callNetwork(path, arguments, span, site, env, result))
    return result;
  if (callPermission(path, arguments, span, site, env, result))
    return Value(opaque());
  bool isData =
      llvm::StringSwitch<bool>(path)
          .Cases("Date", "RegExp", "Headers", "FormData", "Blob", "TextEncoder",
                 true)
          .Cases("TextDecoder", "Response", "Uint8Array", "File",
                 "AbortController", "Event", "DataView", true)
          .Default(path.starts_with("Intl.") || path.ends_with("Array"));
  for (const Value &value : arguments.values)
    if (isData)
      serialise(value, span, env);
    else
      escape(value, span, "it is handed to 'new " + path + "'");
  if (arguments.hasRest)
    escape(arguments.rest, span, "it is handed to 'new " + path + "'");
  return Value(isData ? data() : opaque());
}

bool Evaluator::callNetwork(StringRef path, const CallArguments &arguments,
                            Span span, const void *site, Env &env,
                            Value &result) {
  Value first = arguments.at(0);
  if (path == "fetch") {
    ++hazards;
    bool exact = true;
    Value init = arguments.at(1);
    StringRef method = methodOf(init, span, env, exact);
    for (Atom atom : first)
      if (Object *object = objectOf(atom);
          object && object->properties.count("%address") && first.isSingle() &&
          !init.hasOther(AtomKind::Undefined))
        method = methodOf(first, span, env, exact);
    requestTo(first, "fetch", method, span, first.isExact(), env);
    result = promiseOf(responseOf(site, env, span), site, env, true, 2);
    return true;
  }
  if (path == "WebSocket" || path == "EventSource" ||
      path == "WebSocketStream") {
    ++hazards;
    requestTo(first, path, "", span, first.isExact(), env);
    result = Value(opaque());
    return true;
  }
  if (path.starts_with("Deno.")) {
    StringRef name = path.drop_front(5);
    bool isListen = name.starts_with("listen");
    if (name == "connect" || name == "connectTls" || isListen) {
      ++hazards;
      connectTo(first, path, span, env, "hostname", "port");
      result = promiseOf(Value(opaque()), site, env);
      if (isListen)
        result = Value(opaque());
      return true;
    }
    if (name == "serve" || name == "resolveDns" || name == "createHttpClient" ||
        name == "startTls" || name == "connectQuic" ||
        name == "upgradeWebSocket") {
      ++hazards;
      ir::Fact made;
      made.kind = ir::FactKind::Network;
      made.span = span;
      made.api = nameText(this->name(path));
      made.isUnknownHost = true;
      made.steps = stepsHere();
      fact(made, true);
      abstain(ir::AbstentionScope::Network, span,
              "what '" + path + "' connects to is not followed");
      for (const Value &value : arguments.values)
        escape(value, span, "it is handed to '" + path + "'");
      result = Value(opaque());
      return true;
    }
    return false;
  }
  if (!path.consume_front("node:"))
    return false;
  StringRef module = path.split('.').first, function = path.rsplit('.').second;
  bool isNetwork = llvm::StringSwitch<bool>(module)
                       .Cases("net", "tls", "http", "https", "http2", true)
                       .Cases("dgram", "dns", "dns/promises", true)
                       .Default(false);
  if (!isNetwork)
    return false;
  ++hazards;
  StringRef api = save("node:" + path);
  bool isRequest = (module == "http" || module == "https") &&
                   (function == "get" || function == "request");
  Value address =
      isRequest ? requestAddress(module, arguments, span, env) : Value();
  bool keepsOptions = false;
  if (!address.isEmpty()) {
    requestTo(address, api, "", span, address.isExact(), env);
    keepsOptions = true;
  } else if (module == "net" || module == "tls") {
    if (first.hasKind(AtomKind::Object)) {
      keepsOptions = true;
      connectTo(first, api, span, env, "host", "port");
    } else {
      Object &made = heap.objectAt(site, &env, ObjectKind::Plain, 90);
      setInitial(made, "port", first, site);
      setInitial(made, "host", arguments.at(1), site);
      connectTo(Value(atomOf(made)), api, span, env, "host", "port");
    }
  } else {
    ir::Fact made;
    made.kind = ir::FactKind::Network;
    made.span = span;
    made.api = nameText(name(api));
    made.isUnknownHost = true;
    made.steps = stepsHere();
    fact(made, true);
    abstain(ir::AbstentionScope::Network, span,
            "what '" + api + "' connects to is not followed");
  }
  // Options are read, not kept: what lies in them may be called.
  for (size_t i = 0; i < arguments.values.size(); ++i)
    escape(i == 0 && keepsOptions
               ? getAny(arguments.values[i], span, env, "it is an option")
               : arguments.values[i],
           span, "it is handed to '" + api + "'");
  result = Value(opaque());
  return true;
}

/// Where `http.get` and `http.request` of node go; nothing when it is not
/// known. The members of options are put together as node does.
Value Evaluator::requestAddress(StringRef scheme,
                                const CallArguments &arguments, Span span,
                                Env &env) {
  Value first = arguments.at(0);
  bool isAddress = llvm::all_of(first, [&](Atom atom) {
    Object *object = objectOf(atom);
    return !object || object->kind == ObjectKind::Url;
  });
  if (isAddress) // options beside it may name another host
    return arguments.at(1).hasKind(AtomKind::Object) &&
                   !arguments.at(1).isEmpty() &&
                   objectOf(arguments.at(1).items().back())->kind !=
                       ObjectKind::Function
               ? Value()
               : first;
  llvm::SmallVector<StringRef, 8> keys;
  if (!first.isSingle() || !knownKeys(first, keys, span) ||
      !llvm::all_of(keys, [](StringRef key) {
        return llvm::is_contained({"hostname", "host", "port", "path", "method",
                                   "headers", "timeout"},
                                  key);
      }))
    return Value();
  bool hasName = llvm::is_contained(keys, "hostname");
  bool hasHost = hasName || llvm::is_contained(keys, "host");
  Value host = hasHost ? get(first, hasName ? "hostname" : "host", span, env)
                       : Value(text("localhost"));
  Value made = concat(Value(text(save(scheme + "://"))), host, span);
  if (llvm::is_contained(keys, "port"))
    made = concat(concat(made, Value(text(":")), span),
                  get(first, "port", span, env), span);
  if (llvm::is_contained(keys, "path"))
    return concat(made, get(first, "path", span, env), span);
  return concat(made, Value(text("/")), span);
}
