//===- Locals.h - what variables hold at a place ----------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// A Cell holds whatever was ever put there, which is right for what functions
// share. A variable that only one function assigns is followed more closely:
// assigned anew it forgets what it was, where ways part each has its own, and
// where they meet again it may be either.
//
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_FACTS_LOCALS_H
#define TNTC_LIB_ANALYSIS_FACTS_LOCALS_H

#include "Heap.h"

#include "llvm/ADT/SetVector.h"

#include <vector>

namespace tntc::facts {

/// A variable that is assigned, or whose value a condition narrows.
struct Local {
  Value now;
  unsigned run = 0;        ///< the call in which `now` holds; 0: in none
  unsigned region = 0;     ///< in which it was given its value
  bool isFresh = false;    ///< declared as what `new` makes
  unsigned readRound = 0;  ///< when `now` was last looked at
  bool isShared = false;   ///< a function within assigns it as well
  bool isAssigned = false; ///< beside being declared
  bool isConstant = false; ///< something was taken from its never changing
  Span declared;           ///< where it was given its value
  /// Of loops and the like around, what is assigned anywhere in each.
  llvm::SmallVector<Cell *, 1> gathering;
};

/// What some way leaves behind in the variables that it assigned.
class WayEnd {
public:
  struct State {
    Value now;
    unsigned run = 0;
  };
  llvm::MapVector<Local *, State> states;
};

/// The variables of all calls that are being run, and how to take back what a
/// way did to them.
class Locals {
public:
  Local &make(Cell &cell, unsigned run);
  void set(Local &local, Value now, unsigned run);

  /// From here on one of several ways is taken.
  size_t begin() {
    ++open;
    return trail.size();
  }
  /// Takes back what was done since \p mark, and hands it over.
  WayEnd end(size_t mark);
  /// Forgets what was done since \p mark: nobody comes back to it.
  void leave(size_t mark) {
    trail.resize(mark);
    --open;
  }
  /// Lets what was done since begin() stand: this was the only way.
  void keep() {
    if (!--open)
      trail.clear();
  }
  /// One of \p ways was taken, or, with \p orNone, none of them.
  void meet(ArrayRef<WayEnd> ways, bool orNone);

private:
  struct Change {
    Local *local = nullptr;
    WayEnd::State before;
  };
  llvm::SpecificBumpPtrAllocator<Local> all;
  std::vector<Change> trail;
  unsigned open = 0;
};

/// Names that are assigned in a statement; each statement is looked through
/// once.
class AssignedNames {
public:
  /// \p work counts what is looked at.
  ArrayRef<StringRef> in(const ir::Stmt &stmt, size_t &work);

private:
  llvm::DenseMap<const ir::Stmt *, std::vector<StringRef>> known;
};

} // namespace tntc::facts

#endif // TNTC_LIB_ANALYSIS_FACTS_LOCALS_H
