//===- Activation.h - one call of a function --------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_FACTS_ACTIVATION_H
#define TNTC_LIB_ANALYSIS_FACTS_ACTIVATION_H

#include "Heap.h"

#include "llvm/ADT/SmallVector.h"

namespace tntc::facts {

/// What is done with a value beside taking it.
struct CallArguments {
  llvm::SmallVector<Value, 4> values;
  /// More may follow: a spread of unknown length.
  Value rest;
  bool hasRest = false;

  Value at(size_t index) const {
    if (index < values.size())
      return values[index];
    Value value;
    if (hasRest) {
      value = rest;
      value.setInexact();
    }
    value.add(Atom{AtomKind::Undefined, 0});
    return value;
  }
};

/// One call of a function with given arguments; the same in all rounds.
struct Activation {
  Env *env = nullptr;
  const ir::Function *function = nullptr;
  Cell result;
  unsigned round = 0;
  bool wasDefinite = false, isRunning = false;
  bool isSummary = false; ///< of all calls beyond those kept apart
  bool asks = false;      ///< makes a request that nobody in it sees fail
  bool changes = false;   ///< something that it has not made itself
  Value thisValue;
  CallArguments arguments;
  llvm::SmallVector<uint32_t, 0> covers; ///< of a summary's arguments
};

} // namespace tntc::facts

#endif // TNTC_LIB_ANALYSIS_FACTS_ACTIVATION_H
