//===- ImportedNames.h - names that other files must have -------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_IMPORTEDNAMES_H
#define TNTC_LIB_ANALYSIS_IMPORTEDNAMES_H

#include "tntc/Analysis/Pass.h"

namespace tntc {

/// Reports each name that code takes from a file of the workflow which does
/// not export it: Deno does not load such code.
void checkImportedNames(const ir::Workflow &workflow, PassContext &context);

} // namespace tntc

#endif // TNTC_LIB_ANALYSIS_IMPORTEDNAMES_H
