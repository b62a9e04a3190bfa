//===- EvalClass.cpp - classes, instances, `super` ------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"

using namespace tntc;
using namespace tntc::facts;
using ir::ClassMember;
using Kind = ir::ClassMember::Kind;

/// The prototype of instances; it belongs to the class object.
static constexpr unsigned prototypePart = 1;

StringRef Evaluator::memberName(const ClassMember &member, Env &env,
                                bool &isKnown) {
  isKnown = true;
  if (member.isPrivate)
    return save("#" + member.name);
  if (!member.computed)
    return member.name;
  Value key = eval(member.computed, env);
  if (key.isSingle() && isSymbolAtom(key.single()))
    return save("[" + nameText(key.single().id) + "]"); // `Symbol.iterator`
  StringRef text;
  isKnown = literalText(key, text);
  if (!isKnown)
    convert(key, member.computed->span);
  return text;
}

Value Evaluator::evalClass(const ir::Class &code, const void *site, Env &env) {
  Env &scope = heap.envAt(&code, &env);
  Object &made = heap.objectAt(site, &env, ObjectKind::Class);
  uint32_t id = made.id;
  made.classCode = &code;
  made.env = &scope;
  made.span = code.span;
  Value self(atomOf(made));
  if (!code.name.empty()) {
    declareName(code.name, scope);
    write(*scope.names[code.name], self, site);
  }
  Object &prototype =
      heap.objectAt(site, &env, ObjectKind::Plain, prototypePart);
  uint32_t prototypeId = prototype.id;
  setInitial(heap.object(id), "prototype", Value(atomOf(prototype)), site);
  setInitial(prototype, "constructor", self, site);
  if (code.base) {
    Value base = eval(code.base, env);
    write(heap.object(id).content, base, &code);
    for (Atom atom : base) {
      Object *object = objectOf(atom);
      if (!object)
        continue;
      write(heap.object(id).protos, Value(atom), &code);
      auto at = object->properties.find("prototype");
      if (at != object->properties.end())
        write(heap.object(prototypeId).protos, read(at->second->value), &code);
    }
  }
  Value replaced;
  // Decorators get the class or the member, and may do with it what they like.
  for (const ir::Expr *decorator : code.decorators) {
    Value function = eval(decorator, env);
    Maybe unlikely(*this);
    escape(self, code.span, "a decorator gets it");
    Value given = self;
    given.add(opaque());
    Value made =
        call(function, {given, Value(opaque())}, code.span, decorator, env);
    escape(made, code.span, "it stands for what a decorator got");
    for (Atom atom : made)
      if (atom.kind == AtomKind::Object)
        replaced.add(atom);
  }
  bool hasHooks = false;
  for (const ClassMember &member : code.members) {
    if (member.kind == Kind::Field || member.kind == Kind::Static ||
        member.kind == Kind::Constructor || !member.function)
      continue;
    bool isKnown;
    StringRef key = memberName(member, scope, isKnown);
    Value function = makeFunction(*member.function, &member, scope);
    uint32_t home = member.isStatic ? id : prototypeId;
    heap.object(function.single().id).homeId = home;
    Object &object = heap.object(home);
    if (!isKnown) {
      hasHooks |= member.kind != Kind::Method;
      write(object.rest, function, &member);
      continue;
    }
    hasHooks |= isHook(key);
    if (member.kind == Kind::Method) {
      setInitial(object, key, function, &member);
      continue;
    }
    Property &property = propertyOf(object, key);
    property.hasAccessor = true;
    write(member.kind == Kind::Getter ? property.getters : property.setters,
          function, &member);
  }
  // Static fields and blocks run once, here, in order.
  for (const ClassMember &member : code.members) {
    bool isBlock = member.kind == Kind::Static;
    if (!isBlock && !(member.kind == Kind::Field && member.isStatic))
      continue;
    Env &inner = heap.envAt(&member, &scope);
    inner.isFunction = true;
    if (!inner.thisCell)
      inner.thisCell = &heap.makeCell();
    inner.homeId = id;
    write(*inner.thisCell, self, site);
    if (isBlock) {
      if (member.block)
        evalStmt(member.block, inner);
      continue;
    }
    bool isKnown;
    StringRef key = memberName(member, scope, isKnown);
    Value value = member.value ? eval(member.value, inner) : Value(undefined());
    if (isKnown)
      setInitial(heap.object(id), key, value, &member);
    else
      write(heap.object(id).rest, value, &member);
  }
  if (hasHooks)
    escape(self, code.span, "the language calls a method of it");
  if (!replaced.isEmpty()) {
    self.add(replaced);
    self.setInexact();
  }
  return self;
}

