//===- Members.cpp - reading members of what is known ---------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"

using namespace tntc;
using namespace tntc::facts;
using ir::ExprKind;

bool Evaluator::isIndex(StringRef key, size_t &index) {
  return !key.empty() && key.size() < 10 && !key.getAsInteger(10, index);
}

Value Evaluator::evalMember(const ir::Expr &expr, Env &env, Value *self) {
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
    result = getIndex(base, key, expr.span, env, self != nullptr);
  } else {
    StringRef key = expr.isPrivate ? save("#" + expr.text) : expr.text;
    keySpan = expr.nameSpan.isValid() ? expr.nameSpan : expr.span;
    if (isSuper)
      for (Atom atom : base)
        result.add(getAtom(atom, key, expr.span, env, self != nullptr, receiver,
                           base.isExact()));
    else
      result = get(base, key, expr.span, env, self != nullptr);
  }
  keySpan = {};
  bool mayBeNothing = base.hasKind(AtomKind::Undefined) ||
                      base.hasKind(AtomKind::Null) || nullish == Truth::Unknown;
  if (expr.isOptional && mayBeNothing && !result.isEmpty())
    result.add(undefined());
  if (expr.isOptional && result.isEmpty() && mayBeNothing && !base.isEmpty())
    result.add(undefined());
  return result;
}

