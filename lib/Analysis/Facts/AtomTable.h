//===- AtomTable.h - what single values are made of -------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_FACTS_ATOMTABLE_H
#define TNTC_LIB_ANALYSIS_FACTS_ATOMTABLE_H

#include "Scratch.h"
#include "Text.h"
#include "Value.h"

#include "llvm/ADT/StringMap.h"

#include <vector>

namespace tntc::facts {

/// Makes atoms, and knows the names and texts for which their numbers stand.
class AtomTable {
protected:
  explicit AtomTable(ir::Context &arena)
      : arena(arena), texts(arena, scratch), nameIds(scratch) {}

  StringRef save(const Twine &text) { return arena.save(text); }
  /// The same, for what is said again and again.
  StringRef keep(const Twine &text) { return nameText(name(text.str())); }

  uint32_t name(StringRef text);
  StringRef nameText(uint32_t id) const { return names[id]; }
  static Atom undefined() { return {AtomKind::Undefined, 0}; }
  static Atom data() { return {AtomKind::Data, 0}; }
  static Atom opaque() { return {AtomKind::Opaque, 0}; }
  static Atom boolean() { return {AtomKind::Boolean, AnyBoolean}; }
  static Atom boolean(bool known) {
    return {AtomKind::Boolean, known ? True : False};
  }
  static Atom number() { return {AtomKind::Number, 0}; }
  /// Made of known numbers: nothing is left out for what it seems to be.
  Atom computedNumber() { return {AtomKind::Number, name("?")}; }
  Atom likelyNumber(uint64_t known) {
    return {AtomKind::Number, name("?" + std::to_string(known))};
  }
  bool isComputed(Atom atom) const;
  /// `Symbol.iterator` and its like, which stand for themselves as keys.
  bool isSymbolAtom(Atom atom) const {
    return atom.kind == AtomKind::Global &&
           nameText(atom.id).starts_with("Symbol.");
  }
  Atom number(uint64_t known) {
    return {AtomKind::Number, name(std::to_string(known))};
  }
  Atom text(uint32_t id) { return {AtomKind::Text, id}; }
  Atom text(StringRef literal) { return text(texts.literal(literal)); }
  Atom anyText() { return text(texts.unknown()); }
  Atom global(StringRef path) { return {AtomKind::Global, name(path)}; }
  bool literalText(Atom atom, StringRef &text) const;
  /// The only literal that \p value can be.
  bool literalText(const Value &value, StringRef &text) const;

  ir::Context &arena;
  Scratch scratch; ///< before all that takes from it
  Texts texts;
  std::vector<StringRef> names{""};
  llvm::StringMap<uint32_t, Scratch &> nameIds;
};

} // namespace tntc::facts

#endif // TNTC_LIB_ANALYSIS_FACTS_ATOMTABLE_H
