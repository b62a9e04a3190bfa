//===- SetMember.cpp - writing members, copying objects -------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "../ContextMembers.h"
#include "../NodeBuiltins.h"
#include "Evaluator.h"

using namespace tntc;
using namespace tntc::facts;

void Evaluator::setInitial(Object &object, StringRef key, const Value &value,
                           const void *writer) {
  Property &property = propertyOf(object, key);
  property.isInitial = !property.mayBeGone;
  write(property.value, value, writer);
}

void Evaluator::set(const Value &base, StringRef key, const Value &value,
                    Span span, const void *writer, Env &env) {
  for (Atom atom : base)
    setAtom(atom, key, value, span, writer, env);
}

void Evaluator::setAtom(Atom base, StringRef key, const Value &value, Span span,
                        const void *writer, Env &env) {
  switch (base.kind) {
  case AtomKind::Object:
    setObject(heap.object(base.id), key, value, span, writer, env);
    return;
  case AtomKind::Connection:
    noteMade(key);
    abstain(ir::AbstentionScope::Dependency, span,
            "the connection is changed here", connections[base.id].name);
    escape(value, span, "it is stored in a connection");
    return;
  case AtomKind::Global:
    if (isGlobalName(key) || !isHarmless(nameText(base.id)))
      abstain(ir::AbstentionScope::Everything, span,
              "'" + nameText(base.id) + "' is changed here");
    escape(value, span, "it is stored in a global object");
    return;
  case AtomKind::Opaque:
  case AtomKind::External:
  case AtomKind::Data:
  case AtomKind::Input:
  case AtomKind::Config:
    noteMutated(key);
    escape(value, span, "it is stored in an object that is not followed");
    return;
  case AtomKind::Context:
  case AtomKind::Log:
  case AtomKind::Dependency:
    noteMade(key);
    return;
  default: // frozen, or no object
    return;
  }
}

void Evaluator::setObject(Object &object, StringRef key, const Value &value,
                          Span span, const void *writer, Env &env) {
  ++changes;
  if (object.kind == ObjectKind::Url) {
    if (key == "origin" || key == "searchParams") // it stays, or throws
      return;
    if (isUrlPart(key) || key == "*")
      return setUrl(object, key, value, writer);
    if (object.viewOf != ~0u)
      return setObject(wholeUrl(object), key, value, span, writer, env);
  }
  if (object.isEscaped)
    escape(value, span, "it is stored in an object that is known elsewhere");
  if (object.kind == ObjectKind::Array) {
    size_t index;
    if (isIndex(key, index)) {
      if (object.isFixed && index < object.elements.size())
        write(*object.elements[index], value, writer);
      else
        push(object, value, writer);
      return;
    }
    if (key == "length") {
      loosen(object);
      return;
    }
  }
  if (key == "__proto__" && !object.hasNoOrigin)
    for (Atom atom : value)
      if (Object *proto = objectOf(atom); proto && proto != &object)
        write(object.protos, Value(atom), writer);
  // An accessor may stand further up, in one of several prototypes.
  llvm::SmallVector<Object *, 8> chain{&object};
  Value setters;
  bool isOther = true;
  for (size_t i = 0; i < chain.size() && i < 32; ++i) {
    Object *at = chain[i];
    touchShape(*at);
    auto property = at->properties.find(key);
    if (property != at->properties.end() && property->second->hasAccessor) {
      setters.add(read(property->second->setters));
      isOther = i > 0 && chain.size() > i + 1;
      continue;
    }
    for (Atom atom : read(at->protos))
      if (Object *proto = objectOf(atom);
          proto && !llvm::is_contained(chain, proto))
        chain.push_back(proto);
  }
  if (!setters.isEmpty()) {
    CallArguments arguments;
    arguments.values.push_back(value);
    Value self(atomOf(object));
    uint32_t id = object.id;
    call(setters, self, arguments, span, writer, env);
    if (isOther)
      write(propertyOf(heap.object(id), key).value, value, writer);
    return;
  }
  write(propertyOf(object, key).value, value, writer);
  if (isHook(key))
    escape(Value(atomOf(object)), span, "the language calls a method of it");
}

void Evaluator::setIndex(const Value &base, const Value &key,
                         const Value &value, Span span, const void *writer,
                         Env &env) {
  for (Atom atom : key) {
    StringRef text;
    if (literalText(atom, text))
      set(base, text, value, span, writer, env);
    else if (isSymbolAtom(atom))
      set(base, save("[" + nameText(atom.id) + "]"), value, span, writer, env);
    else {
      convert(Value(atom), span);
      setAny(base, value, span, writer, env);
    }
  }
}

void Evaluator::setAny(const Value &base, const Value &value, Span span,
                       const void *writer, Env &env) {
  for (Atom atom : base) {
    Object *object = objectOf(atom);
    if (!object) {
      setAtom(atom, "*", value, span, writer, env);
      continue;
    }
    if (object->isEscaped)
      escape(value, span, "it is stored in an object that is known elsewhere");
    if (object->kind == ObjectKind::Url)
      setUrl(*object, "host", value, writer);
    if (object->kind == ObjectKind::Array)
      push(*object, value, writer);
    else
      write(object->rest, value, writer);
    // A setter would run.
    std::vector<std::pair<StringRef, Property *>> entries(
        object->properties.begin(), object->properties.end());
    for (auto &[key, property] : entries)
      if (property->hasAccessor) {
        CallArguments arguments;
        arguments.values.push_back(value);
        Maybe unlikely(*this);
        call(read(property->setters), Value(atom), arguments, span, writer,
             env);
      }
  }
}

