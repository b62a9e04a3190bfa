//===- Methods.cpp - built-in methods, by what they are called on ---------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"

#include "llvm/ADT/StringSwitch.h"

#include <algorithm>

using namespace tntc;
using namespace tntc::facts;

static constexpr llvm::StringLiteral methodNames[] = {
#define METHOD(NAME) #NAME,
#include "Methods.def"
};

bool Evaluator::isMethodName(StringRef name) {
  if (name.starts_with("__"))
    return name.ends_with("Getter__") || name.ends_with("Setter__");
  // Words of C++ cannot be rows.
  if (name == "catch" || name == "delete" || name == "finally" ||
      name == "get" || name == "return" || name == "set" || name == "throw")
    return true;
  return std::binary_search(std::begin(methodNames), std::end(methodNames),
                            name);
}

Value Evaluator::callMethod(StringRef name, const Value &thisValue,
                            const CallArguments &arguments, Span span,
                            const void *site, Env &env) {
  if (name == "call" || name == "apply" || name == "bind")
    return functionMethod(thisValue, name, arguments, span, site, env);
  Value result;
  Maybe oneOfSeveral(*this, thisValue.size() > 1 && !thisValue.isExact());
  for (Atom atom : thisValue)
    result.add(callMethodOn(atom, name, arguments, span, site, env));
  return result;
}

Value Evaluator::callMethodOn(Atom self, StringRef name,
                              const CallArguments &arguments, Span span,
                              const void *site, Env &env) {
  Value selfValue(self);
  if (Object *object = objectOf(self);
      object && object->properties.count("%query"))
    return queryMethod(*object, name, arguments, span, site, env);
  switch (self.kind) {
  case AtomKind::Undefined:
  case AtomKind::Null:
    ++hazards;
    return Value();
  case AtomKind::Text:
    return textMethod(self, name, arguments, span, site, env);
  case AtomKind::Number:
  case AtomKind::Boolean:
    return name == "valueOf" ? selfValue : Value(anyText());
  case AtomKind::Opaque: {
    ++hazards;
    Value result =
        listMethod(nullptr, selfValue, name, arguments, span, site, env);
    StringRef where = "it is handed to code that is not followed";
    for (const Value &value : arguments.values)
      escape(value, span, where);
    escape(arguments.rest, span, where);
    escape(result, span, where);
    result.add(opaque());
    return result;
  }
  case AtomKind::Data:
  case AtomKind::Input:
  case AtomKind::Config:
    return listMethod(nullptr, selfValue, name, arguments, span, site, env);
  case AtomKind::Object:
    break;
  default:
    return Value(opaque());
  }
  Object &object = heap.object(self.id);
  bool isIterator = name == "keys" || name == "values" || name == "entries";
  switch (object.kind) {
  case ObjectKind::Array:
  case ObjectKind::Map:
  case ObjectKind::Set: {
    Value result =
        object.kind == ObjectKind::Array
            ? listMethod(&object, selfValue, name, arguments, span, site, env)
            : mapMethod(object, name, arguments, span, site, env);
    for (Atom made : result)
      if (Object *list = isIterator ? objectOf(made) : nullptr)
        list->isLikeList = true;
    return result;
  }
  case ObjectKind::Promise:
    return promiseMethod(selfValue, name, arguments, span, site, env);
  case ObjectKind::Response:
    if (name == "clone")
      return selfValue;
    return promiseOf(Value(data()), site, env, false, 6);
  case ObjectKind::Generator:
    return generatorMethod(object, name, arguments, span, site, env);
  case ObjectKind::Url:
    return getUrl(object, "href", span);
  default:
    return objectMethod(selfValue, name, arguments, span, site, env);
  }
}

Value Evaluator::generatorMethod(Object &generator, StringRef name,
                                 const CallArguments &arguments, Span span,
                                 const void *site, Env &env) {
  uint32_t id = generator.id;
  if (name == "valueOf") // also `[Symbol.iterator]`
    return Value(atomOf(generator));
  if (name != "next" && name != "return" && name != "throw") {
    // The helpers of iterators are those of lists.
    Elements elements;
    elementsOf(Atom{AtomKind::Object, id}, elements, span, env);
    Value list = arrayOf({}, elements.rest, site, env, 9);
    return callMethod(name, list, arguments, span, site, env);
  }
  Value sent = arguments.at(0);
  // It goes up to the next `yield` only.
  Maybe unlikely(*this);
  if (name == "throw")
    write(thrown, sent, site);
  runGenerator(generator, sent, span);
  Object &made = heap.objectAt(site, &env, ObjectKind::Plain, 60);
  Value value = read(heap.object(id).content);
  if (Activation *activation = generatorActivations.lookup(id))
    value.add(read(activation->result));
  if (name == "return")
    value.add(await(sent, span, env));
  value.add(undefined());
  value.setInexact();
  setInitial(made, "value", value, site);
  setInitial(made, "done", Value(boolean()), site);
  Value result(atomOf(made));
  Activation *activation = generatorActivations.lookup(id);
  if (activation && activation->function->isAsync)
    return promiseOf(result, site, env, false, 7);
  return result;
}

