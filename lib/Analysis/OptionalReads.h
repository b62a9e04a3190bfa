//===- OptionalReads.h - reads that code does without -----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_OPTIONALREADS_H
#define TNTC_LIB_ANALYSIS_OPTIONALREADS_H

#include "tntc/IR/Code.h"

#include <set>

namespace tntc {

/// What a file does where the value that it reads at one place is undefined.
class OptionalReads {
public:
  /// \p read spans a member, or the key where a value is taken apart.
  OptionalReads(const ir::Code &code, Span read);

  /// Whether the value is tested, has another one beside it, or is handed on
  /// as it is. A test that does nothing but turn away what lacks it
  /// (`if (!x.secret) throw ...`) is none.
  bool isOptional() const { return optional; }

private:
  bool isRead(const ir::Expr *expr) const;
  bool isTested(const ir::Expr *condition) const;
  void visit(const ir::Expr &expr);
  void visit(const ir::Stmt &stmt);

  Span read;
  std::set<StringRef> names; ///< variables that hold the value
  StringRef owner, member;   ///< of a variable's member: both
  bool optional = false;
};

} // namespace tntc

#endif // TNTC_LIB_ANALYSIS_OPTIONALREADS_H
