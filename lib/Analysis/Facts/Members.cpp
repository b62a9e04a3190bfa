//===- Members.cpp - reading members of what is known ---------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "../ContextMembers.h"
#include "../ObjectMembers.h"
#include "Evaluator.h"

using namespace tntc;
using namespace tntc::facts;
using ir::ExprKind;

bool Evaluator::isIndex(StringRef key, size_t &index) {
  return !key.empty() && key.size() < 10 && !key.getAsInteger(10, index);
}

Value Evaluator::evalMember(const ir::Expr &expr, Env &env, Value *self) {
  MemberUse ownUse = nextUse.first == &expr ? nextUse.second : MemberUse::Taken;
  if (!expr.isOptional)
    asksFor(expr.base, MemberUse::Needed);
  Value base;
  bool isSuper = expr.base && expr.base->kind == ExprKind::Super;
  Value receiver;
  if (isSuper) {
    receiver = evalBase(expr, env);
    Env *at = &env;
    while (at && at->homeId == ~0u)
      at = at->parent;
    if (at)
      base = read(heap.object(at->homeId).protos);
  } else {
    receiver = base = eval(expr.base, env);
  }
  if (self)
    *self = receiver;
  Truth nullish = nullishOf(base);
  if (nullish == Truth::True && expr.isOptional)
    return Value(undefined());
  Value result;
  if (expr.kind == ExprKind::Index) {
    Value key = expr.items.empty() ? Value() : eval(expr.items[0], env);
    keySpan = expr.items.empty() ? expr.span : expr.items[0]->span;
    use = ownUse;
    result = getIndex(base, key, expr.span, env, self != nullptr);
  } else {
    StringRef key = expr.isPrivate ? save("#" + expr.text) : expr.text;
    keySpan = expr.nameSpan.isValid() ? expr.nameSpan : expr.span;
    use = ownUse;
    if (isSuper)
      for (Atom atom : base)
        result.add(getAtom(atom, key, expr.span, env, self != nullptr, receiver,
                           base.isExact()));
    else
      result = get(base, key, expr.span, env, self != nullptr);
  }
  keySpan = {};
  use = MemberUse::Taken;
  bool mayBeNothing = base.hasKind(AtomKind::Undefined) ||
                      base.hasKind(AtomKind::Null) || nullish == Truth::Unknown;
  if (expr.isOptional && mayBeNothing && !result.isEmpty())
    result.add(undefined());
  if (expr.isOptional && result.isEmpty() && mayBeNothing && !base.isEmpty())
    result.add(undefined());
  return narrowedPath(expr, env, result);
}

Value Evaluator::get(const Value &base, StringRef key, Span span, Env &env,
                     bool forCall) {
  Value result;
  Span place = keySpan.isValid() ? keySpan : fieldSpan;
  for (Atom atom : base) {
    unsigned before = missedCount;
    result.add(
        getAtom(atom, key, span, env, forCall, Value(atom), base.isExact()));
    if (!missed.empty() && missedCount == before &&
        atom.kind != AtomKind::Undefined && atom.kind != AtomKind::Null)
      noteFound(place);
  }
  if (!base.isExact())
    result.setInexact();
  return result;
}