Value Evaluator::objectMethod(const Value &self, StringRef name,
                              const CallArguments &arguments, Span span,
                              const void *site, Env &env) {
  if (name == "hasOwnProperty" || name == "isPrototypeOf" ||
      name == "propertyIsEnumerable")
    return Value(boolean());
  if (name == "toString" || name == "toLocaleString")
    return toText(self, span);
  if (name == "valueOf")
    return self;
  if (name.starts_with("__lookup"))
    escape(self, span, "its accessors are taken from it");
  if (name.starts_with("__define")) {
    Object &descriptor = heap.objectAt(site, &env, ObjectKind::Plain, 62);
    setInitial(descriptor, name.contains("Get") ? "get" : "set",
               arguments.at(1), site);
    defineProperty(self, arguments.at(0), Value(atomOf(descriptor)), span, site,
                   env);
    return Value(undefined());
  }
  // Nothing that is known: it may do anything with what it gets.
  for (Atom atom : self)
    if (Object *object = objectOf(atom); object &&
                                         object->kind != ObjectKind::Plain &&
                                         object->kind != ObjectKind::Instance)
      escapeAtom(atom, span, "a method of it is not known");
  for (const Value &value : arguments.values)
    escape(value, span, "it is handed to a method that is not known");
  escape(arguments.rest, span, "it is handed to a method that is not known");
  return Value(opaque());
}

Value Evaluator::functionMethod(const Value &self, StringRef name,
                                const CallArguments &arguments, Span span,
                                const void *site, Env &env) {
  Value thisValue = arguments.at(0);
  if (name == "bind") {
    Object &bound = heap.objectAt(site, &env, ObjectKind::Bound, 40);
    bound.span = span;
    bool grew = bound.target.add(self);
    grew |= bound.boundThis.add(thisValue);
    for (size_t i = 1; i < arguments.values.size(); ++i) {
      if (bound.boundArguments.size() < i)
        bound.boundArguments.emplace_back();
      grew |= bound.boundArguments[i - 1].add(arguments.values[i]);
    }
    if (arguments.hasRest)
      escape(arguments.rest, span, "a spread is bound to a function");
    if (grew)
      growShape(bound);
    touchShape(bound);
    return Value(atomOf(bound));
  }
  CallArguments inner;
  if (name == "call") {
    inner = arguments;
    if (!inner.values.empty())
      inner.values.erase(inner.values.begin());
  } else {
    inner = listed(arguments.at(1), span, env);
  }
  Value result = call(self, thisValue, inner, span, site, env);
  // That of all objects says what kind of object they are.
  if (llvm::is_contained(self,
                         Atom{AtomKind::Method, this->name("toString")})) {
    result.add(anyText());
    result.setInexact();
  }
  return result;
}

Value Evaluator::promiseMethod(const Value &self, StringRef name,
                               const CallArguments &arguments, Span span,
                               const void *site, Env &env) {
  Value value = await(self, span, env);
  bool isFromFetch = false, canFail = false;
  unsigned before = hazards;
  for (Atom atom : self) {
    Object *object = objectOf(atom);
    isFromFetch |= object && object->isFromFetch;
    canFail |= !object || object->canFail || object->isFromFetch;
  }
  auto isFunction = [&](const Value &callback) {
    return callback.hasOther(AtomKind::Undefined) &&
           callback.hasOther(AtomKind::Null) && !callback.isEmpty();
  };
  Value result;
  Value first = arguments.at(0), second = arguments.at(1);
  if (name == "then") {
    if (isFunction(first))
      result.add(await(call(first, {value}, span, site, env), span, env));
    else
      result.add(value);
    first = second;
  } else if (name == "finally") {
    call(first, {}, span, site, env);
    return promiseOf(value, site, env, isFromFetch, 3);
  } else {
    result.add(value);
  }
  if (isFunction(first)) {
    // A promise that cannot fail never comes here.
    Maybe unlikely(*this, !canFail && hazards == before);
    Value error = read(thrown);
    error.add(data());
    result.add(await(call(first, {error}, span, site, env), span, env));
  }
  Value made = promiseOf(result, site, env, isFromFetch, 3);
  if (canFail || hazards != before)
    heap.object(made.single().id).canFail = true;
  return made;
}

