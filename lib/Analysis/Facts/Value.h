//===- Value.h - what an expression may be, as a set ------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_FACTS_VALUE_H
#define TNTC_LIB_ANALYSIS_FACTS_VALUE_H

#include "tntc/Support/LLVM.h"

#include "llvm/ADT/Hashing.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

#include <cstdint>

namespace tntc::facts {

enum class AtomKind : uint8_t {
  Undefined,
  Null,
  Boolean,     ///< `id`: one of BooleanId
  Number,      ///< `id`: its name in Names; 0: any
  Text,        ///< `id`: a text in Texts
  Data,        ///< of JSON or a text or number: holds no power, runs no code
  Opaque,      ///< made by code that is not followed: may be anything else
  Input,       ///< `id`: the path in Names; the empty one: all of it
  Config,      ///< `id`: the same of ctx.config
  Context,     ///< ctx
  Log,         ///< ctx.log
  LogMethod,   ///< `id`: its name
  Dependency,  ///< ctx.dependency
  ServiceCall, ///< ctx.fetch
  Secrets,     ///< ctx.secrets
  Service,     ///< `id`: its name; ctx.secrets.<name>
  Connection,  ///< `id`: one in Connections
  ConnectionFetch, ///< `id`: the same
  Method,          ///< `id`: a method of a built-in prototype, without `this`
  Global,          ///< `id`: its path, `Deno.readTextFile`, `node:fs.stat`
  External,        ///< `id`: the specifier; of jsr, npm and the like
  Object,          ///< `id`: one in Heap
};

enum BooleanId : uint32_t {
  AnyBoolean, ///< some run has it true, some false
  False,
  True,
  // What constants say by more than a glance: nothing is left out for it, and
  // nothing is certain where it says otherwise.
  Computed,
  LikelyFalse,
  LikelyTrue
};

struct Atom {
  AtomKind kind = AtomKind::Undefined;
  uint32_t id = 0;

  auto operator<=>(const Atom &) const = default;
};

inline llvm::hash_code hash_value(Atom atom) {
  return llvm::hash_combine(unsigned(atom.kind), atom.id);
}

/// A set of atoms; none at all: no value ever comes here.
class Value {
public:
  Value() = default;
  Value(Atom atom) { atoms.push_back(atom); }

  ArrayRef<Atom> items() const { return atoms; }
  bool isEmpty() const { return atoms.empty(); }
  size_t size() const { return atoms.size(); }
  const Atom *begin() const { return atoms.begin(); }
  const Atom *end() const { return atoms.end(); }
  bool isSingle() const { return atoms.size() == 1; }
  Atom single() const { return atoms.front(); }

  /// Each atom is the value in some run that comes here. A set of one always
  /// says so unless it was taken from a larger one that does not.
  bool isExact() const { return exact; }
  void setInexact() { exact = false; }

  bool has(Atom atom) const {
    const Atom *at = llvm::lower_bound(atoms, atom);
    return at != atoms.end() && *at == atom;
  }
  bool hasKind(AtomKind kind) const {
    return llvm::any_of(atoms, [&](Atom a) { return a.kind == kind; });
  }
  /// Whether there is anything but \p kind.
  bool hasOther(AtomKind kind) const {
    return llvm::any_of(atoms, [&](Atom a) { return a.kind != kind; });
  }

  /// True when the set grew.
  bool add(Atom atom);
  bool add(const Value &other);
  void clear() { atoms.clear(); }

  bool operator==(const Value &other) const {
    return atoms == other.atoms && exact == other.exact;
  }

private:
  llvm::SmallVector<Atom, 2> atoms; ///< sorted, each once
  bool exact = true;
};

inline llvm::hash_code hash_value(const Value &value) {
  return llvm::hash_combine_range(value.begin(), value.end());
}

} // namespace tntc::facts

#endif // TNTC_LIB_ANALYSIS_FACTS_VALUE_H
