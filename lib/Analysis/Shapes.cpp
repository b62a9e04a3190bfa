//===- Shapes.cpp - what was seen and what was declared, in one -----------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Shapes.h"

#include "llvm/ADT/STLExtras.h"

#include <vector>

using namespace tntc;
using ir::Shape;

const Shape *shapes::make(ir::Context &arena, Shape shape) {
  return arena.make<Shape>(shape);
}

llvm::SmallVector<const Shape *, 4> shapes::optionsOf(const Shape &shape) {
  if (shape.kind == Shape::Kind::Union)
    return {shape.options.begin(), shape.options.end()};
  return {&shape};
}

const Shape *shapes::unite(ir::Context &arena, ArrayRef<const Shape *> options,
                           Span span, const ir::Module *module) {
  std::vector<const Shape *> flat;
  Shape made;
  made.span = span;
  made.module = module;
  auto isSimple = [](const Shape &shape) {
    return shape.kind != Shape::Kind::Array &&
           shape.kind != Shape::Kind::Object;
  };
  for (const Shape *option : options)
    for (const Shape *each : optionsOf(*option)) {
      if (each->kind == Shape::Kind::Any)
        return make(arena, made);
      bool isKnown =
          isSimple(*each) && llvm::any_of(flat, [each](const Shape *other) {
            return other->kind == each->kind;
          });
      if (!isKnown)
        flat.push_back(each);
    }
  if (flat.size() == 1)
    return flat.front();
  if (flat.empty())
    return make(arena, made);
  made.kind = Shape::Kind::Union;
  made.options = arena.save(flat);
  return make(arena, made);
}

const Shape::Key *shapes::findKey(const Shape &object, StringRef name) {
  for (const Shape::Key &key : object.keys)
    if (key.name == name)
      return &key;
  return nullptr;
}

static const Shape *refineObject(ir::Context &arena, const Shape &seen,
                                 const Shape &declared) {
  Shape made = seen;
  std::vector<Shape::Key> keys(seen.keys);
  for (Shape::Key &key : keys)
    if (const Shape::Key *known = shapes::findKey(declared, key.name))
      key.shape = shapes::refine(arena, key.shape, known->shape);
  if (seen.isOpen && !declared.isOpen) {
    made.isOpen = false;
    for (Shape::Key key : declared.keys)
      if (!shapes::findKey(seen, key.name))
        keys.push_back(key);
  }
  made.keys = arena.save(keys);
  return shapes::make(arena, made);
}

/// Whether \p seen has the keys of \p declared, and no others.
static bool hasKeysOf(const Shape &seen, const Shape &declared) {
  if (seen.kind != Shape::Kind::Object || seen.isOpen || declared.isOpen)
    return true;
  return llvm::all_of(seen.keys,
                      [&](const Shape::Key &key) {
                        return shapes::findKey(declared, key.name);
                      }) &&
         llvm::all_of(declared.keys, [&](const Shape::Key &key) {
           return key.isOptional || shapes::findKey(seen, key.name);
         });
}

const Shape *shapes::refine(ir::Context &arena, const Shape *seen,
                            const Shape *declared) {
  if (!declared || declared->kind == Shape::Kind::Any)
    return seen;
  if (!seen || seen->kind == Shape::Kind::Any)
    return declared;
  if (seen->kind == Shape::Kind::Union) {
    std::vector<const Shape *> options;
    for (const Shape *option : seen->options)
      options.push_back(refine(arena, option, declared));
    return unite(arena, options, seen->span, seen->module);
  }
  // Which of several was meant is not known.
  if (declared->kind == Shape::Kind::Union) {
    const Shape *only = nullptr;
    for (const Shape *option : declared->options)
      if (option->kind == seen->kind && hasKeysOf(*seen, *option)) {
        if (only)
          return seen;
        only = option;
      }
    return only ? refine(arena, seen, only) : seen;
  }
  if (declared->kind != seen->kind)
    return seen;
  if (seen->kind == Shape::Kind::Object)
    return refineObject(arena, *seen, *declared);
  if (seen->kind == Shape::Kind::Array) {
    Shape made = *seen;
    made.element = refine(arena, seen->element, declared->element);
    return make(arena, made);
  }
  return seen;
}
