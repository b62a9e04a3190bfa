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

/// Methods that make a text or a number of what they get.
static bool convertsArguments(StringRef name) {
  return name.starts_with("pad") || name.starts_with("to") ||
         llvm::StringSwitch<bool>(name)
             .Cases("at", "slice", "substring", "substr", "charAt",
                    "charCodeAt", "codePointAt", "repeat", "join", "flat", true)
             .Cases("includes", "indexOf", "lastIndexOf", "localeCompare",
                    "startsWith", "endsWith", "normalize", true)
             .Cases("match", "matchAll", "search", "split", "replace",
                    "replaceAll", "test", "exec", true)
             .Cases("hasOwnProperty", "propertyIsEnumerable", true)
             .Default(false);
}

void Evaluator::convertArguments(Atom self, StringRef name,
                                 const CallArguments &arguments, Span span) {
  Object *object = objectOf(self);
  bool isList = object && object->kind == ObjectKind::Array;
  if (!convertsArguments(name) || name == "toSorted" || name == "toSpliced" ||
      (object && object->kind == ObjectKind::Instance &&
       !name.starts_with("has")))
    return;
  // What is looked for in a list is compared, and what stands for a match is
  // called for it.
  size_t kept = isList && (name == "includes" || name.contains("ndexOf")) ? 0
                : name.starts_with("replace")                             ? 1
                                                                          : ~0u;
  std::string where = ("'" + name + "' makes a text or a number of it").str();
  for (size_t i = 0; i < arguments.values.size(); ++i)
    if (i != kept)
      escapeCode(arguments.values[i], span, where);
  escapeCode(arguments.rest, span, where);
}

Value Evaluator::callMethodOn(Atom self, StringRef name,
                              const CallArguments &arguments, Span span,
                              const void *site, Env &env) {
  Value selfValue(self);
  bool hasObjects = arguments.rest.hasKind(AtomKind::Object) ||
                    llvm::any_of(arguments.values, [](const Value &value) {
                      return value.hasKind(AtomKind::Object);
                    });
  if (hasObjects)
    convertArguments(self, name, arguments, span);
  if (name == "hasOwnProperty")
    testMember(selfValue, arguments.at(0), span);
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
  if (name == "hasOwnProperty")
    return holdsMember(self, arguments.at(0), true);
  if (name == "isPrototypeOf" || name == "propertyIsEnumerable")
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
  // What is not followed may do anything with what it is called on.
  if (self.hasKind(AtomKind::Global))
    escapeCode(thisValue, span, "a function that is not followed gets it");
  if (self.hasKind(AtomKind::Method))
    for (Atom atom : thisValue) {
      // That of lists makes a text of anything by its `join`.
      Object *object = objectOf(atom);
      Value method = object ? ownMethod(*object, "join") : Value();
      if (!method.isEmpty())
        call(method, Value(atom), CallArguments(), span, object, env);
    }
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
  // A failure that a callback sees is one that somebody has thought of.
  if (isFromFetch && isFunction(first) && unwatched)
    --unwatched;
  Value made =
      promiseOf(result, site, env, isFromFetch && !isFunction(first), 3);
  if (canFail || hazards != before)
    heap.object(made.single().id).canFail = true;
  return made;
}
