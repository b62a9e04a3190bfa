//===- Truth.cpp - whether a value counts as true -------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"

using namespace tntc;
using namespace tntc::facts;

/// A member of ctx that is there only when somebody has set it. What a
/// default stands in for then is not certain either way.
bool Evaluator::mayBeAbsent(Atom atom) const {
  if (atom.kind == AtomKind::Config)
    return true;
  if (atom.kind != AtomKind::Text || texts.pieces(atom.id).size() != 1)
    return false;
  PieceKind kind = texts.pieces(atom.id).front().kind;
  return kind == PieceKind::Config || kind == PieceKind::Member ||
         kind == PieceKind::Secret;
}

/// Nothing says that a default for \p value, or what is taken instead of it,
/// is used in any run; nor that it is not.
bool Evaluator::isUncertain(const Value &value) const {
  return llvm::any_of(value, [&](Atom atom) {
    return atom.kind == AtomKind::Opaque || atom.kind == AtomKind::Data ||
           atom.kind == AtomKind::External || atom.kind == AtomKind::Global ||
           mayBeAbsent(atom);
  });
}

namespace {
/// What the kind of an atom says of it.
enum class Sort : uint8_t { Unknown, Nothing, Plain, Thing };
} // namespace

static Sort sortOf(AtomKind kind) {
  switch (kind) {
  case AtomKind::Undefined:
  case AtomKind::Null:
    return Sort::Nothing;
  case AtomKind::Boolean:
  case AtomKind::Number:
  case AtomKind::Text:
    return Sort::Plain;
  case AtomKind::Context:
  case AtomKind::Log:
  case AtomKind::LogMethod:
  case AtomKind::Dependency:
  case AtomKind::ServiceCall:
  case AtomKind::Secrets:
  case AtomKind::Connection:
  case AtomKind::Object:
  case AtomKind::Method:
    return Sort::Thing;
  case AtomKind::Data:
  case AtomKind::Opaque:
  case AtomKind::Input:
  case AtomKind::Config:
  case AtomKind::Service:
  case AtomKind::ConnectionFetch:
  case AtomKind::Global:
  case AtomKind::External:
    return Sort::Unknown;
  }
  llvm_unreachable("all kinds are above");
}

void Evaluator::truthOfPlain(Atom atom, bool &canBeTrue,
                             bool &canBeFalse) const {
  switch (atom.kind) {
  case AtomKind::Boolean:
    canBeTrue |= atom.id != False;
    canBeFalse |= atom.id != True;
    return;
  case AtomKind::Number: {
    if (!atom.id || names[atom.id] == "NaN" || isComputed(atom)) {
      canBeTrue = canBeFalse = true;
      return;
    }
    bool isZero = names[atom.id].find_first_not_of("0.") == StringRef::npos;
    (isZero ? canBeFalse : canBeTrue) = true;
    return;
  }
  default: {
    bool hasLiteral = false;
    for (const Piece &piece : texts.pieces(atom.id))
      hasLiteral |= piece.kind == PieceKind::Literal;
    canBeTrue |= !texts.pieces(atom.id).empty();
    canBeFalse |= !hasLiteral;
  }
  }
}

Evaluator::Truth Evaluator::truthOf(const Value &value) {
  bool canBeTrue = false, canBeFalse = false;
  for (Atom atom : value)
    switch (sortOf(atom.kind)) {
    case Sort::Nothing:
      canBeFalse = true;
      break;
    case Sort::Plain:
      truthOfPlain(atom, canBeTrue, canBeFalse);
      break;
    case Sort::Thing:
      canBeTrue = true;
      break;
    case Sort::Unknown:
      return Truth::Unknown;
    }
  if (canBeTrue == canBeFalse)
    return Truth::Unknown;
  return canBeTrue ? Truth::True : Truth::False;
}

bool Evaluator::isUnlikely(const Value &value, bool truth) const {
  uint32_t otherwise = truth ? LikelyFalse : LikelyTrue;
  return llvm::any_of(value, [&](Atom atom) {
    if (atom.kind == AtomKind::Number && names[atom.id].size() > 1 &&
        isComputed(atom))
      return (names[atom.id] != "?0") != truth;
    return isComputed(atom) ||
           (atom.kind == AtomKind::Boolean && atom.id == otherwise);
  });
}

Evaluator::Truth Evaluator::nullishOf(const Value &value) {
  bool can = false, cannot = false;
  for (Atom atom : value)
    switch (sortOf(atom.kind)) {
    case Sort::Nothing:
      can = true;
      break;
    case Sort::Plain:
      // A member of a dependency may be missing; a text made of it may not.
      can |= mayBeAbsent(atom);
      cannot = true;
      break;
    case Sort::Thing:
      cannot = true;
      break;
    case Sort::Unknown:
      return Truth::Unknown;
    }
  if (can == cannot)
    return Truth::Unknown;
  return can ? Truth::True : Truth::False;
}

Evaluator::Truth Evaluator::isArray(Atom atom) {
  Sort sort = sortOf(atom.kind);
  if (sort == Sort::Unknown)
    return Truth::Unknown;
  Object *object = objectOf(atom);
  if (!object)
    return Truth::False;
  // A class may extend it.
  if (object->kind == ObjectKind::Instance || object->isLikeList ||
      object->isEscaped)
    return Truth::Unknown;
  return object->kind == ObjectKind::Array ? Truth::True : Truth::False;
}

/// Whether \p value is the same in each run, known or not.
bool Evaluator::isSettled(const Value &value) const {
  if (!value.isSingle())
    return false;
  Atom atom = value.single();
  StringRef known;
  return literalText(atom, known) || isComputed(atom) ||
         (atom.kind == AtomKind::Boolean && atom.id != AnyBoolean);
}

/// What is asked of \p thing and, with \p key, of a constant: of what is made
/// here nothing says that both answers are ever given.
Value Evaluator::answerOf(const Value &thing, const Value *key) {
  bool isOwn = llvm::all_of(thing, [&](Atom atom) {
    Object *object = objectOf(atom);
    return (object && !object->isEscaped) || isSettled(Value(atom));
  });
  bool isSame = isOwn && thing.isExact() && (!key || isSettled(*key));
  return Value(isSame ? Atom{AtomKind::Boolean, Computed} : boolean());
}

/// One of the two operands of \p expr counts as \p truth, the second one where
/// the first does not.
void Evaluator::assumeEither(const ir::Expr &expr, bool truth, Env &env) {
  // In one another they may double what is looked at.
  constexpr unsigned most = 256;
  if (!eitherDepth)
    eithers = 0;
  if (++eithers > most)
    return;
  ++eitherDepth;
  size_t mark = locals.begin();
  assume(expr.items[0], truth, env);
  WayEnd first = locals.end(mark);
  mark = locals.begin();
  assume(expr.items[0], !truth, env);
  assume(expr.items[1], truth, env);
  WayEnd second = locals.end(mark);
  locals.meet({first, second}, false);
  --eitherDepth;
}
