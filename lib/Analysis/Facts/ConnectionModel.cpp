//===- ConnectionModel.cpp - fetch, sockets and servers -------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"

#include "llvm/ADT/StringSwitch.h"

using namespace tntc;
using namespace tntc::facts;

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
    Value headers = headersOf(first, init, span, env);
    requestTo(first, "fetch", method, span, first.isExact(), env,
              authorizationOf(headers, span, env));
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
  // They look at what they are given.
  if (function == "createSecureContext" || function == "checkServerIdentity" ||
      function == "getCiphers" || function.starts_with("isIP")) {
    result = Value(data());
    return true;
  }
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
