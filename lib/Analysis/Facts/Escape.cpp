//===- Escape.cpp - values that go where nobody follows -------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"

using namespace tntc;
using namespace tntc::facts;
using ir::AbstentionScope;

void Evaluator::escape(const Value &value, Span span, const Twine &where) {
  if (value.isEmpty() || isOver)
    return;
  work(value.size());
  StringRef text = keep(where);
  for (Atom atom : value)
    escapeAtom(atom, span, text);
}

/// `this` of a method of something unknown knows itself already.
void Evaluator::escapeReceiver(const Value &value, Span span,
                               const Twine &where) {
  for (Atom atom : value)
    if (atom.kind == AtomKind::Object)
      escapeAtom(atom, span, keep(where));
}

void Evaluator::escapeAtom(Atom atom, Span span, StringRef where) {
  auto say = [&](AbstentionScope scope, const Twine &what,
                 StringRef subject = "") {
    abstain(scope, span, what + " is not followed from here: " + where,
            subject);
  };
  switch (atom.kind) {
  case AtomKind::Context:
    say(AbstentionScope::Everything, "ctx");
    return;
  case AtomKind::Dependency:
    say(AbstentionScope::AnyDependency, "'ctx.dependency'");
    return;
  case AtomKind::ServiceCall:
    say(AbstentionScope::Network, "'ctx.fetch'");
    say(AbstentionScope::Secrets, "'ctx.fetch'");
    return;
  case AtomKind::Secrets:
    say(AbstentionScope::Secrets, "'ctx.secrets'");
    return;
  case AtomKind::Service:
    say(AbstentionScope::Secrets, "'ctx.secrets." + nameText(atom.id) + "'",
        nameText(atom.id));
    return;
  case AtomKind::Config:
    if (!atom.id)
      say(AbstentionScope::Config, "'ctx.config'");
    return;
  case AtomKind::Connection:
    say(AbstentionScope::Dependency,
        "the connection '" + connections[atom.id].name + "'",
        connections[atom.id].name);
    return;
  case AtomKind::ConnectionFetch: {
    ir::Fact made;
    made.kind = ir::FactKind::DependencyFetch;
    made.span = span;
    made.subject = connections[atom.id].name;
    fact(made, false);
    say(AbstentionScope::Dependency, "the 'fetch' of '" + made.subject + "'",
        made.subject);
    return;
  }
  case AtomKind::Log: {
    ir::Fact made;
    made.kind = ir::FactKind::Log;
    made.span = span;
    fact(made, false);
    return;
  }
  case AtomKind::LogMethod: {
    ir::Fact made;
    made.kind = ir::FactKind::Log;
    made.span = span;
    made.member = nameText(atom.id);
    fact(made, false);
    return;
  }
  case AtomKind::Input:
    openInput(nameText(atom.id));
    noteMutated("*");
    return;
  case AtomKind::Global: {
    StringRef path = nameText(atom.id);
    if (isHarmless(path))
      return;
    if (path == "%reject") { // of a promise: whoever has it may throw anything
      write(thrown, Value(opaque()), &thrown);
      return;
    }
    if (path == "fetch" || path == "WebSocket" || path == "EventSource")
      say(AbstentionScope::Network, "'" + path + "'");
    else
      say(AbstentionScope::Everything, "'" + path + "'");
    return;
  }
  case AtomKind::Object:
    escapeObject(wholeUrl(heap.object(atom.id)), span, where);
    return;
  default:
    return;
  }
}

