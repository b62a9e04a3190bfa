//===- Conversion.cpp - values that become a text or a number -------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"

#include "llvm/ADT/StringSwitch.h"

using namespace tntc;
using namespace tntc::facts;

Value Evaluator::concat(const Value &left, const Value &right, Span span) {
  if (left.isEmpty() || right.isEmpty())
    return Value();
  Value a = toText(left, span), b = toText(right, span);
  if (a.size() * b.size() > 64) {
    Value first;
    for (Atom atom : a)
      first.add(text(texts.prefix(atom.id, 2)));
    first.setInexact();
    return first;
  }
  Value result;
  work(a.size() * b.size());
  for (Atom x : a)
    for (Atom y : b)
      result.add(text(texts.concat(x.id, y.id)));
  // Not each combination needs to occur.
  if (!a.isExact() || !b.isExact() || (a.size() > 1 && b.size() > 1))
    result.setInexact();
  return result;
}

/// What an element of a list adds to its text.
Value Evaluator::joinedPart(const Value &value) {
  Value part = withoutNullish(value);
  if (part.size() < value.size())
    part.add(text(""));
  if (!value.isExact())
    part.setInexact();
  return part;
}

Value Evaluator::toText(const Value &value, Span span) {
  Value result;
  for (Atom atom : value) {
    StringRef known;
    if (atom.kind == AtomKind::Text) {
      result.add(atom);
      continue;
    }
    if (literalText(atom, known)) {
      result.add(text(known));
      continue;
    }
    Object *object = objectOf(atom);
    // A list that holds itself: what it adds to its text is being found.
    if (object && llvm::is_contained(inText, object)) {
      result.add(anyText());
      continue;
    }
    if (object)
      inText.push_back(object);
    if (atom.kind == AtomKind::Config && atom.id) {
      Piece piece;
      piece.kind = PieceKind::Config;
      piece.text = nameText(atom.id);
      result.add(text(texts.intern(piece)));
    } else if (object && object->kind == ObjectKind::Url &&
               !object->properties.count("toString")) {
      result.add(getUrl(*object, "href", span));
    } else if (object && object->kind == ObjectKind::Array) {
      Elements elements;
      elementsOf(atom, elements, span, *rootEnv);
      Value joined(text(""));
      if (!elements.isFixed)
        joined = anyText();
      for (size_t i = 0; i < elements.items.size() && elements.isFixed; ++i) {
        if (i)
          joined = concat(joined, Value(text(",")), span);
        joined = concat(joined, joinedPart(elements.items[i]), span);
      }
      result.add(joined);
    } else if (object) {
      result.add(objectText(*object, span));
    } else {
      result.add(anyText());
    }
    if (object)
      inText.pop_back();
  }
  // A variable is undefined until it is given its value.
  if (!value.isExact() ||
      (value.size() > 1 && value.hasKind(AtomKind::Undefined)))
    result.setInexact();
  return result;
}

/// A method that the language itself calls, where nobody sees it.
bool Evaluator::isHook(StringRef key) {
  return llvm::StringSwitch<bool>(key)
      .Cases("[Symbol.match]", "[Symbol.matchAll]", "[Symbol.replace]",
             "[Symbol.search]", "[Symbol.split]", true)
      .Cases("[Symbol.species]", "[Symbol.isConcatSpreadable]",
             "[Symbol.toStringTag]", "[Symbol.unscopables]", true)
      .Default(false);
}

Value Evaluator::ownMethod(Object &object, StringRef key, unsigned nesting) {
  Value found;
  touchShape(object);
  auto at = object.properties.find(key);
  if (at != object.properties.end()) {
    Property &property = *at->second;
    found = read(property.value);
    if (property.hasAccessor)
      found.add(call(read(property.getters), Value(atomOf(object)),
                     CallArguments(), object.span, &property, *rootEnv));
  }
  if (nesting < 12 && tick(object.span))
    for (Atom atom : read(object.protos))
      if (Object *proto = objectOf(atom); proto && proto != &object)
        found.add(ownMethod(*proto, key, nesting + 1));
  Value functions;
  for (Atom atom : found)
    if (atom.kind == AtomKind::Object || atom.kind == AtomKind::Opaque)
      functions.add(atom);
  return functions;
}

void Evaluator::convert(const Value &value, Span span) {
  for (Atom atom : value)
    if (Object *object = objectOf(atom)) {
      objectText(*object, span);
      Value hinted = ownMethod(*object, "[Symbol.toPrimitive]");
      if (!hinted.isEmpty())
        call(hinted, Value(atom), {{Value(text("number"))}, {}, false}, span,
             object, *rootEnv);
    }
}

/// `toString` and its like are called by whoever makes a text of an object.
Value Evaluator::objectText(Object &object, Span span) {
  Value result;
  auto query = object.properties.find("%query");
  if (query != object.properties.end())
    return read(query->second->value);
  for (StringRef method : {"toString", "valueOf", "[Symbol.toPrimitive]"}) {
    Value function = ownMethod(object, method);
    if (function.isEmpty())
      continue;
    CallArguments arguments;
    bool isHinted = method.starts_with("[");
    if (isHinted)
      arguments.values.push_back(Value(text("string")));
    auto ask = [&] {
      result.add(toText(call(function, Value(atomOf(object)), arguments, span,
                             &object, *rootEnv),
                        span));
    };
    ask();
    if (!isHinted)
      continue;
    Maybe another(*this);
    arguments.values[0] = Value(text("default"));
    ask();
  }
  if (object.kind == ObjectKind::Error) {
    Value message = getObject(object, "message", span, *rootEnv, false,
                              Value(atomOf(object)), 0);
    for (Atom atom : message)
      if (atom.kind == AtomKind::Text)
        result.add(text(texts.concat(texts.unknown(), atom.id)));
  }
  if (result.isEmpty())
    result.add(anyText());
  return result;
}

Atom Evaluator::typeOf(const Value &value) {
  StringRef type;
  for (Atom atom : value) {
    StringRef here;
    Object *object = objectOf(atom);
    switch (atom.kind) {
    case AtomKind::Undefined:
      here = "undefined";
      break;
    case AtomKind::Number: // a large integer, unless more is known
      if (atom.id)
        here = "number";
      break;
    case AtomKind::Boolean:
      here = "boolean";
      break;
    case AtomKind::Context:
    case AtomKind::Log:
    case AtomKind::Secrets:
    case AtomKind::Connection:
    case AtomKind::Null:
      here = "object";
      break;
    case AtomKind::Dependency:
    case AtomKind::ServiceCall:
    case AtomKind::LogMethod:
      here = "function";
      break;
    case AtomKind::Text:
      // A port is a number; what is unknown may stand for one.
      if (texts.pieces(atom.id).size() != 1 ||
          texts.pieces(atom.id).front().kind == PieceKind::Literal ||
          texts.pieces(atom.id).front().kind == PieceKind::Host ||
          texts.pieces(atom.id).front().kind == PieceKind::Protocol)
        here = "string";
      break;
    case AtomKind::Object:
      here = object->kind == ObjectKind::Function ||
                     object->kind == ObjectKind::Bound ||
                     object->kind == ObjectKind::Class
                 ? "function"
                 : "object";
      break;
    default:
      break;
    }
    if (here.empty() || (!type.empty() && here != type))
      return anyText();
    type = here;
  }
  return type.empty() ? anyText() : text(type);
}
