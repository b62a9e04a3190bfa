//===- ShapeText.cpp - shapes in notes and diagrams -----------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/IR/ShapeText.h"

#include "FactNames.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

#include <vector>

using namespace tntc;
using ir::Shape;

static constexpr llvm::StringLiteral more = "…";

static bool isWord(StringRef name) {
  return !name.empty() && !llvm::isDigit(name.front()) &&
         llvm::all_of(name, [](char c) {
           return llvm::isAlnum(c) || c == '_' || c == '$' ||
                  uint8_t(c) >= 0x80;
         });
}

static std::string objectText(const Shape &shape, unsigned depth,
                              unsigned keys) {
  if (shape.keys.empty())
    return shape.isOpen ? "object" : "{}";
  if (depth == 0)
    return ("{ " + more + " }").str();
  std::vector<std::string> parts;
  for (const Shape::Key &key : shape.keys.take_front(keys)) {
    std::string part =
        isWord(key.name) ? key.name.str() : "\"" + key.name.str() + "\"";
    part += key.isOptional ? "?: " : ": ";
    parts.push_back(part + ir::shapeText(*key.shape, depth - 1, keys));
  }
  if (shape.isOpen || shape.keys.size() > keys)
    parts.push_back(more.str());
  return "{ " + llvm::join(parts, ", ") + " }";
}

std::string ir::shapeText(const Shape &shape, unsigned depth, unsigned keys) {
  switch (shape.kind) {
  case Shape::Kind::Any:
    return "unknown";
  case Shape::Kind::Null:
  case Shape::Kind::Boolean:
  case Shape::Kind::Number:
  case Shape::Kind::String:
    return nameOf(shape.kind).str();
  case Shape::Kind::Array: {
    if (!shape.element)
      return "unknown[]";
    std::string element = shapeText(*shape.element, depth, keys);
    bool isUnion = shape.element->kind == Shape::Kind::Union &&
                   StringRef(element).contains(" | ");
    return (isUnion ? "(" + element + ")" : element) + "[]";
  }
  case Shape::Kind::Object:
    return objectText(shape, depth, keys);
  case Shape::Kind::Union: {
    // What differs further down than is shown looks the same.
    std::vector<std::string> parts;
    for (const Shape *option : shape.options) {
      std::string part = shapeText(*option, depth, keys);
      if (llvm::is_contained(parts, part))
        continue;
      parts.push_back(parts.size() < keys ? part : more.str());
      if (parts.size() > keys)
        break;
    }
    return llvm::join(parts, " | ");
  }
  }
  return "";
}