Value Evaluator::textMethod(Atom self, StringRef name,
                            const CallArguments &arguments, Span span,
                            const void *site, Env &env) {
  StringRef text;
  bool isKnown = texts.isLiteral(self.id, text);
  StringRef first, second;
  bool hasFirst = literalText(arguments.at(0), first) &&
                  arguments.at(0).single().kind != AtomKind::Undefined;
  bool hasSecond = literalText(arguments.at(1), second) &&
                   arguments.at(1).single().kind != AtomKind::Undefined;
  if (name == "toString" || name == "valueOf" || name == "normalize")
    return Value(self);
  if (name == "trim" || name == "trimStart" || name == "trimEnd") {
    if (!isKnown)
      return Value(self);
    return Value(this->text(name == "trim"        ? text.trim(" \t\n\r")
                            : name == "trimStart" ? text.ltrim(" \t\n\r")
                                                  : text.rtrim(" \t\n\r")));
  }
  if (name == "concat") {
    Value result(self);
    for (const Value &value : arguments.values)
      result = concat(result, value, span);
    return arguments.hasRest ? Value(anyText()) : result;
  }
  if (isKnown && name.ends_with("Case"))
    return Value(
        this->text(save(name.contains("Lower") ? text.lower() : text.upper())));
  // Of a host or a secret these change nothing that is asked for.
  if (name.ends_with("LowerCase"))
    return Value(self);
  if (name == "startsWith" || name == "endsWith" || name == "includes") {
    if (!isKnown || !hasFirst || hasSecond)
      return Value(boolean());
    return Value(boolean(name == "startsWith" ? text.starts_with(first)
                         : name == "endsWith" ? text.ends_with(first)
                                              : text.contains(first)));
  }
  if (name == "replace" || name == "replaceAll") {
    Value with = arguments.at(1);
    if (with.hasKind(AtomKind::Object))
      call(with, {Value(anyText())}, span, site, env);
    if (isKnown && hasFirst && hasSecond && !second.contains('$') &&
        !first.empty() && arguments.at(0).hasKind(AtomKind::Text)) {
      std::string made;
      StringRef left = text;
      size_t at;
      while ((at = left.find(first)) != StringRef::npos) {
        made += left.take_front(at);
        made += second;
        left = left.drop_front(at + first.size());
        if (name == "replace")
          break;
      }
      made += left;
      return Value(this->text(save(made)));
    }
    // Most replace within what follows the host.
    ArrayRef<Piece> pieces = texts.pieces(self.id);
    Pieces kept;
    for (const Piece &piece : pieces)
      kept.push_back(piece.kind == PieceKind::Literal &&
                             arguments.at(0).hasKind(AtomKind::Text)
                         ? Piece()
                         : piece);
    if (isKnown)
      return Value(anyText());
    Value result(this->text(texts.intern(kept)));
    result.add(this->text(texts.blur(self.id)));
    result.setInexact();
    return result;
  }
  if (name == "split") {
    if (!isKnown || !hasFirst || first.empty() || hasSecond)
      return arrayOf({}, Value(this->text(texts.blur(self.id))), site, env, 4);
    llvm::SmallVector<StringRef, 8> parts;
    text.split(parts, first);
    std::vector<Value> items;
    for (StringRef part : parts)
      items.push_back(Value(this->text(part)));
    return arrayOf(items, Value(), site, env, 4);
  }
  if (name == "slice" || name == "substring" || name == "at" ||
      name == "charAt") {
    size_t begin = 0, end = text.size();
    bool isSingle = name == "at" || name == "charAt";
    if (isKnown && hasFirst && !first.getAsInteger(10, begin) &&
        (!hasSecond || !second.getAsInteger(10, end)) &&
        (hasSecond || arguments.values.size() < 2) && begin <= end &&
        begin <= text.size() &&
        llvm::all_of(text, [](char c) { return !(c & 0x80); }))
      return name == "at" && begin == text.size()
                 ? Value(undefined())
                 : Value(this->text(
                       text.slice(begin, isSingle ? begin + 1 : end)));
    Value part(this->text(texts.blur(self.id)));
    if (name == "at") {
      part.add(undefined());
      part.setInexact();
    }
    return part;
  }
  if (name == "indexOf" || name == "lastIndexOf" || name == "search" ||
      name == "charCodeAt" || name == "localeCompare")
    return Value(number());
  if (name == "match" || name == "matchAll")
    return Value(data());
  if (name == "padStart" || name == "padEnd" || name == "repeat")
    return Value(this->text(texts.blur(self.id)));
  // A list after all, when it is a member of a dependency or a config value.
  return listMethod(nullptr, Value(data()), name, arguments, span, site, env);
}
