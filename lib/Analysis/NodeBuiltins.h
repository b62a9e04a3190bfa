//===- NodeBuiltins.h - the modules behind `node:` --------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_NODEBUILTINS_H
#define TNTC_LIB_ANALYSIS_NODEBUILTINS_H

#include "tntc/Support/LLVM.h"

namespace tntc {

/// Whether Deno 2.9 has `node:` + \p name.
bool isNodeModule(StringRef name);

/// Whether Deno has a global variable \p name.
bool isGlobalName(StringRef name);

/// For a module that leads out of the sandbox of one workflow: what to do
/// instead, as the end of a message. Empty for all others.
StringRef forbiddenNodeModule(StringRef name);

} // namespace tntc

#endif // TNTC_LIB_ANALYSIS_NODEBUILTINS_H
