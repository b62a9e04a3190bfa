//===- KeyIndex.cpp - keys of shapes, each found at once ------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "KeyIndex.h"

#include "Shapes.h"

using namespace tntc;

const ir::Shape::Key *KeyIndex::find(const ir::Shape &object, StringRef name) {
  constexpr size_t few = 16;
  if (object.keys.size() <= few)
    return shapes::findKey(object, name);
  auto [at, isNew] = large.try_emplace(&object);
  if (isNew)
    for (const ir::Shape::Key &key : object.keys)
      at->second.try_emplace(key.name, &key);
  return at->second.lookup(name);
}