Value Evaluator::evalNew(const ir::Expr &expr, Env &env) {
  Value callee = eval(expr.base, env);
  CallArguments arguments = evalArguments(expr.items, env);
  return construct(callee, arguments, expr.span, &expr, env);
}

Value Evaluator::construct(const Value &callee, const CallArguments &arguments,
                           Span span, const void *site, Env &env) {
  Value result;
  Maybe oneOfSeveral(*this, callee.size() > 1 && !callee.isExact());
  unsigned part = 0;
  for (Atom atom : callee)
    result.add(constructAtom(atom, arguments, span, site, env, part++));
  return result;
}

Value Evaluator::constructAtom(Atom callee, const CallArguments &arguments,
                               Span span, const void *site, Env &env,
                               unsigned part) {
  if (callee.kind == AtomKind::Global)
    return constructGlobal(nameText(callee.id), arguments, span, site, env);
  Object *object = objectOf(callee);
  if (!object)
    return call(Value(callee), Value(), arguments, span, site, env);
  if (object->kind == ObjectKind::Bound) {
    if (llvm::count(inBound, object) > 1)
      return Value();
    CallArguments all = boundTo(*object, arguments);
    Value target = object->target;
    inBound.push_back(object);
    Value result = construct(target, all, span, site, env);
    inBound.pop_back();
    return result;
  }
  if (object->kind != ObjectKind::Class &&
      object->kind != ObjectKind::Function) {
    ++hazards;
    return Value();
  }
  Object &instance = heap.objectAt(site, &env, ObjectKind::Instance, part + 8);
  uint32_t id = instance.id;
  if (!instance.span.isValid())
    instance.span = span;
  Object &callee2 = heap.object(callee.id);
  Value prototype =
      getObject(callee2, "prototype", span, env, false, Value(callee), 0);
  write(heap.object(id).protos, prototype, &callee2);
  Value self(Atom{AtomKind::Object, heap.canonical(id)});
  if (callee2.kind == ObjectKind::Function) {
    Value made = callFunction(callee2, self, arguments, span);
    for (Atom atom : made)
      if (atom.kind == AtomKind::Object)
        self.add(atom);
    return self;
  }
  Value replaced = constructInto(callee2.id, id, arguments, span, site, env);
  for (Atom atom : replaced)
    if (atom.kind != AtomKind::Undefined)
      self.add(atom);
  if (callee2.isEscaped)
    escape(self, span, "its class is known elsewhere");
  return self;
}

/// Runs the constructor of \p classId, or the one that it inherits.
Value Evaluator::constructInto(uint32_t classId, uint32_t instanceId,
                               const CallArguments &arguments, Span span,
                               const void *site, Env &env) {
  Object &made = heap.object(classId);
  const ir::Class &code = *made.classCode;
  Value self(Atom{AtomKind::Object, heap.canonical(instanceId)});
  const ClassMember *constructor = nullptr;
  for (const ClassMember &member : code.members)
    if (member.kind == Kind::Constructor && member.function &&
        member.function->body)
      constructor = &member;
  if (!code.base)
    initFields(classId, instanceId);
  if (!constructor) {
    if (code.base) {
      Value base = read(made.content);
      Value other = constructBase(base, instanceId, arguments, span, site, env);
      initFields(classId, instanceId);
      for (Atom atom : other)
        initFields(classId, atom.id);
      return other;
    }
    return Value();
  }
  Value function = makeFunction(*constructor->function, constructor, *made.env);
  Object &closure = heap.object(function.single().id);
  Value prototype = getObject(heap.object(classId), "prototype", span, env,
                              false, Value(), 0);
  for (Atom atom : prototype)
    if (atom.kind == AtomKind::Object)
      closure.homeId = atom.id;
  return callFunction(closure, self, arguments, span, classId);
}

Value Evaluator::evalSuperCall(const ir::Expr &expr, Env &env) {
  CallArguments arguments = evalArguments(expr.items, env);
  Env *at = &env;
  while (at && at->classId == ~0u)
    at = at->parent;
  Cell *self = thisCell(env);
  if (!at || !self)
    return Value(undefined());
  Value base = read(heap.object(at->classId).content);
  Value instances = read(*self);
  for (Atom atom : read(*self)) {
    if (atom.kind != AtomKind::Object)
      continue;
    Value other =
        constructBase(base, atom.id, arguments, expr.span, &expr, env);
    initFields(at->classId, atom.id);
    for (Atom made : other)
      initFields(at->classId, made.id);
    write(*self, other, &expr);
    instances.add(other);
  }
  return instances;
}

