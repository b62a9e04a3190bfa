//===- ModuleState.h - a module while it is run -----------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_FACTS_MODULESTATE_H
#define TNTC_LIB_ANALYSIS_FACTS_MODULESTATE_H

#include "Heap.h"

#include "tntc/IR/Workflow.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/MapVector.h"

#include <vector>

namespace tntc::facts {

/// What is known of a module while it is run.
struct ModuleState {
  const ir::Module *module = nullptr;
  Env *env = nullptr;
  unsigned round = 0; ///< in which it was run last
  struct Imported {
    ModuleState *from = nullptr; ///< null: not of this workflow
    StringRef specifier, name;
    Span span;
  };
  struct Exported {
    StringRef local;             ///< a name of this module
    Cell *cell = nullptr;        ///< of `export default <expression>`
    ModuleState *from = nullptr; ///< of a re-export
    StringRef specifier;
    StringRef name; ///< over there; `*`: all of it
  };
  llvm::MapVector<StringRef, Imported> imports;
  llvm::MapVector<StringRef, Exported> exports;
  std::vector<std::pair<ModuleState *, StringRef>> stars;
  llvm::DenseSet<StringRef> elided; ///< specifiers that TypeScript drops
};

} // namespace tntc::facts

#endif // TNTC_LIB_ANALYSIS_FACTS_MODULESTATE_H
