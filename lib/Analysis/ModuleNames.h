//===- ModuleNames.h - what the code of a file declares ---------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_MODULENAMES_H
#define TNTC_LIB_ANALYSIS_MODULENAMES_H

#include "tntc/IR/Module.h"

#include <vector>

namespace tntc {

/// The names of values that are declared anywhere in \p module.
std::vector<StringRef> declaredNames(const ir::Module &module);

/// Whether \p what, an export of \p module, is a name that nothing declares:
/// Deno does not load such a file.
bool isUndeclaredExport(const ir::Module &module, const ir::Export &what);

} // namespace tntc

#endif // TNTC_LIB_ANALYSIS_MODULENAMES_H