/// Gives the objects that take the place of the instance.
Value Evaluator::constructBase(const Value &base, uint32_t instanceId,
                               const CallArguments &arguments, Span span,
                               const void *site, Env &env) {
  Value self(Atom{AtomKind::Object, heap.canonical(instanceId)});
  Value other;
  auto take = [&](const Value &made) {
    for (Atom atom : made)
      if (atom.kind == AtomKind::Object && !self.has(atom))
        other.add(atom);
  };
  for (Atom atom : base) {
    Object *object = objectOf(atom);
    if (object && object->kind == ObjectKind::Class) {
      // Classes may seem to be their own bases.
      std::pair<uint32_t, uint32_t> here(object->id, instanceId);
      if (llvm::is_contained(inBases, here))
        continue;
      inBases.push_back(here);
      take(constructInto(object->id, instanceId, arguments, span, site, env));
      inBases.pop_back();
      continue;
    }
    if (object && object->kind == ObjectKind::Function) {
      take(callFunction(*object, self, arguments, span));
      continue;
    }
    if (atom.kind == AtomKind::Global) {
      inheritGlobal(nameText(atom.id), instanceId, arguments, span, site, env);
      continue;
    }
    if (atom.kind == AtomKind::Undefined || atom.kind == AtomKind::Null)
      continue;
    for (const Value &value : arguments.values)
      escape(value, span, "a base class that is not followed gets it");
    escape(arguments.rest, span, "a base class that is not followed gets it");
    escape(self, span, "its base class is not followed");
  }
  return other;
}

/// The constructors of maps and sets put what they are given in by a method
/// that a class may have instead of theirs.
void Evaluator::fillByMethod(uint32_t instanceId, Object &base, Span span,
                             Env &env) {
  bool isMap = base.kind == ObjectKind::Map;
  if (!isMap && base.kind != ObjectKind::Set)
    return;
  Value method = ownMethod(heap.object(instanceId), isMap ? "set" : "add");
  if (method.isEmpty())
    return;
  Value item = join(elementsOf(Value(atomOf(base)), span, env));
  if (item.isEmpty())
    return;
  CallArguments given;
  if (isMap)
    given.values = {get(item, "0", span, env), get(item, "1", span, env)};
  else
    given.values = {item};
  call(method, Value(Atom{AtomKind::Object, heap.canonical(instanceId)}), given,
       span, &base, env);
}

/// Classes of the language that hold nothing but what they are given.
void Evaluator::inheritGlobal(StringRef path, uint32_t instanceId,
                              const CallArguments &arguments, Span span,
                              const void *site, Env &env) {
  Value made = constructGlobal(path, arguments, span, site, env);
  Object &instance = heap.object(instanceId);
  for (Atom atom : made) {
    Object *base = objectOf(atom);
    if (!base) {
      if (atom.kind == AtomKind::Opaque)
        instance.isEscaped = true;
      else // `exec`, `toJSON` and the like are called by the language
        escape(Value(Atom{AtomKind::Object, heap.canonical(instanceId)}), span,
               "its base class may call its methods");
      continue;
    }
    if (base->kind == ObjectKind::Url) {
      instance.isEscaped = true; // what the class makes of it is not followed
      write(instance.rest, Value(opaque()), site);
      continue;
    }
    instance.kind = base->kind;
    fillByMethod(instanceId, *base, span, env);
    write(instance.protos, Value(atom), site);
    write(instance.content, read(base->content), site);
    write(instance.rest, read(base->rest), site);
    if (base->kind == ObjectKind::Array)
      instance.isFixed = false;
  }
}

void Evaluator::initFields(uint32_t classId, uint32_t instanceId) {
  Object &made = heap.object(classId);
  Value self(Atom{AtomKind::Object, heap.canonical(instanceId)});
  for (const ClassMember &member : made.classCode->members) {
    if (member.kind != Kind::Field || member.isStatic)
      continue;
    // Each instance has its own values.
    Env &inner = heap.envAt(&member, made.env, instanceId + 1);
    inner.isFunction = true;
    if (!inner.thisCell)
      inner.thisCell = &heap.makeCell();
    write(*inner.thisCell, self, &member);
    auto prototype = made.properties.find("prototype");
    if (prototype != made.properties.end() &&
        prototype->second->value.value.isSingle())
      inner.homeId = prototype->second->value.value.single().id;
    bool isKnown;
    StringRef key = memberName(member, *made.env, isKnown);
    // Without a value a field declares; whoever reads it before it is
    // written finds nothing.
    if (!member.value)
      continue;
    Value value = eval(member.value, inner);
    Object &instance = heap.object(instanceId);
    if (isKnown)
      setInitial(instance, key, value, &member);
    else
      write(instance.rest, value, &member);
  }
}
