//===- ComputedMembers.cpp - members whose names are computed -------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"

using namespace tntc;
using namespace tntc::facts;

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
    } else if (isSymbolAtom(atom)) {
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

/// Whether \p key comes before those that are none, and after smaller ones.
static bool isArrayIndex(StringRef key, uint32_t &index) {
  return !key.empty() && !key.getAsInteger(10, index) && index != ~0u &&
         (key.front() != '0' || key.size() == 1) && key.front() != '+';
}

/// Indices first, by their size; the others as they came.
static void orderKeys(llvm::SmallVectorImpl<StringRef> &keys) {
  llvm::stable_sort(keys, [](StringRef a, StringRef b) {
    uint32_t first, second;
    bool isFirst = isArrayIndex(a, first), isSecond = isArrayIndex(b, second);
    return isFirst && (!isSecond || first < second);
  });
}

bool Evaluator::knownKeys(const Value &value,
                          llvm::SmallVectorImpl<StringRef> &keys, Span span,
                          bool *areCertain) {
  if (!value.isSingle())
    return false;
  Object *object = objectOf(value.single());
  if (!object || object->isEscaped || !read(object->rest).isEmpty())
    return false;
  touchShape(*object);
  bool areAll = value.isExact() && object->hasOrder;
  if (object->kind == ObjectKind::Array && object->isFixed) {
    for (size_t i = 0; i < object->elements.size(); ++i) {
      keys.push_back(nameText(name(std::to_string(i))));
      // A hole has none.
      areAll &= !read(*object->elements[i]).hasKind(AtomKind::Undefined);
    }
    for (auto &[key, property] : object->properties)
      keys.push_back(key);
    if (areCertain)
      *areCertain = areAll && object->properties.empty();
    return true;
  }
  if (object->kind == ObjectKind::Module) {
    for (auto &exported : object->module->exports)
      keys.push_back(exported.first);
    llvm::sort(keys);
    if (areCertain)
      *areCertain = value.isExact();
    return object->module->stars.empty();
  }
  if (object->kind != ObjectKind::Plain && object->kind != ObjectKind::Instance)
    return false;
  for (Atom atom : read(object->protos))
    if (atom.kind != AtomKind::Object)
      return false;
  // What classes put into a prototype is none of its keys.
  if (object->properties.count("constructor"))
    return false;
  for (auto &[key, property] : object->properties) {
    if (key.starts_with("#"))
      continue;
    keys.push_back(key);
    areAll &= property->isInitial;
  }
  orderKeys(keys);
  if (areCertain)
    *areCertain = areAll;
  return true;
}
