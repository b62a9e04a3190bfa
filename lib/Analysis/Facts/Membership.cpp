//===- Membership.cpp - `in`, `hasOwn` and `instanceof` -------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "../ObjectMembers.h"
#include "Evaluator.h"

using namespace tntc;
using namespace tntc::facts;
using ir::ExprKind;

/// Longer chains of prototypes are circles.
static constexpr unsigned longestChain = 16;

/// Whether \p atom has the member \p key, with \p isOwn of its own.
Evaluator::Truth Evaluator::holdsMember(Atom atom, StringRef key, bool isOwn,
                                        unsigned nesting) {
  Object *object = objectOf(atom);
  // What the language makes may have some of its members only.
  bool isWritten = object && (object->span.isValid() || nesting) &&
                   (object->kind == ObjectKind::Plain ||
                    object->kind == ObjectKind::Instance);
  if (!isWritten || nesting > longestChain || object->isEscaped ||
      object->spreadOf.kind != AtomKind::Undefined || isObjectMember(key))
    return Truth::Unknown;
  work(1);
  touchShape(*object);
  if (!read(object->rest).isEmpty())
    return Truth::Unknown;
  auto at = object->properties.find(key);
  if (at != object->properties.end())
    return at->second->isInitial ? Truth::True : Truth::Unknown;
  for (Atom proto : read(object->protos)) {
    if (proto.kind != AtomKind::Object)
      return Truth::Unknown;
    // A field without a value is there, too.
    for (Atom made : get(Value(proto), "constructor", object->span, *rootEnv))
      if (Object *type = objectOf(made); type && type->classCode)
        for (const ir::ClassMember &member : type->classCode->members)
          if (member.kind == ir::ClassMember::Kind::Field && !member.isStatic &&
              (member.computed || member.name == key))
            return Truth::Unknown;
    Truth inherited = holdsMember(proto, key, isOwn, nesting + 1);
    if (inherited == Truth::Unknown)
      return inherited;
    if (inherited == Truth::True && !isOwn)
      return read(object->protos).isSingle() ? Truth::True : Truth::Unknown;
  }
  return Truth::False;
}

/// The objects that a class of the language makes, where no others are.
static bool madeBy(StringRef type, ObjectKind &kind) {
  static constexpr std::pair<llvm::StringLiteral, ObjectKind> known[] = {
      {"Array", ObjectKind::Array},
      {"Error", ObjectKind::Error},
      {"Map", ObjectKind::Map},
      {"Promise", ObjectKind::Promise},
      {"Response", ObjectKind::Response},
      {"Set", ObjectKind::Set},
      {"URL", ObjectKind::Url}};
  for (auto &[name, made] : known)
    if (name == type) {
      kind = made;
      return true;
    }
  return false;
}

/// Whether \p atom is an instance of what \p type is.
Evaluator::Truth Evaluator::isInstance(Atom atom, const Value &type) {
  StringRef known;
  if (!type.isSingle())
    return Truth::Unknown;
  Object *made = objectOf(type.single());
  bool isGlobal = type.single().kind == AtomKind::Global;
  if (!isGlobal && (!made || made->kind != ObjectKind::Class))
    return Truth::Unknown;
  if (made && !ownMethod(*made, "[Symbol.hasInstance]").isEmpty())
    return Truth::Unknown;
  if (literalText(atom, known))
    return Truth::False;
  Object *object = objectOf(atom);
  if (!object || object->isEscaped || object->isLikeList)
    return Truth::Unknown;
  ObjectKind kind = ObjectKind::Plain;
  if (isGlobal) {
    if (!madeBy(nameText(type.single().id), kind))
      return Truth::Unknown;
    if (object->kind == kind)
      return Truth::True;
  }
  Atom prototype = undefined();
  if (made) {
    auto at = made->properties.find("prototype");
    if (at == made->properties.end() || !at->second->value.value.isSingle())
      return Truth::Unknown;
    prototype = at->second->value.value.single();
  }
  bool isCertain = true;
  llvm::SmallVector<Atom, 8> chain{atom};
  for (size_t i = 0; i < chain.size(); ++i) {
    work(1);
    Value protos = read(heap.object(chain[i].id).protos);
    isCertain &= protos.size() < 2;
    for (Atom proto : protos) {
      if (made && proto == prototype)
        return isCertain ? Truth::True : Truth::Unknown;
      if (proto.kind != AtomKind::Object || heap.object(proto.id).isEscaped ||
          i > longestChain)
        return Truth::Unknown;
      if (!llvm::is_contained(chain, proto))
        chain.push_back(proto);
    }
  }
  return Truth::False;
}

