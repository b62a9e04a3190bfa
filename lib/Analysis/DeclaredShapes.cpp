//===- DeclaredShapes.cpp - interfaces, aliases, utility types ------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "DeclaredShapes.h"

#include "Shapes.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"

#include <algorithm>

using namespace tntc;
using ir::Shape;
using ir::TypeExpr;
using ir::TypeKind;

/// Types may be infinite (a tree names itself) and, through arguments, grow
/// without end; what is beyond is Any.
static constexpr unsigned maxDepth = 12;
static constexpr unsigned maxShapes = 20'000;

const Shape *DeclaredShapes::any(Span span) {
  Shape shape;
  shape.span = span;
  return shapes::make(arena, shape);
}

unsigned DeclaredShapes::sizeOf(const Shape *shape) {
  if (!shape)
    return 0;
  if (auto found = sizes.find(shape); found != sizes.end())
    return found->second;
  uint64_t size = 1 + uint64_t(sizeOf(shape->element));
  for (const Shape::Key &key : shape->keys)
    size += sizeOf(key.shape);
  for (const Shape *option : shape->options)
    size += sizeOf(option);
  unsigned bounded = unsigned(std::min<uint64_t>(size, maxShapes + 1));
  sizes[shape] = bounded;
  return bounded;
}

const Shape *DeclaredShapes::again(const Shape *shape) {
  if (made <= maxShapes)
    made += sizeOf(shape);
  return made > maxShapes ? any(shape->span) : shape;
}

const Shape *DeclaredShapes::make(Shape::Kind kind, Span span,
                                  const ir::Module &module) {
  Shape shape;
  shape.kind = kind;
  shape.span = span;
  shape.module = &module;
  return shapes::make(arena, shape);
}

const Shape *DeclaredShapes::read(const TypeExpr *type,
                                  const ir::Module &module) {
  if (!type)
    return any();
  return read(*type, {module, nullptr});
}

const Shape *DeclaredShapes::readAwaited(const TypeExpr *type,
                                         const ir::Module &module) {
  while (type && type->kind == TypeKind::Reference && type->items.size() == 1 &&
         (type->text == "Promise" || type->text == "PromiseLike"))
    type = type->items[0];
  return read(type, module);
}

const Shape *DeclaredShapes::read(const TypeExpr &type, Place place) {
  if (depth >= maxDepth || made >= maxShapes)
    return any(type.span);
  ++made;
  ++depth;
  const Shape *shape = nullptr;
  switch (type.kind) {
  case TypeKind::Keyword:
    shape = keyword(type, place);
    break;
  case TypeKind::Literal:
    shape = make(type.isString ? Shape::Kind::String
                 : type.text == "true" || type.text == "false"
                     ? Shape::Kind::Boolean
                     : Shape::Kind::Number,
                 type.span, place.module);
    break;
  case TypeKind::Array:
  case TypeKind::Tuple:
    shape = arrayOf(type.items, type, place);
    break;
  case TypeKind::Object:
    shape = object(type, place);
    break;
  case TypeKind::Reference:
    shape = reference(type, place);
    break;
  case TypeKind::Union: {
    std::vector<const Shape *> options;
    for (const TypeExpr *item : type.items)
      if (item->kind != TypeKind::Keyword || item->text != "never")
        options.push_back(read(*item, place));
    shape = shapes::unite(arena, options, type.span, &place.module);
    break;
  }
  case TypeKind::Intersection:
    shape = intersection(type, place);
    break;
  case TypeKind::Lookup: {
    if (type.items.size() != 2 || !type.items[1]->isString)
      break;
    const Shape *base = read(*type.items[0], place);
    if (base->kind != Shape::Kind::Object)
      break;
    const Shape::Key *key = shapes::findKey(*base, type.items[1]->text);
    if (key && !key->isOptional)
      shape = key->shape;
    break;
  }
  case TypeKind::Unknown:
  case TypeKind::Function:
  case TypeKind::Query:
    break;
  }
  --depth;
  return shape ? shape : any(type.span);
}

const Shape *DeclaredShapes::keyword(const TypeExpr &type, Place place) {
  auto kind = llvm::StringSwitch<Shape::Kind>(type.text)
                  .Case("string", Shape::Kind::String)
                  .Case("number", Shape::Kind::Number)
                  .Case("boolean", Shape::Kind::Boolean)
                  .Cases("null", "undefined", "void", Shape::Kind::Null)
                  .Default(Shape::Kind::Any);
  return make(kind, type.span, place.module);
}

const Shape *DeclaredShapes::arrayOf(ArrayRef<const TypeExpr *> items,
                                     const TypeExpr &type, Place place) {
  Shape shape;
  shape.kind = Shape::Kind::Array;
  shape.span = type.span;
  shape.module = &place.module;
  std::vector<const Shape *> elements;
  for (const TypeExpr *item : items)
    elements.push_back(read(*item, place));
  // A tuple may end in `...T[]`, of which only the array is kept.
  bool isKnown = type.kind != TypeKind::Tuple || items.size() == 1;
  shape.element =
      isKnown && !elements.empty() ? elements.front() : any(type.span);
  return shapes::make(arena, shape);
}

const Shape *DeclaredShapes::object(const TypeExpr &type, Place place) {
  Shape shape;
  shape.kind = Shape::Kind::Object;
  shape.span = type.span;
  shape.module = &place.module;
  std::vector<Shape::Key> keys;
  for (const ir::TypeMember &member : type.members) {
    if (member.isIndex) {
      shape.isOpen = true;
      continue;
    }
    Shape::Key key;
    key.name = member.name;
    key.span = member.span;
    key.isOptional = member.isOptional;
    key.shape = member.type ? read(*member.type, place) : any(member.span);
    // Overloads of a method, and a getter with its setter.
    if (llvm::none_of(keys, [&](const Shape::Key &other) {
          return other.name == key.name;
        }))
      keys.push_back(key);
  }
  shape.keys = arena.save(keys);
  return shapes::make(arena, shape);
}

