//===- TypeCheck.h - TypeScript's own opinion -------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_DRIVER_TYPECHECK_H
#define TNTC_LIB_DRIVER_TYPECHECK_H

#include "tntc/Diagnostics/DiagnosticEngine.h"
#include "tntc/IR/Workflow.h"

#include "llvm/Support/Error.h"

#include <string>

namespace tntc::driver {

/// The program to check with: \p wanted, or `deno` of the PATH. npm puts a
/// script there, which needs more than an empty environment; then it is the
/// program that the script would start.
llvm::Expected<std::string> findDeno(StringRef wanted);

/// Has `deno check` look at the nodes of \p workflow and at their edges, in a
/// directory of its own that is gone afterwards, without network. Reports
/// what it says at the places of the user; fails when it does not run.
llvm::Error typeCheck(const ir::Workflow &workflow, StringRef deno,
                      DiagnosticEngine &diags);

} // namespace tntc::driver

#endif // TNTC_LIB_DRIVER_TYPECHECK_H
