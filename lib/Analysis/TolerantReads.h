//===- TolerantReads.h - reads that expect nothing to be there --*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_TOLERANTREADS_H
#define TNTC_LIB_ANALYSIS_TOLERANTREADS_H

#include "tntc/IR/Code.h"

#include <set>
#include <vector>

namespace tntc {

/// What a file says itself about keys that may be missing. Errs on the side of
/// the code: a key that is tested, given a default or written anywhere is
/// tolerated everywhere (`x.a ?? b`, `x.a?.b`, `if (x.a)`, `"a" in x`), and so
/// is any read where a test of another kind decides whether it happens.
class TolerantReads {
public:
  explicit TolerantReads(const ir::Code &code);

  /// \p known are the names of keys that may come in: a test of any other
  /// decides what runs as well.
  bool contains(StringRef key, Span place,
                const std::set<StringRef> &known) const;

private:
  void visit(const ir::Expr &expr);
  void visit(const ir::Stmt &stmt);
  void visit(const ir::Pattern &pattern);
  void visitCall(const ir::Expr &expr);
  void addAlias(const ir::Declarator &declarator);
  void addTested(const ir::Expr *expr);
  void addCondition(const ir::Expr *expr);
  void addKeys(const ir::Expr &object);
  void addBranch(const ir::Expr *condition, Span span);
  bool isOfAnswer(const ir::Expr *condition) const;
  uint32_t endOfFunction(Span place);

  std::vector<Span> functions; ///< those around what is visited
  std::set<StringRef> answers; ///< variables that hold answers of requests
  std::set<StringRef> keys;
  std::set<StringRef> tested; ///< variables
  /// A variable, and the key whose value it was given.
  std::vector<std::pair<StringRef, StringRef>> aliases;
  std::set<StringRef> oneOf; ///< variables given one of several values
  std::vector<std::pair<StringRef, StringRef>> reads; ///< variable and key
  /// What runs or not as a test has it, and the keys that are tested; without
  /// keys, the test is of another kind.
  struct Region {
    Span span;
    std::set<StringRef> keys;
  };
  std::vector<Region> regions;
  bool isMixed = false; ///< objects are put together in ways not looked at
};

} // namespace tntc

#endif // TNTC_LIB_ANALYSIS_TOLERANTREADS_H