Value Evaluator::get(const Value &base, StringRef key, Span span, Env &env,
                     bool forCall) {
  Value result;
  for (Atom atom : base)
    result.add(
        getAtom(atom, key, span, env, forCall, Value(atom), base.isExact()));
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
  switch (base.kind) {
  case AtomKind::Undefined:
  case AtomKind::Null:
    ++hazards;
    return Value();
  case AtomKind::Text:
    if (key == "length")
      return Value(number());
    if (isMethodName(key))
      return Value({AtomKind::Method, name(key)});
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
    return isMethod && base.id ? Value(method)
                               : getConfig(base, key, span, exact);
  case AtomKind::Context:
    return getContext(key, span, exact);
  case AtomKind::Log: {
    if (key != "info" && key != "warn" && key != "error" && key != "debug")
      return Value(undefined());
    return Value({AtomKind::LogMethod, name(key)});
  }
  case AtomKind::Secrets:
    return getSecrets(key, span, exact);
  case AtomKind::Service:
    return getService(base, key, span, exact);
  case AtomKind::Connection:
    return getConnection(base, key, span, exact);
  case AtomKind::LogMethod:
  case AtomKind::Dependency:
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
    if (!isMethodName(key))
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
    }
    if ((key == "name" || key == "length") && !object.properties.count(key))
      return Value(key == "name" ? data() : number());
    break;
  case ObjectKind::Instance:
    if (object.properties.count("%query"))
      return key == "set" || key == "append" || key == "toString"
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
    if (property.hasAccessor)
      result.add(call(read(property.getters), receiver, CallArguments(), span,
                      &property, env));
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
    for (Atom atom : protos) {
      Object *proto = objectOf(atom);
      Value inherited;
      if (proto == &object)
        continue;
      if (proto)
        inherited =
            getObject(*proto, key, span, env, forCall, receiver, depth + 1);
      else
        inherited = getAtom(atom, key, span, env, forCall, receiver, true);
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
  bool hasMethods =
      object.kind != ObjectKind::Plain && object.kind != ObjectKind::Instance;
  if (!isFound && (isMethodName(key) || (hasMethods && forCall)) &&
      !(depth && object.kind == ObjectKind::Plain))
    result.add(Atom{AtomKind::Method, name(key)});
  else if (!isFound)
    result.add(undefined());
  return result;
}

/// The class of the language that \p atom is one of; none for what may be
/// of any, and for what is data.
static StringRef classOf(Atom atom, const Object *object) {
  switch (atom.kind) {
  case AtomKind::LogMethod:
  case AtomKind::Dependency:
  case AtomKind::ServiceCall:
  case AtomKind::ConnectionFetch:
  case AtomKind::Method:
    return "Function";
  case AtomKind::Text:
    return "String";
  case AtomKind::Number:
    return "Number";
  case AtomKind::Boolean:
    return "Boolean";
  case AtomKind::Object:
    break;
  default:
    return "Object";
  }
  switch (object->kind) {
  case ObjectKind::Function:
  case ObjectKind::Bound:
  case ObjectKind::Class:
    return "Function";
  case ObjectKind::Array:
    return "Array";
  case ObjectKind::Map:
    return "Map";
  case ObjectKind::Set:
    return "Set";
  case ObjectKind::Promise:
    return "Promise";
  case ObjectKind::Url:
    return "URL";
  case ObjectKind::Error:
    return "Error";
  default:
    return "Object";
  }
}

/// `constructor` and `__proto__`, which all but bare data have: two steps
/// from anything lies what makes code of text.
Value Evaluator::getOrigin(Atom atom, StringRef key, Span span, Env &env,
                           bool exact) {
  if (atom.kind == AtomKind::Undefined || atom.kind == AtomKind::Null) {
    ++hazards;
    return Value();
  }
  if (atom.kind == AtomKind::Opaque)
    return Value(atom);
  StringRef name = classOf(atom, objectOf(atom));
  Value result(global(key == "constructor" ? name : save(name + ".prototype")));
  if (atom.kind == AtomKind::External) {
    result = Value(global("Function"));
    result.add(atom);
  }
  // Or a key of its own.
  if (atom.kind == AtomKind::Data)
    result.add(atom);
  else if (atom.kind == AtomKind::Input)
    result.add(getInput(atom, key, span, exact));
  else if (atom.kind == AtomKind::Config)
    result.add(getConfig(atom, key, span, exact));
  if (result.size() > 1)
    result.setInexact();
  return result;
}

/// What \p value inherits from.
Value Evaluator::prototypeOf(const Value &value, Span span, Env &env) {
  Value result;
  for (Atom atom : value) {
    Object *object = objectOf(atom);
    Value protos = object ? read(object->protos) : Value();
    if (protos.isEmpty() && atom.kind != AtomKind::Global)
      protos = getOrigin(atom, "__proto__", span, env, value.isExact());
    else if (protos.isEmpty())
      protos = Value(global("Function.prototype"));
    result.add(protos);
  }
  return result;
}

Value Evaluator::getIndex(const Value &base, const Value &key, Span span,
                          Env &env, bool forCall) {
  Value result;
  bool isKnown = false;
  Maybe oneOfSeveral(*this, !key.isExact());
  for (Atom atom : key) {
    StringRef text;
    if (literalText(atom, text)) {
      result.add(get(base, text, span, env, forCall));
      isKnown = true;
    } else if (atom.kind == AtomKind::Global) {
      result.add(
          get(base, save("[" + nameText(atom.id) + "]"), span, env, forCall));
    } else {
      convert(Value(atom), span);
      result.add(getAny(base, span, env, "its name is computed"));
      result.setInexact();
    }
  }
  if (!key.isExact() || (isKnown && key.size() > 1 && base.size() > 1))
    result.setInexact();
  return result;
}

Value Evaluator::getAny(const Value &base, Span span, Env &env, StringRef why) {
  Value result;
  for (Atom atom : base)
    result.add(getAnyAtom(atom, span, env, why));
  result.setInexact();
  return result;
}

Value Evaluator::getAnyAtom(Atom base, Span span, Env &env, StringRef why) {
  switch (base.kind) {
  case AtomKind::Undefined:
  case AtomKind::Null:
    return Value();
  case AtomKind::Context:
  case AtomKind::Secrets:
  case AtomKind::Connection:
  case AtomKind::Service:
    escapeAtom(base, span, "the member is computed when the node runs");
    return Value(opaque());
  case AtomKind::Config:
    if (!base.id)
      escapeAtom(base, span, "the key is computed when the node runs");
    return Value(base.id ? base : data());
  case AtomKind::Log:
    return Value({AtomKind::LogMethod, 0});
  case AtomKind::Input:
    return getInput(base, "*", span, false);
  case AtomKind::External:
    return Value(base);
  case AtomKind::Global:
    if (!isHarmless(nameText(base.id)))
      abstain(ir::AbstentionScope::Everything, span,
              "the member of '" + nameText(base.id) +
                  "' is computed when the node runs");
    return Value(opaque());
  case AtomKind::Opaque:
    return Value(opaque());
  case AtomKind::Object:
    break;
  default:
    return Value(data());
  }
  // Objects that were merged may lead round in circles.
  constexpr unsigned level = 100;
  if (depth + level > maxDepth || !tick(span))
    return Value(opaque());
  Object &object = heap.object(base.id);
  touchShape(object);
  work(object.properties.size() + object.elements.size());
  Value result(undefined());
  if (object.kind == ObjectKind::Module) {
    for (auto &exported : object.module->exports)
      result.add(exportOf(*object.module, exported.first, span));
    for (auto &[from, specifier] : object.module->stars)
      result.add(from ? getAnyAtom(namespaceOf(*from).single(), span, env, why)
                      : Value(opaque()));
    return result;
  }
  if (object.kind == ObjectKind::Url || object.kind == ObjectKind::Response ||
      object.kind == ObjectKind::Error)
    result.add(data());
  for (Cell *element : object.elements)
    result.add(read(*element));
  // A getter may add to them.
  std::vector<std::pair<StringRef, Property *>> entries(
      object.properties.begin(), object.properties.end());
  for (auto &[key, property] : entries) {
    if (key.starts_with("#"))
      continue;
    result.add(read(property->value));
    if (property->hasAccessor)
      result.add(call(read(property->getters), Value(base), CallArguments(),
                      span, property, env));
  }
  result.add(read(object.rest));
  if (object.isEscaped)
    result.add(opaque());
  Value protos = read(object.protos);
  depth += level;
  for (Atom atom : protos)
    if (atom.kind == AtomKind::Config) // was read when it was copied
      result.add(data());
    else if (atom != base)
      result.add(getAnyAtom(atom, span, env, why));
  depth -= level;
  result.setInexact();
  return result;
}

bool Evaluator::knownKeys(const Value &value,
                          llvm::SmallVectorImpl<StringRef> &keys, Span span) {
  if (!value.isSingle())
    return false;
  Object *object = objectOf(value.single());
  if (!object || object->isEscaped || !read(object->rest).isEmpty())
    return false;
  touchShape(*object);
  if (object->kind == ObjectKind::Array && object->isFixed) {
    for (size_t i = 0; i < object->elements.size(); ++i)
      keys.push_back(nameText(name(std::to_string(i))));
    return true;
  }
  if (object->kind == ObjectKind::Module) {
    for (auto &exported : object->module->exports)
      keys.push_back(exported.first);
    return object->module->stars.empty();
  }
  if (object->kind != ObjectKind::Plain && object->kind != ObjectKind::Instance)
    return false;
  for (Atom atom : read(object->protos))
    if (atom.kind != AtomKind::Object)
      return false;
  for (auto &[key, property] : object->properties)
    if (!key.starts_with("#"))
      keys.push_back(key);
  return true;
}
