//===- ShapeOf.cpp - values as shapes -------------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"

using namespace tntc;
using namespace tntc::facts;
using ir::Shape;

static Shape *makeShape(ir::Context &arena, Shape::Kind kind) {
  Shape *shape = arena.make<Shape>();
  shape->kind = kind;
  return shape;
}

const Shape *Evaluator::shapeOf(const Value &value, unsigned nesting) {
  if (value.isEmpty() || nesting > 8)
    return makeShape(arena, Shape::Kind::Any);
  std::vector<const Shape *> options;
  bool seen[unsigned(Shape::Kind::Union)] = {};
  auto addOnce = [&](Shape::Kind kind) {
    if (!seen[unsigned(kind)])
      options.push_back(makeShape(arena, kind));
    seen[unsigned(kind)] = true;
  };
  for (Atom atom : value) {
    switch (atom.kind) {
    case AtomKind::Undefined:
    case AtomKind::Null:
      addOnce(Shape::Kind::Null);
      break;
    case AtomKind::Boolean:
      addOnce(Shape::Kind::Boolean);
      break;
    case AtomKind::Number:
      addOnce(Shape::Kind::Number);
      break;
    case AtomKind::Text: {
      ArrayRef<Piece> pieces = texts.pieces(atom.id);
      bool isPort = pieces.size() == 1 && pieces[0].kind == PieceKind::Port;
      bool isMember = pieces.size() == 1 && pieces[0].kind > PieceKind::Unknown;
      addOnce(isPort ? Shape::Kind::Number : Shape::Kind::String);
      if (isMember && !isPort)
        addOnce(Shape::Kind::Null);
      break;
    }
    case AtomKind::Object: {
      Object &object = heap.object(atom.id);
      const Shape *one = shapeOfObject(object, nesting);
      if (one->kind == Shape::Kind::Any)
        return one;
      options.push_back(one);
      break;
    }
    default:
      return makeShape(arena, Shape::Kind::Any);
    }
  }
  if (options.size() == 1)
    return options.front();
  if (options.size() > 12)
    return makeShape(arena, Shape::Kind::Any);
  Shape *all = makeShape(arena, Shape::Kind::Union);
  all->options = arena.save(options);
  return all;
}

const Shape *Evaluator::shapeOfObject(Object &object, unsigned nesting) {
  if (++shapeCount > 4000)
    return makeShape(arena, Shape::Kind::Any);
  if (object.kind == ObjectKind::Array) {
    Shape *shape = makeShape(arena, Shape::Kind::Array);
    shape->span = object.span;
    Value all = object.rest.value;
    for (Cell *element : object.elements)
      all.add(element->value);
    shape->element = object.isEscaped ? makeShape(arena, Shape::Kind::Any)
                                      : shapeOf(all, nesting + 1);
    shape->module =
        object.span.isValid() ? moduleOf(object.span.file) : nullptr;
    return shape;
  }
  if (object.kind != ObjectKind::Plain && object.kind != ObjectKind::Instance)
    return makeShape(arena, Shape::Kind::Any);
  if (object.properties.count("toJSON"))
    return makeShape(arena, Shape::Kind::Any);
  Shape *shape = makeShape(arena, Shape::Kind::Object);
  shape->span = object.span;
  shape->module = object.span.isValid() ? moduleOf(object.span.file) : nullptr;
  // The methods and getters of an instance lie on its class.
  shape->isOpen = object.isEscaped || !object.rest.value.isEmpty() ||
                  object.kind == ObjectKind::Instance;
  for (Atom atom : object.protos.value)
    if (atom.kind != AtomKind::Object || object.kind == ObjectKind::Plain)
      shape->isOpen = true;
  std::vector<Shape::Key> keys;
  for (auto &[key, property] : object.properties) {
    if (key.starts_with("#") || key.starts_with("["))
      continue;
    Shape::Key made;
    made.name = key;
    made.span = object.span;
    made.isOptional = !property->isInitial && !property->hasAccessor;
    made.shape = property->hasAccessor
                     ? makeShape(arena, Shape::Kind::Any)
                     : shapeOf(property->value.value, nesting + 1);
    keys.push_back(made);
  }
  llvm::sort(keys, [](const Shape::Key &a, const Shape::Key &b) {
    return a.name < b.name;
  });
  shape->keys = arena.save(keys);
  return shape;
}

/// What the code reads of its input, from the paths that it went.
const Shape *Evaluator::inputShape() {
  if (inputUses.empty())
    return nullptr;
  return inputShapeAt("", 0);
}

const Shape *Evaluator::inputShapeAt(StringRef path, unsigned nesting) {
  std::string prefix = path.empty() ? "" : (path + ".").str();
  std::vector<Shape::Key> keys;
  const Shape *element = nullptr;
  Span elementSpan;
  for (auto at = inputUses.lower_bound(prefix); at != inputUses.end(); ++at) {
    StringRef rest = at->first;
    if (!rest.consume_front(prefix))
      break;
    if (rest.empty() || rest.contains('.'))
      continue;
    const Shape *inner = nesting < 8 ? inputShapeAt(at->first, nesting + 1)
                                     : makeShape(arena, Shape::Kind::Any);
    if (rest == "*") {
      element = inner;
      elementSpan = at->second.span;
      continue;
    }
    Shape::Key key;
    key.name = nameText(name(rest));
    key.span = at->second.span;
    key.shape = inner;
    keys.push_back(key);
  }
  auto use = inputUses.find(path.str());
  Span span = use == inputUses.end() ? Span() : use->second.span;
  Shape *shape = makeShape(arena, Shape::Kind::Any);
  shape->span = span;
  shape->module = span.isValid() ? moduleOf(span.file) : nullptr;
  if (keys.empty() && !element)
    return shape;
  if (keys.empty()) {
    shape->kind = Shape::Kind::Array;
    shape->element = element;
    if (!span.isValid())
      shape->span = elementSpan;
    return shape;
  }
  shape->kind = Shape::Kind::Object;
  shape->keys = arena.save(keys);
  shape->element = element;
  shape->isOpen = true;
  return shape;
}
