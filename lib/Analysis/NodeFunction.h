//===- NodeFunction.h - the code that the engine calls ----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_NODEFUNCTION_H
#define TNTC_LIB_ANALYSIS_NODEFUNCTION_H

#include "tntc/IR/Code.h"
#include "tntc/IR/Module.h"

namespace tntc {

/// The function behind the default export of a node's file, and the module
/// that it stands in. Both are null when it is not known.
struct NodeFunction {
  const ir::Function *function = nullptr;
  const ir::Module *module = nullptr;

  static NodeFunction of(const ir::Module &node);

  /// The pattern of the second parameter, or null.
  const ir::Pattern *input() const {
    return function && function->parameters.size() > 1 &&
                   !function->parameters[1].isRest
               ? function->parameters[1].pattern
               : nullptr;
  }
};

} // namespace tntc

#endif // TNTC_LIB_ANALYSIS_NODEFUNCTION_H
