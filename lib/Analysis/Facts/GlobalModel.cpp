//===- GlobalModel.cpp - what the language and Deno bring along -----------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "../NodeBuiltins.h"
#include "Evaluator.h"

using namespace tntc;
using namespace tntc::facts;

Value Evaluator::getGlobal(Atom atom, StringRef key, Span span, bool forCall) {
  StringRef path = nameText(atom.id);
  if (forCall && (key == "call" || key == "apply" || key == "bind") &&
      path != "globalThis" && !path.starts_with("Reflect"))
    return Value({AtomKind::Method, name(key)});
  if (path == "globalThis") {
    if (key == "globalThis" || key == "window" || key == "self" ||
        key == "global")
      return Value(atom);
    if (key == "undefined")
      return Value(undefined());
    if (isGlobalName(key))
      return Value(global(key));
    // What nobody defines: only code that is not followed could.
    return Value(opaque());
  }
  // Whatever makes functions makes them of text.
  if (key == "constructor" && !path.starts_with("node:"))
    return Value(global(path.ends_with(".prototype")
                            ? path.drop_back(StringRef(".prototype").size())
                            : "Function"));
  if (path.ends_with(".prototype") && isMethodName(key))
    return Value({AtomKind::Method, name(key)});
  if ((path == "Math" || path == "Number") && key.upper() == key)
    return Value(number());
  if (path == "node:os" && key == "EOL")
    return Value(anyText());
  if (path.count('.') > 4)
    return Value(isHarmless(path) ? data() : opaque());
  std::string inner = (path + "." + key).str();
  if (StringRef(inner).ends_with(".env." + key.str()))
    readPermission(inner, span, true);
  if (path == "process.env" || StringRef(path).ends_with("process.env") ||
      path == "node:process.env")
    return Value(anyText());
  if (path == "location" || path == "navigator" || path == "performance")
    return Value(forCall ? global(inner) : data());
  return Value(global(inner));
}

void Evaluator::forbid(StringRef api, Span span, bool exact) {
  ir::Fact made;
  made.kind = ir::FactKind::Forbidden;
  made.span = span;
  made.api = nameText(name(api));
  made.steps = stepsHere();
  fact(made, exact);
}

Value Evaluator::callGlobal(StringRef path, const Value &thisValue,
                            const CallArguments &arguments, Span span,
                            const void *site, Env &env) {
  Value result;
  if (path == "%resolve") {
    for (Atom atom : thisValue)
      if (Object *object = objectOf(atom))
        write(object->content, await(arguments.at(0), span, env), object);
    return Value(undefined());
  }
  if (callNetwork(path, arguments, span, site, env, result) ||
      callPermission(path, arguments, span, site, env, result) ||
      callPromiseGlobal(path, arguments, span, site, env, result) ||
      callObjectGlobal(path, arguments, span, site, env, result) ||
      callPlainGlobal(path, arguments, span, site, env, result))
    return result;
  if (path == "Error" || path.ends_with("Error"))
    return constructGlobal(path, arguments, span, site, env);
  ++hazards;
  for (const Value &value : arguments.values)
    escape(value, span, "it is handed to '" + path + "'");
  escape(arguments.rest, span, "it is handed to '" + path + "'");
  return Value(opaque());
}

/// Whether JSON holds all of \p value, and as it is. With \p nesting also what
/// has no members.
bool Evaluator::isPlainData(const Value &value, unsigned nesting) {
  for (Atom atom : value) {
    Object *object = objectOf(atom);
    if (!object) {
      StringRef known;
      bool isLeaf =
          literalText(atom, known) || atom.kind == AtomKind::Text ||
          atom.kind == AtomKind::Boolean || atom.kind == AtomKind::Data ||
          atom.kind == AtomKind::Input || atom.kind == AtomKind::Config ||
          atom.kind == AtomKind::Connection;
      if (!nesting || !isLeaf)
        return false;
      continue;
    }
    touchShape(*object);
    bool isList = object->kind == ObjectKind::Array;
    if (nesting > 6 || object->isEscaped || !tick(object->span) ||
        (!isList && object->kind != ObjectKind::Plain) ||
        !read(object->protos).isEmpty())
      return false;
    // In a list what is undefined becomes null.
    auto fits = [&](const Value &item) {
      return !(isList && item.hasKind(AtomKind::Undefined)) &&
             isPlainData(item, nesting + 1);
    };
    for (Cell *element : object->elements)
      if (!fits(read(*element)))
        return false;
    for (auto &[key, property] : object->properties)
      if (property->hasAccessor || !fits(read(property->value)))
        return false;
    if (!fits(read(object->rest)))
      return false;
  }
  return nesting || !value.isEmpty();
}