/// From now on what is in the array has no known order.
void Evaluator::loosen(Object &array) {
  if (!array.isFixed)
    return;
  growShape(array);
  array.isFixed = false;
  for (Cell *element : array.elements)
    write(array.rest, element->value, element);
}

void Evaluator::push(Object &array, const Value &value, const void *writer) {
  ++changes;
  loosen(array);
  write(array.rest, value, writer);
  if (array.isEscaped)
    escape(value, array.span, "it is stored in a list that is known elsewhere");
}

void Evaluator::copyProperties(Object &into, const Value &from, Span span,
                               const void *writer, Env &env,
                               ArrayRef<StringRef> except,
                               ArrayRef<StringRef> hidden) {
  uint32_t id = into.id;
  bool isOnly = from.isSingle();
  if (!isOnly && !hidden.empty())
    into.hasOrder = false;
  auto put = [&](StringRef key, const Value &value) {
    if (llvm::is_contained(except, key))
      return;
    // What is set later stands in the place that it has here.
    if (llvm::is_contained(hidden, key)) {
      propertyOf(heap.object(id), key);
      return;
    }
    Property &property = propertyOf(heap.object(id), key);
    if (isOnly)
      property.isInitial = !property.mayBeGone;
    write(property.value, value, writer);
  };
  for (Atom atom : from) {
    switch (atom.kind) {
    case AtomKind::Undefined:
    case AtomKind::Null:
    case AtomKind::Boolean:
    case AtomKind::Number:
      continue;
    case AtomKind::Text: // its characters, by their places
      write(heap.object(id).rest, Value(atom), writer);
      continue;
    case AtomKind::Context:
      for (StringRef key : membersOf(ofContext))
        put(key, getContext(key, span, from.isExact()));
      heap.object(id).spreadOf = atom;
      continue;
    case AtomKind::Connection:
      for (StringRef key : membersOf(ofConnection))
        if (!llvm::is_contained(except, key))
          put(key, getConnection(atom, key, span, from.isExact()));
      heap.object(id).spreadOf = atom;
      continue;
    case AtomKind::Object:
      break;
    case AtomKind::Config:
      if (!atom.id) // each key is read, now
        getConfig(atom, "", span, from.isExact());
      [[fallthrough]];
    default: {
      Object &made = heap.object(id);
      write(made.protos, Value(atom), writer);
      for (auto &[key, property] : made.properties)
        property->isInitial = false;
      continue;
    }
    }
    Object &source = heap.object(atom.id);
    touchShape(source);
    work(source.properties.size() + source.elements.size());
    if (source.kind == ObjectKind::Module) {
      for (auto &exported : source.module->exports)
        put(exported.first, exportOf(*source.module, exported.first, span));
      for (auto &[star, specifier] : source.module->stars)
        write(heap.object(id).rest,
              star ? getAny(namespaceOf(*star), span, env, "")
                   : Value(opaque()),
              writer);
      continue;
    }
    llvm::SmallVector<StringRef, 8> keys;
    for (auto &entry : source.properties)
      keys.push_back(entry.first);
    for (StringRef key : keys) {
      if (key.starts_with("#") || llvm::is_contained(except, key))
        continue;
      Value value = getObject(heap.object(atom.id), key, span, env, false,
                              Value(atom), 0);
      put(key, value);
      if (!heap.object(atom.id).properties[key]->isInitial &&
          !llvm::is_contained(hidden, key))
        propertyOf(heap.object(id), key).isInitial = false;
    }
    for (size_t i = 0; i < source.elements.size(); ++i)
      put(nameText(name(std::to_string(i))), read(*source.elements[i]));
    write(heap.object(id).rest, read(source.rest), writer);
    if (source.isEscaped)
      write(heap.object(id).rest, Value(opaque()), writer);
    for (Atom proto : read(source.protos))
      if (proto.kind != AtomKind::Object)
        write(heap.object(id).protos, Value(proto), writer);
  }
}

void Evaluator::mergeObjects(Object &into, Object &from) {
  uint32_t id = into.id;
  if (&into == &from)
    return;
  isDirty = true;
  work(8 + from.properties.size() + from.elements.size());
  heap.merge(id, from.id);
  // A write may lead back here, to either of the two: what both hold is
  // looked at before, and where it goes each time anew.
  std::vector<std::pair<StringRef, Property *>> properties(
      from.properties.begin(), from.properties.end());
  std::vector<Cell *> elements = from.elements;
  llvm::append_range(elements, into.elements);
  into.elements.clear();
  into.isFixed = false;
  into.isEscaped |= from.isEscaped;
  if (into.spreadOf != from.spreadOf)
    into.spreadOf = {};
  into.isChecked |= from.isChecked;
  into.views.append(from.views);
  auto put = [&](Cell &cell, const Cell &other) {
    write(cell, Value(other.value), &from);
  };
  for (auto &[key, property] : properties) {
    Property &own = propertyOf(heap.object(id), key);
    own.isInitial &= property->isInitial;
    own.hasAccessor |= property->hasAccessor;
    put(own.value, property->value);
    put(own.getters, property->getters);
    put(own.setters, property->setters);
  }
  for (Cell *element : elements)
    put(heap.object(id).rest, *element);
  put(heap.object(id).rest, from.rest);
  put(heap.object(id).content, from.content);
  put(heap.object(id).protos, from.protos);
}
