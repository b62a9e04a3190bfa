//===- Value.cpp - what an expression may be, as a set --------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Value.h"

using namespace tntc;
using namespace tntc::facts;

bool Value::add(Atom atom) {
  Atom *at = llvm::lower_bound(atoms, atom);
  if (at != atoms.end() && *at == atom)
    return false;
  atoms.insert(at, atom);
  return true;
}

bool Value::add(const Value &other) {
  if (this == &other)
    return false;
  bool grew = false;
  for (Atom atom : other)
    grew |= add(atom);
  if (!other.exact && exact) {
    exact = false;
    grew = true;
  }
  return grew;
}