void Evaluator::escapeObject(Object &object, Span span, StringRef where) {
  if (object.escapeRound == round || depth > maxDepth / 2) {
    if (object.escapeRound != round)
      giveUp(span, "what is handed on here is too deep to be followed");
    return;
  }
  object.escapeRound = round;
  work(4 + object.properties.size() + object.elements.size());
  if (!tick(span))
    return;
  if (!object.isEscaped) {
    object.isEscaped = true;
    growShape(object);
  }
  uint32_t id = object.id;
  Value self(atomOf(object));
  depth += 4;
  switch (object.kind) {
  case ObjectKind::Module:
    for (auto &exported : object.module->exports)
      escape(exportOf(*object.module, exported.first, span), span, where);
    break;
  case ObjectKind::Function:
  case ObjectKind::Bound: {
    // Whoever has it may call it, with anything.
    Maybe unlikely(*this);
    CallArguments anything;
    anything.hasRest = true;
    anything.rest = Value(opaque());
    if (object.function)
      for (size_t i = 0; i < object.function->parameters.size(); ++i)
        if (!object.function->parameters[i].isRest)
          anything.values.push_back(Value(opaque()));
    Value result = call(self, Value(opaque()), anything, span, &object,
                        object.env ? *object.env : *rootEnv);
    escape(result, span, where);
    break;
  }
  case ObjectKind::Class: {
    Maybe unlikely(*this);
    CallArguments anything;
    anything.hasRest = true;
    anything.rest = Value(opaque());
    escape(construct(self, anything, span, &object, *rootEnv), span, where);
    break;
  }
  case ObjectKind::Generator:
    runGenerator(object, Value(opaque()), span);
    escape(read(heap.object(id).content), span, where);
    break;
  case ObjectKind::Promise:
  case ObjectKind::Map:
    escape(read(object.content), span, where);
    break;
  case ObjectKind::Response:
    object.isChecked = true;
    break;
  default:
    break;
  }
  Object &now = heap.object(id);
  for (size_t i = 0; i < now.elements.size(); ++i)
    escape(read(*now.elements[i]), span, where);
  std::vector<Property *> properties;
  for (auto &[key, property] : now.properties)
    if (!key.starts_with("#"))
      properties.push_back(property);
  for (Property *property : properties) {
    escape(read(property->value), span, where);
    if (!property->hasAccessor)
      continue;
    Maybe unlikely(*this);
    escape(call(read(property->getters), self, CallArguments(), span, property,
                *rootEnv),
           span, where);
    CallArguments anything;
    anything.values.push_back(Value(opaque()));
    call(read(property->setters), self, anything, span, property, *rootEnv);
  }
  escape(read(heap.object(id).rest), span, where);
  escape(read(heap.object(id).protos), span, where);
  depth -= 4;
}

bool Evaluator::holdsCode(Atom atom, llvm::SmallVectorImpl<Object *> &seen) {
  Object *object = objectOf(atom);
  if (!object || llvm::is_contained(seen, object))
    return false;
  constexpr size_t most = 24;
  if (seen.size() >= most)
    return true;
  seen.push_back(object);
  touchShape(*object);
  work(1 + object->properties.size() + object->elements.size());
  switch (object->kind) {
  case ObjectKind::Function:
  case ObjectKind::Bound:
  case ObjectKind::Class:
  case ObjectKind::Generator:
    return true;
  case ObjectKind::Module:
  case ObjectKind::Url:
  case ObjectKind::Response:
    return false;
  default:
    break;
  }
  auto isIn = [&](Cell &cell) {
    return llvm::any_of(read(cell),
                        [&](Atom each) { return holdsCode(each, seen); });
  };
  for (auto &[key, property] : object->properties)
    if (property->hasAccessor || isIn(property->value))
      return true;
  return llvm::any_of(object->elements,
                      [&](Cell *cell) { return isIn(*cell); }) ||
         isIn(object->rest) || isIn(object->content) || isIn(object->protos);
}

void Evaluator::escapeCode(const Value &value, Span span, const Twine &where) {
  for (Atom atom : value) {
    llvm::SmallVector<Object *, 24> seen;
    if (atom.kind == AtomKind::Object && holdsCode(atom, seen))
      escapeAtom(atom, span, keep(where));
  }
}

