//===- Value.cpp - look-up and words --------------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/IR/Value.h"

#include "llvm/Support/ErrorHandling.h"

using namespace tntc;

const ir::Value *ir::Value::find(StringRef key) const {
  for (const Entry &entry : entries)
    if (entry.key->isScalar() && entry.key->text == key)
      return entry.value;
  return nullptr;
}

StringRef ir::describe(Value::Kind kind) {
  switch (kind) {
  case Value::Kind::Null:
    return "null";
  case Value::Kind::Boolean:
    return "a boolean";
  case Value::Kind::Integer:
    return "an integer";
  case Value::Kind::Float:
    return "a number";
  case Value::Kind::String:
    return "a string";
  case Value::Kind::Sequence:
    return "a list";
  case Value::Kind::Mapping:
    return "a mapping";
  }
  llvm_unreachable("covered switch");
}