/// All keys of both; Any unless both are objects.
static const Shape *merge(ir::Context &arena, const Shape &first,
                          const Shape &second) {
  Shape shape;
  shape.span = first.span;
  shape.module = first.module;
  if (first.kind != Shape::Kind::Object || second.kind != Shape::Kind::Object)
    return shapes::make(arena, shape);
  shape.kind = Shape::Kind::Object;
  shape.isOpen = first.isOpen || second.isOpen;
  std::vector<Shape::Key> keys(first.keys);
  for (const Shape::Key &key : second.keys) {
    auto same = llvm::find_if(
        keys, [&](const Shape::Key &other) { return other.name == key.name; });
    if (same == keys.end())
      keys.push_back(key);
    else
      same->isOptional &= key.isOptional;
  }
  shape.keys = arena.save(keys);
  return shapes::make(arena, shape);
}

const Shape *DeclaredShapes::intersection(const TypeExpr &type, Place place) {
  const Shape *all = nullptr;
  for (const TypeExpr *item : type.items) {
    const Shape *next = read(*item, place);
    all = all ? merge(arena, *all, *next) : next;
  }
  return all;
}

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

const Shape *DeclaredShapes::reference(const TypeExpr &type, Place place) {
  if (place.arguments) {
    auto found = place.arguments->find(type.text);
    if (found != place.arguments->end() && type.items.empty())
      return again(found->second);
  }
  const ir::Module *where = nullptr;
  if (const Named *found = find(type.text, place.module, where))
    return declared(*found, type, place, *where);
  if (type.text.contains('.'))
    return nullptr;
  // Declared nowhere: one of those that are always there, unless a name was
  // imported from where we cannot look.
  if (scopeOf(place.module).names.count(type.text))
    return nullptr;
  return utility(type, place);
}

const Shape *DeclaredShapes::declared(const Named &found, const TypeExpr &use,
                                      Place usePlace,
                                      const ir::Module &module) {
  if (found.isShadowed || found.declarations.empty())
    return nullptr;
  const Shape *all = nullptr;
  for (const ir::Stmt *declaration : found.declarations) {
    if (llvm::is_contained(underway, declaration) || !declaration->type ||
        (declaration->kind != ir::StmtKind::Interface &&
         declaration->kind != ir::StmtKind::TypeAlias))
      return nullptr;
    Arguments arguments;
    for (auto [index, name] : llvm::enumerate(declaration->typeParameters))
      arguments[name] = index < use.items.size()
                            ? read(*use.items[index], usePlace)
                            : any(use.span);
    Place inside{module, &arguments};
    underway.push_back(declaration);
    const Shape *shape = read(*declaration->type, inside);
    for (const TypeExpr *base : declaration->typeBases)
      shape = merge(arena, *shape, *read(*base, inside));
    underway.pop_back();
    all = all ? merge(arena, *all, *shape) : shape;
  }
  return all;
}

bool DeclaredShapes::literalNames(const TypeExpr &type, Place place,
                                  std::vector<StringRef> &names) {
  if (type.kind == TypeKind::Literal && type.isString) {
    names.push_back(type.text);
    return true;
  }
  return type.kind == TypeKind::Union &&
         llvm::all_of(type.items, [&](const TypeExpr *item) {
           return literalNames(*item, place, names);
         });
}

/// Types that are declared nowhere because every program has them.
const Shape *DeclaredShapes::utility(const TypeExpr &type, Place place) {
  StringRef name = type.text;
  ArrayRef<const TypeExpr *> items = type.items;
  if (items.size() == 1 && (name == "Array" || name == "ReadonlyArray"))
    return arrayOf(items, type, place);
  if (items.size() == 1 && name == "Readonly")
    return read(*items[0], place);
  if (items.size() == 1 && (name == "Partial" || name == "Required")) {
    const Shape *base = read(*items[0], place);
    if (base->kind != Shape::Kind::Object)
      return nullptr;
    Shape shape = *base;
    std::vector<Shape::Key> keys(base->keys);
    for (Shape::Key &key : keys)
      key.isOptional = name == "Partial";
    shape.keys = arena.save(keys);
    return shapes::make(arena, shape);
  }
  if (items.size() != 2)
    return nullptr;
  std::vector<StringRef> names;
  bool isKnown = literalNames(*items[name == "Record" ? 0 : 1], place, names);
  if (name == "Record") {
    Shape shape;
    shape.kind = Shape::Kind::Object;
    shape.span = type.span;
    shape.module = &place.module;
    shape.isOpen = !isKnown;
    std::vector<Shape::Key> keys;
    const Shape *value = read(*items[1], place);
    if (isKnown)
      for (StringRef each : names)
        keys.push_back({each, type.span, false, again(value)});
    shape.keys = arena.save(keys);
    return shapes::make(arena, shape);
  }
  if ((name != "Pick" && name != "Omit") || !isKnown)
    return nullptr;
  const Shape *base = read(*items[0], place);
  if (base->kind != Shape::Kind::Object || base->isOpen)
    return nullptr;
  Shape shape = *base;
  std::vector<Shape::Key> keys;
  for (const Shape::Key &key : base->keys)
    if (llvm::is_contained(names, key.name) == (name == "Pick"))
      keys.push_back(key);
  shape.keys = arena.save(keys);
  return shapes::make(arena, shape);
}
