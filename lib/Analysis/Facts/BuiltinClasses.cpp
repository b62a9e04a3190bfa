//===- BuiltinClasses.cpp - promises, and what `new` makes ----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"

#include "llvm/ADT/StringSwitch.h"

using namespace tntc;
using namespace tntc::facts;

bool Evaluator::callPromiseGlobal(StringRef path,
                                  const CallArguments &arguments, Span span,
                                  const void *site, Env &env, Value &result) {
  if (path == "Proxy.revocable") {
    Object &made = heap.objectAt(site, &env, ObjectKind::Plain, 81);
    setInitial(made, "proxy",
               constructGlobal("Proxy", arguments, span, site, env), site);
    setInitial(made, "revoke", Value(opaque()), site);
    result = Value(atomOf(made));
    return true;
  }
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
      Value fulfilled = value;
      if (value.isEmpty()) // it only ever fails
        fulfilled = Value(undefined());
      setInitial(one, "value", fulfilled, site);
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
    for (const Value &pair : lastOfEach(elements.items, span, env))
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
  if (path == "Object") { // what is no object is put into one
    for (Atom atom : first)
      if (atom.kind == AtomKind::Undefined || atom.kind == AtomKind::Null)
        result.add(atomOf(heap.objectAt(site, &env, ObjectKind::Plain, 63)));
      else if (atom.kind == AtomKind::Text || atom.kind == AtomKind::Number ||
               atom.kind == AtomKind::Boolean)
        result.add(data());
      else
        result.add(atom);
    return result;
  }
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
    for (Atom atom : first)
      if (Object *object = objectOf(atom))
        for (auto &[key, property] : object->properties) {
          // Whoever has the proxy may change it.
          Value left = property->value.value;
          left.setInexact();
          write(property->value, left, &object->properties);
        }
    escape(arguments.at(1), span, "it handles a proxy");
    return Value(opaque());
  }
  if (path == "URL")
    return makeUrl(arguments, span, site, env);
  if (path == "URLSearchParams")
    return makeQuery(first, ~0u, span, site, env);
  if (path == "Headers" || path == "FormData")
    return makeEntries(path, path == "Headers" ? first : Value(undefined()),
                       span, site, env);
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
    setInitial(heap.object(id), "headers",
               makeEntries("Headers", headersOf(first, arguments.at(1), span, env),
                           span, site, env),
               site);
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
    Value said = toText(withoutNullish(message), span);
    if (message.hasKind(AtomKind::Undefined))
      said.add(text(""));
    setInitial(heap.object(id), "message", said, site);
    Value options = arguments.at(isAggregate ? 2 : 1);
    Value cause = get(options, "cause", span, env);
    if (cause.isEmpty())
      cause = Value(undefined());
    setInitial(heap.object(id), "cause", cause, site);
    if (path == "DOMException")
      setInitial(heap.object(id), "code", Value(data()), site);
    if (isAggregate)
      elementsOf(first, span, env); // code may give them
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
          .Cases("Date", "RegExp", "Blob", "TextEncoder", true)
          .Cases("TextDecoder", "Response", "Uint8Array", "File",
                 "AbortController", "Event", "DataView", true)
          .Default(path.starts_with("Intl.") || path.ends_with("Array"));
  for (const Value &value : arguments.values)
    if (isData) {
      serialise(value, span, env);
      escapeCode(value, span, "it is handed to 'new " + path + "'");
    } else
      escape(value, span, "it is handed to 'new " + path + "'");
  if (arguments.hasRest)
    escape(arguments.rest, span, "it is handed to 'new " + path + "'");
  return Value(isData ? data() : opaque());
}
