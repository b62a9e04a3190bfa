//===- CodeWalk.h - every expression of some code ---------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_CODEWALK_H
#define TNTC_LIB_ANALYSIS_CODEWALK_H

#include "tntc/IR/Code.h"

#include "llvm/ADT/STLFunctionalExtras.h"

#include <optional>

namespace tntc {

/// Visits expressions, statements and patterns, each before what it holds,
/// functions and classes included. The lowering bounds the depth.
class CodeWalk {
public:
  llvm::function_ref<void(const ir::Expr &)> onExpr;
  llvm::function_ref<void(const ir::Stmt &)> onStmt;
  llvm::function_ref<void(const ir::Pattern &)> onPattern;
  llvm::function_ref<void(const ir::Function &)> onFunction;
  /// Visits only what stands around this offset of the file.
  std::optional<uint32_t> around;

  void walk(ArrayRef<const ir::Stmt *> body);
  void walk(const ir::Stmt *stmt);
  void walk(const ir::Expr *expr);
  void walk(const ir::Function &function);

private:
  bool skips(Span span) const {
    return around && (*around < span.begin || *around >= span.end);
  }
  void walk(ArrayRef<const ir::Expr *> items);
  void walk(const ir::Pattern *pattern);
  void walk(const ir::Class &code);
};

/// Whether nothing behind it runs: `return`, `throw`, `continue`, `break`,
/// alone or at the end of a block.
bool leaves(const ir::Stmt *stmt);

} // namespace tntc

#endif // TNTC_LIB_ANALYSIS_CODEWALK_H