/// Timers, conversions, the console.
bool Evaluator::callPlainGlobal(StringRef path, const CallArguments &arguments,
                                Span span, const void *site, Env &env,
                                Value &result) {
  if (path == "eval" || path == "Function" || path == "require" ||
      path.ends_with("process.getBuiltinModule")) {
    forbid(path, span);
    abstain(ir::AbstentionScope::Everything, span,
            "'" + path + "' gives code that cannot be read");
    for (const Value &value : arguments.values)
      escape(value, span, "it is handed to '" + path + "'");
    result = Value(opaque());
    return true;
  }
  if (path == "setTimeout" || path == "setInterval" ||
      path == "queueMicrotask" || path == "setImmediate" ||
      path == "node:timers.setTimeout" || path == "node:timers.setInterval") {
    CallArguments inner;
    for (size_t i = 2; i < arguments.values.size(); ++i)
      inner.values.push_back(arguments.values[i]);
    Value callback = arguments.at(0);
    if (callback.hasKind(AtomKind::Text))
      forbid(path, span);
    call(callback, Value(undefined()), inner, span, site, env);
    result = Value(data());
    return true;
  }
  if (path.starts_with("console.")) {
    for (const Value &value : arguments.values) {
      leak(ir::Leak::Sink::Console, value, span);
      serialise(value, span, env);
    }
    leak(ir::Leak::Sink::Console, arguments.rest, span);
    serialise(arguments.rest, span, env);
    result = Value(undefined());
    return true;
  }
  if (path == "URL.createObjectURL") {
    result = Value(text("blob:"));
    return true;
  }
  if (path == "String") {
    result = arguments.values.empty() && !arguments.hasRest
                 ? Value(text(""))
                 : toText(arguments.at(0), span);
    return true;
  }
  if (path == "String.raw") {
    result = Value(text(""));
    Value raw = get(arguments.at(0), "raw", span, env);
    Elements parts = elementsOf(raw, span, env);
    for (size_t i = 0; i < parts.items.size(); ++i) {
      result = concat(result, parts.items[i], span);
      if (i + 1 < parts.items.size())
        result = concat(result, arguments.at(i + 1), span);
    }
    if (!parts.isFixed)
      result = Value(anyText());
    return true;
  }
  if (path == "Number" || path == "parseInt" || path == "parseFloat" ||
      path == "Number.parseInt" || path == "Number.parseFloat") {
    convert(arguments.at(0), span);
    StringRef known, base;
    uint64_t integer;
    unsigned radix = 10;
    Value first = arguments.at(0), second = arguments.at(1);
    // As a callback it is given the index, too.
    bool hasRadix = path.ends_with("parseInt") &&
                    second.hasOther(AtomKind::Undefined) &&
                    (!literalText(second, base) ||
                     base.getAsInteger(10, radix) || (radix && radix != 10));
    if (hasRadix)
      convert(second, span);
    if (!hasRadix && first.isSingle() && literalText(first, known) &&
        !known.getAsInteger(10, integer) && integer < uint64_t(1) << 53) {
      result = Value(number(integer));
      return true;
    }
    // The port of a connection stays one, however it is written.
    for (Atom atom : first)
      if (atom.kind == AtomKind::Text && texts.pieces(atom.id).size() == 1 &&
          texts.pieces(atom.id).front().kind == PieceKind::Port)
        result.add(atom);
    if (result.isEmpty())
      result.add(first.isSingle() && literalText(first, known)
                     ? computedNumber()
                     : number());
    return true;
  }
  if (path == "Boolean") {
    Truth truth = truthOf(arguments.at(0));
    result = truth == Truth::Unknown ? Value(boolean())
                                     : Value(boolean(truth == Truth::True));
    return true;
  }
  if (path == "encodeURIComponent" || path == "encodeURI" ||
      path == "decodeURIComponent" || path == "decodeURI") {
    for (Atom atom : toText(arguments.at(0), span)) {
      StringRef known;
      bool isPlain = texts.isLiteral(atom.id, known) &&
                     known.find_first_not_of(
                         "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                         "0123456789-_.") == StringRef::npos;
      result.add(isPlain ? atom : text(texts.blur(atom.id)));
    }
    return true;
  }
  if (path == "structuredClone") {
    {
      Maybe unlikely(*this); // of getters only those of its own
      serialise(arguments.at(0), span, env);
    }
    result = arguments.at(0);
    if (arguments.at(1).hasOther(AtomKind::Undefined))
      result.setInexact(); // what is no list of options throws
    // Of an instance no methods are copied.
    if (!isPlainData(result, 1)) {
      result.add(data());
      result.setInexact();
    }
    return true;
  }
  if (path == "JSON.stringify") {
    result = serialise(arguments.at(0), span, env);
    if (isPlainData(arguments.at(0)))
      printed[site] = arguments.at(0);
    else // of what has no text it makes none
      result.add(undefined());
    if (result.size() > 1)
      result.setInexact();
    Value replacer = arguments.at(1);
    if (replacer.hasKind(AtomKind::Object))
      escape(replacer, span, "it is handed to 'JSON.stringify'");
    return true;
  }
  if (path == "JSON.parse") {
    ++hazards;
    convert(arguments.at(0), span);
    if (arguments.at(1).hasOther(AtomKind::Undefined)) {
      // What comes out of it is what the function makes of it.
      escape(arguments.at(1), span, "it is handed to 'JSON.parse'");
      result = Value(opaque());
      return true;
    }
    StringRef known;
    if (literalText(arguments.at(0), known) && known.size() < 4096)
      if (parseJson(known, site, env, result))
        return true;
    // `JSON.parse(JSON.stringify(x))`, which is how people copy.
    auto copied = callExpr == site && callExpr && callExpr->items.size() == 1
                      ? printed.find(callExpr->items[0])
                      : printed.end();
    result = copied == printed.end() ? Value(data()) : copied->second;
    return true;
  }
  if (path == "btoa" || path == "atob") {
    for (Atom atom : toText(arguments.at(0), span))
      result.add(text(texts.blur(atom.id)));
    return true;
  }
  if (path.starts_with("Math.") || path.starts_with("Number.") ||
      path.starts_with("Date.") || path == "isNaN" || path == "isFinite" ||
      path == "BigInt")
    for (const Value &value : arguments.values)
      convert(value, span);
  if (path.starts_with("Number.is") || path == "isNaN" || path == "isFinite") {
    StringRef known;
    Value first = arguments.at(0);
    bool isKnown = first.isSingle() &&
                   (literalText(first, known) || isComputed(first.single()));
    result = Value(isKnown ? Atom{AtomKind::Boolean, Computed} : boolean());
    return true;
  }
  if (path.starts_with("Math.") || path.starts_with("Number.") ||
      path.starts_with("Date.")) {
    bool isSame = !arguments.values.empty() && !arguments.hasRest &&
                  llvm::all_of(arguments.values, [&](const Value &value) {
                    return isSettled(value);
                  });
    result = Value(isSame ? computedNumber() : number());
    return true;
  }
  if (path == "Symbol" || path == "Symbol.for") {
    convert(arguments.at(0), span);
    result = Value(data());
    return true;
  }
  if (path == "Date") {
    result = Value(anyText());
    return true;
  }
  if (path == "URL.canParse") {
    result = Value(boolean());
    return true;
  }
  if (path == "URL.parse") {
    result = makeUrl(arguments, span, site, env);
    result.add(Atom{AtomKind::Null, 0});
    return true;
  }
  if (path == "AbortSignal.abort")
    return false;
  if (path.starts_with("Deno.inspect") || path == "Response.json")
    serialise(arguments.at(0), span, env);
  if (!path.starts_with("Deno."))
    for (const Value &value : arguments.values)
      escapeCode(value, span, "it is handed to '" + path + "'");
  if (path == "BigInt" || path == "clearTimeout" || path == "clearInterval" ||
      path.starts_with("performance.") || path.starts_with("Deno.inspect") ||
      path == "Deno.exit" || path == "crypto.randomUUID" ||
      path == "crypto.getRandomValues" || path.starts_with("Response.") ||
      path.starts_with("AbortSignal.") || path == "Deno.memoryUsage" ||
      path == "Deno.cwd" || path == "Deno.execPath" ||
      path == "Deno.consoleSize") {
    result = Value(data());
    return true;
  }
  return false;
}
