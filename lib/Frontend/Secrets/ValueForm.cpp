//===- ValueForm.cpp - cipher text in place of values ---------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "ValueForm.h"

#include "llvm/ADT/STLExtras.h"

using namespace tntc;
using ir::Value;

bool secrets::isCipherText(StringRef text) {
  return text.ltrim().starts_with("ENC[");
}

bool secrets::holdsCipherText(const Value &value) {
  if (value.isScalar())
    return isCipherText(value.text);
  return llvm::any_of(
             value.items,
             [](const Value *item) { return holdsCipherText(*item); }) ||
         llvm::any_of(value.entries, [](const ir::Entry &entry) {
           return holdsCipherText(*entry.value);
         });
}

bool secrets::isAllCipherText(const Value &value) {
  if (value.isScalar())
    return value.isNull() || value.text.empty() || isCipherText(value.text);
  return llvm::all_of(
             value.items,
             [](const Value *item) { return isAllCipherText(*item); }) &&
         llvm::all_of(value.entries, [](const ir::Entry &entry) {
           return isAllCipherText(*entry.value);
         });
}
