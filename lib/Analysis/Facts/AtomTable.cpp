//===- AtomTable.cpp - names by number, and known values as texts ---------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "AtomTable.h"

using namespace tntc;
using namespace tntc::facts;

uint32_t AtomTable::name(StringRef text) {
  if (text.empty())
    return 0;
  auto [at, isNew] = nameIds.try_emplace(text, names.size());
  // What is recorded outlives this.
  if (isNew)
    names.push_back(save(text));
  return at->second;
}

bool AtomTable::literalText(Atom atom, StringRef &text) const {
  if (atom.kind == AtomKind::Text)
    return texts.isLiteral(atom.id, text);
  if (atom.kind == AtomKind::Number && atom.id && !isComputed(atom)) {
    text = names[atom.id];
    return true;
  }
  if (atom.kind == AtomKind::Undefined || atom.kind == AtomKind::Null) {
    text = atom.kind == AtomKind::Null ? "null" : "undefined";
    return true;
  }
  if (atom.kind == AtomKind::Boolean && (atom.id == True || atom.id == False)) {
    text = atom.id == True ? "true" : "false";
    return true;
  }
  return false;
}

bool AtomTable::literalText(const Value &value, StringRef &text) const {
  return value.isSingle() && literalText(value.single(), text);
}

bool AtomTable::isComputed(Atom atom) const {
  return (atom.kind == AtomKind::Number && names[atom.id].starts_with("?")) ||
         (atom.kind == AtomKind::Boolean && atom.id == Computed);
}
