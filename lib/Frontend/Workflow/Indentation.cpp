//===- Indentation.cpp - fields beside what they belong to ----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Indentation.h"

#include "llvm/ADT/STLExtras.h"

using namespace tntc;
using namespace tntc::schema;

static const Field *fieldNamed(StructId id, StringRef key) {
  const Field *field = llvm::find_if(
      fieldsOf(id), [&](const Field &field) { return field.key == key; });
  return field == fieldsOf(id).end() ? nullptr : field;
}

bool schema::isForeign(StructId id, ArrayRef<ir::Entry> entries) {
  return llvm::any_of(entries, [id](const ir::Entry &entry) {
    return !fieldNamed(id, entry.key->text);
  });
}

bool schema::isFieldOfFormer(StructId id, const ir::Entry &entry) {
  const Field *field =
      entry.key->isScalar() ? fieldNamed(id, entry.key->text) : nullptr;
  ArrayRef<ir::Entry> inner = entry.value->entries;
  return field && field->kind == FieldKind::Object &&
         entry.value->isMapping() && isForeign(id, inner) &&
         countStray(field->element, inner) == inner.size();
}

size_t schema::countStray(StructId id, ArrayRef<ir::Entry> entries) {
  auto isStray = [id](const ir::Entry &entry) {
    if (!entry.key->isScalar())
      return false;
    const Field *field = fieldNamed(id, entry.key->text);
    return field && fits(field->kind, *entry.value);
  };
  return size_t(llvm::find_if_not(entries, isStray) - entries.begin());
}