Value Evaluator::getAtom(Atom base, StringRef key, Span span, Env &env,
                         bool forCall, const Value &receiver, bool exact) {
  if ((key == "constructor" || key == "__proto__") &&
      base.kind != AtomKind::Object && base.kind != AtomKind::Global)
    return getOrigin(base, key, span, env, exact);
  bool isMethod = forCall && isMethodName(key);
  Atom method{AtomKind::Method, isMethod ? name(key) : 0};
  size_t index;
  switch (base.kind) {
  case AtomKind::Undefined:
  case AtomKind::Null:
    ++hazards;
    return Value();
  case AtomKind::Text:
    if (key == "length") {
      StringRef known;
      bool isKnown = texts.isLiteral(base.id, known) &&
                     llvm::all_of(known, [](char c) { return !(c & 0x80); });
      return Value(isKnown ? likelyNumber(known.size()) : number());
    }
    if (isMethodName(key))
      return Value({AtomKind::Method, name(key)});
    if (isIndex(key, index))
      return textMethod(base, "at", {{Value(text(key))}, {}, false}, span,
                        nullptr, env);
    return Value(data());
  case AtomKind::Boolean:
  case AtomKind::Number:
  case AtomKind::Data:
    return Value(isMethod ? method : data());
  case AtomKind::Opaque:
    return Value(isMethod ? method : opaque());
  case AtomKind::External:
    return Value(base);
  case AtomKind::Input:
    if (isMethod)
      noteInputMethod(base, key, span, exact);
    return isMethod ? Value(method) : getInput(base, key, span, exact);
  case AtomKind::Config:
    return isMethod && (base.id || isObjectMember(key))
               ? Value(method)
               : getConfig(base, key, span, exact);
  case AtomKind::Context:
    return getContext(key, span, exact);
  case AtomKind::Log:
    return getLog(key, span, exact);
  case AtomKind::Secrets:
    return getSecrets(key, span, exact);
  case AtomKind::Service:
    return getService(base, key, span, exact);
  case AtomKind::Connection:
    return getConnection(base, key, span, exact);
  case AtomKind::Dependency:
    existing(ofDependency, key, span, exact);
    [[fallthrough]];
  case AtomKind::LogMethod:
  case AtomKind::ServiceCall:
  case AtomKind::ConnectionFetch:
  case AtomKind::Method:
    if (key == "call" || key == "apply" || key == "bind")
      return Value({AtomKind::Method, name(key)});
    return Value(data());
  case AtomKind::Global:
    return getGlobal(base, key, span, forCall);
  case AtomKind::Object:
    return getObject(heap.object(base.id), key, span, env, forCall, receiver,
                     0);
  }
  return Value(opaque());
}

/// What `length` of \p function says.
static size_t arityOf(const ir::Function &function) {
  size_t count = 0;
  for (const ir::Parameter &parameter : function.parameters) {
    if (parameter.isRest || (parameter.pattern && parameter.pattern->initial))
      break;
    ++count;
  }
  return count;
}