/// What holds of each of \p values alike, or else \p unknown.
Value Evaluator::ofEach(const Value &values,
                        llvm::function_ref<Truth(Atom)> test,
                        const Value &unknown) {
  bool isTrue = true, isFalse = true;
  for (Atom atom : values) {
    Truth truth = test(atom);
    isTrue &= truth == Truth::True;
    isFalse &= truth == Truth::False;
  }
  return isTrue == isFalse ? unknown : Value(boolean(isTrue));
}

Value Evaluator::holdsMember(const Value &values, const Value &key,
                             bool isOwn) {
  StringRef known;
  if (!literalText(key, known))
    return answerOf(values, &key);
  return ofEach(
      values, [&](Atom atom) { return holdsMember(atom, known, isOwn); },
      answerOf(values, &key));
}

/// Leaves of the variable \p expr what \p test holds of; where that is not
/// known of each, none of them is certain.
void Evaluator::keepWhere(const ir::Expr &expr, bool truth, Env &env,
                          llvm::function_ref<Truth(Atom)> test) {
  narrow(expr, env, [&](const Value &value) {
    Value kept;
    bool isGuess = false;
    for (Atom atom : value) {
      Truth holds = test(atom);
      if (holds == (truth ? Truth::False : Truth::True))
        continue;
      isGuess |= holds == Truth::Unknown;
      kept.add(atom);
    }
    if (isGuess && value.size() > 1)
      kept.setInexact();
    return kept;
  });
}

/// `"key" in x`, `x instanceof T` and `Object.hasOwn(x, "key")` hold, or do
/// not. False when \p expr is none of them.
bool Evaluator::assumeMembership(const ir::Expr &expr, bool truth, Env &env) {
  auto bare = [](const ir::Expr *at) {
    while (at && at->kind == ExprKind::Cast && !at->items.empty())
      at = at->items[0];
    return at;
  };
  const ir::Expr *name = nullptr, *key = nullptr;
  bool isOwn = true;
  if (expr.kind == ExprKind::Binary && expr.text == "instanceof") {
    name = bare(expr.items[0]);
    if (!isNamed(name))
      return false;
    Value type = eval(expr.items[1], env);
    keepWhere(*name, truth, env,
              [&](Atom atom) { return isInstance(atom, type); });
    return true;
  }
  if (expr.kind == ExprKind::Binary && expr.text == "in") {
    isOwn = false;
    key = bare(expr.items[0]);
    name = bare(expr.items[1]);
  } else if (expr.kind == ExprKind::Call && expr.base &&
             expr.base->kind == ExprKind::Member && expr.base->base) {
    StringRef method = expr.base->text;
    const ir::Expr &owner = *expr.base->base;
    bool isPair = (method == "hasOwn" && owner.text == "Object") ||
                  (method == "has" && owner.text == "Reflect");
    if (isPair && owner.kind == ExprKind::Identifier &&
        expr.items.size() == 2) {
      isOwn = method == "hasOwn";
      name = bare(expr.items[0]);
      key = bare(expr.items[1]);
    } else if (method == "hasOwnProperty" && expr.items.size() == 1) {
      name = bare(&owner);
      key = bare(expr.items[0]);
    }
  }
  Atom known;
  StringRef text;
  if (!isNamed(name) || !key || !constantOf(*key, known) ||
      !literalText(known, text))
    return false;
  keepWhere(*name, truth, env,
            [&](Atom atom) { return holdsMember(atom, text, isOwn); });
  return true;
}