/// What is printed or copied as a text is read to the last member.
Value Evaluator::serialise(const Value &value, Span span, Env &env,
                           unsigned nesting) {
  Pieces found;
  found.push_back(Piece());
  secretsIn(value, found);
  if (nesting > 6)
    return Value(text(texts.intern(found)));
  for (Atom atom : value) {
    switch (atom.kind) {
    case AtomKind::Context:
    case AtomKind::Secrets:
    case AtomKind::Service:
    case AtomKind::Connection:
      escapeAtom(atom, span, "all of it is printed");
      break;
    case AtomKind::Config:
      if (!atom.id)
        getConfig(atom, "", span, value.isExact());
      break;
    case AtomKind::Input:
      openInput(nameText(atom.id));
      break;
    case AtomKind::Object: {
      Object &object = heap.object(atom.id);
      if (object.runRound == round)
        break;
      object.runRound = round;
      touchShape(object);
      Value method = ownMethod(object, "toJSON");
      if (!method.isEmpty())
        serialise(
            call(method, Value(atom), CallArguments(), span, &object, env),
            span, env, nesting + 1);
      serialise(getAnyAtom(atom, span, env, "all of it is printed"), span, env,
                nesting + 1);
      break;
    }
    default:
      break;
    }
  }
  return Value(text(texts.intern(found)));
}

void Evaluator::secretsIn(const Value &value,
                          llvm::SmallVectorImpl<Piece> &found,
                          unsigned nesting) {
  for (Atom atom : value) {
    if (atom.kind == AtomKind::Text) {
      for (const Piece &piece : texts.pieces(atom.id))
        if (piece.kind == PieceKind::Secret && found.size() < 16)
          found.push_back(piece);
      continue;
    }
    if (atom.kind == AtomKind::Connection && found.size() < 16) {
      Piece piece;
      piece.kind = PieceKind::Secret;
      piece.text = connections[atom.id].name;
      piece.span = connections[atom.id].span;
      found.push_back(piece);
      continue;
    }
    if ((atom.kind == AtomKind::Secrets || atom.kind == AtomKind::Service) &&
        found.size() < 16) {
      Piece piece; // all that is in it
      piece.kind = PieceKind::Secret;
      piece.text =
          atom.kind == AtomKind::Service ? nameText(atom.id) : StringRef();
      piece.member = "*";
      found.push_back(piece);
      continue;
    }
    Object *object = objectOf(atom);
    work(1);
    if (!object || nesting > 3 || steps > maxSteps ||
        object->kind == ObjectKind::Module ||
        object->kind == ObjectKind::Class ||
        object->kind == ObjectKind::Function)
      continue;
    for (Cell *element : object->elements)
      secretsIn(read(*element), found, nesting + 1);
    for (auto &[key, property] : object->properties)
      secretsIn(read(property->value), found, nesting + 1);
    secretsIn(read(object->rest), found, nesting + 1);
    secretsIn(read(object->content), found, nesting + 1);
    if (object->kind == ObjectKind::Error) // of a class of their own
      secretsIn(read(object->protos), found, nesting + 1);
  }
}

/// What is sent to \p target, one of \p targets. Where its own secret may stand
/// as well, those of the others stand there when these are the target; and
/// where several values met, as each of them was the target.
void Evaluator::send(ir::Leak::Sink sink, const Value &value, Span span,
                     StringRef target, ArrayRef<StringRef> targets) {
  Pieces found;
  secretsIn(value, found);
  bool mayBeOwn = llvm::any_of(
      found, [&](const Piece &piece) { return piece.text == target; });
  bool isMixed = targets.size() < 2 && !value.isExact();
  for (const Piece &piece : found)
    if (piece.text != target &&
        !(mayBeOwn && (isMixed || llvm::is_contained(targets, piece.text))))
      leak(sink, piece, span, target);
}

void Evaluator::leak(ir::Leak::Sink sink, const Value &value, Span span,
                     StringRef target) {
  Pieces found;
  secretsIn(value, found);
  for (const Piece &piece : found)
    leak(sink, piece, span, target);
}

void Evaluator::leak(ir::Leak::Sink sink, const Piece &secret, Span span,
                     StringRef target) {
  ir::Leak made;
  made.sink = sink;
  made.span = span;
  made.module = moduleOf(span.file);
  made.subject = secret.text;
  made.member = secret.member;
  made.target = target;
  std::vector<ir::Step> steps;
  if (secret.span.isValid())
    steps.push_back({secret.span, "the secret is read here"});
  made.steps = stepsHere(steps);
  recorder.add(made);
}