Value Evaluator::getObject(Object &object, StringRef key, Span span, Env &env,
                           bool forCall, const Value &receiver,
                           unsigned depth) {
  // Prototypes that were merged may lead round in circles.
  if (depth > 12 || (depth && !tick(span)))
    return Value(opaque());
  touchShape(object);
  Value result;
  switch (object.kind) {
  case ObjectKind::Module:
    return exportOf(*object.module, key, span);
  case ObjectKind::Url:
    if (object.viewOf != ~0u && !isUrlPart(key))
      return getObject(wholeUrl(object), key, span, env, forCall, receiver,
                       depth);
    if ((!isMethodName(key) || key == "search") &&
        (key == "href" || !object.properties.count(key)))
      return getUrl(object, key, span);
    break;
  case ObjectKind::Response:
    if (key == "ok" || key == "status") {
      object.isChecked = true;
      return key == "ok" ? Value(boolean()) : Value(number());
    }
    if (key == "json" || key == "text" || key == "body" || key == "blob" ||
        key == "arrayBuffer" || key == "bytes" || key == "formData") {
      object.isRead = true;
      return Value(key == "body" ? data()
                                 : Atom{AtomKind::Method, name("response")});
    }
    if (key == "clone")
      return Value({AtomKind::Method, name("clone")});
    if (object.properties.count(key))
      break;
    return Value(data());
  case ObjectKind::Array:
    if (key == "length")
      return Value(object.isFixed && !object.isEscaped
                       ? number(object.elements.size())
                       : number());
    if (size_t index; isIndex(key, index)) {
      if (object.isFixed && !object.isEscaped)
        return index < object.elements.size() ? read(*object.elements[index])
                                              : Value(undefined());
      return getAnyAtom(atomOf(object), span, env, "");
    }
    break;
  case ObjectKind::Map:
  case ObjectKind::Set:
    if (key == "size")
      return Value(number());
    break;
  case ObjectKind::Function:
  case ObjectKind::Class:
    if (key == "prototype" && !object.properties.count("prototype")) {
      Object &prototype = heap.objectAt(&object, nullptr, ObjectKind::Plain, 3);
      setInitial(object, "prototype", Value(atomOf(prototype)), &object);
      if (object.function &&
          (object.function->isArrow || object.function->isAsync))
        write(object.properties["prototype"]->value, Value(undefined()),
              &prototype);
    }
    if ((key == "name" || key == "length") && !object.properties.count(key))
      return Value(key == "name"     ? data()
                   : object.function ? likelyNumber(arityOf(*object.function))
                                     : number());
    break;
  case ObjectKind::Instance:
    if (object.properties.count("%query"))
      return key == "set" || key == "append" || key == "toString" ||
                     key == "delete" || key == "sort"
                 ? Value({AtomKind::Method, name(key)})
                 : getAtom(data(), key, span, env, forCall, receiver, true);
    break;
  default:
    break;
  }
  bool isFound = false;
  auto at = object.properties.find(key);
  if (at != object.properties.end()) {
    Property &property = *at->second;
    isFound = true;
    if (property.hasAccessor) {
      Value getters = read(property.getters);
      result.add(getters.isEmpty() ? Value(undefined())
                                   : call(getters, receiver, CallArguments(),
                                          span, &property, env));
    }
    if (!property.hasAccessor || !property.value.value.isEmpty())
      result.add(read(property.value));
    if (property.isInitial && read(object.rest).isEmpty() &&
        !object.isEscaped && !property.hasAccessor)
      return result;
    if (!property.isInitial && !property.hasAccessor)
      result.add(undefined());
  }
  Value rest = read(object.rest);
  if (!rest.isEmpty() && object.kind != ObjectKind::Array &&
      object.kind != ObjectKind::Generator) {
    result.add(rest);
    result.setInexact();
  }
  if (object.isEscaped)
    result.add(opaque());
  if (!isFound || !at->second->isInitial) {
    Value protos = read(object.protos);
    bool isOnly =
        !isFound && !object.isEscaped && rest.isEmpty() && protos.isSingle();
    for (Atom atom : protos) {
      Object *proto = objectOf(atom);
      Value inherited;
      if (proto == &object)
        continue;
      if (proto)
        inherited =
            getObject(*proto, key, span, env, forCall, receiver, depth + 1);
      else if (isFound && atom == Atom{AtomKind::Config, 0})
        // A key that has a default here may be missing from `config`.
        inherited = getDefaulted(atom, key, span);
      else
        inherited = getAtom(atom, key, span, env, forCall, receiver,
                            isOnly || atom.kind == AtomKind::Config);
      isFound |= inherited.hasOther(AtomKind::Undefined);
      result.add(inherited);
    }
  }
  if (!isFound && key == "[Symbol.iterator]") {
    StringRef own;
    if (object.kind == ObjectKind::Array || object.kind == ObjectKind::Set)
      own = "values";
    else if (object.kind == ObjectKind::Map)
      own = "entries";
    else if (object.kind == ObjectKind::Generator)
      own = "valueOf";
    if (!own.empty()) {
      result.add(Atom{AtomKind::Method, name(own)});
      return result;
    }
  }
  if (!isFound && !depth && (key == "constructor" || key == "__proto__")) {
    result.add(getOrigin(atomOf(object), key, span, env, true));
    return result;
  }
  if (!isFound && !depth && object.spreadOf.kind != AtomKind::Undefined &&
      !isMethodName(key) && !object.isEscaped && rest.isEmpty() &&
      read(object.protos).isEmpty())
    return getAtom(object.spreadOf, key, span, env, forCall, receiver, true);
  bool hasMethods =
      object.kind != ObjectKind::Plain && object.kind != ObjectKind::Instance;
  if (!isFound && (isMethodName(key) || (hasMethods && forCall)) &&
      !(depth && object.kind == ObjectKind::Plain))
    result.add(Atom{AtomKind::Method, name(key)});
  else if (!isFound)
    result.add(undefined());
  // Whatever has no class of the language has few methods of it.
  if (!isFound && !depth && !hasMethods && !forCall && isMethodName(key) &&
      key != "toString" && key != "valueOf" && key != "toLocaleString" &&
      !key.ends_with("Of") && !key.starts_with("__") &&
      key != "hasOwnProperty" && key != "propertyIsEnumerable")
    result.add(undefined());
  if (!isFound && object.hasNoOrigin)
    result.add(undefined());
  return result;
}
