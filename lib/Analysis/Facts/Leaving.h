//===- Leaving.h - what may end a statement before its end ------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_FACTS_LEAVING_H
#define TNTC_LIB_ANALYSIS_FACTS_LEAVING_H

namespace tntc::ir {
struct Stmt;
}

namespace tntc::facts {

/// Whether \p stmt may be left before its end: `break`, `return` and jumps, but
/// not those of functions in it. With \p orGoOn also `continue`.
bool mayLeave(const ir::Stmt *stmt, bool orGoOn = false, unsigned nesting = 0);

} // namespace tntc::facts

#endif // TNTC_LIB_ANALYSIS_FACTS_LEAVING_H
