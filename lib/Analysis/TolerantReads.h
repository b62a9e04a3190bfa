//===- TolerantReads.h - reads that expect nothing to be there --*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_TOLERANTREADS_H
#define TNTC_LIB_ANALYSIS_TOLERANTREADS_H

#include "tntc/IR/Code.h"

#include <set>

namespace tntc {

/// The places in a file that read a property and go on without it:
/// `x.a ?? b`, `x.a?.b`, `if (x.a)`, `typeof x.a`, `{ a = 1 } = x`.
class TolerantReads {
public:
  explicit TolerantReads(const ir::Code &code);

  /// \p span is that of a member, of its name, or of the key of a pattern.
  bool contains(Span span) const { return spans.count(span) != 0; }

private:
  void visit(const ir::Expr &expr);
  void addKey(const ir::Expr &key);
  void addOne(const ir::Expr *expr);
  void addAll(const ir::Expr *expr);

  std::set<Span> spans;
};

} // namespace tntc

#endif // TNTC_LIB_ANALYSIS_TOLERANTREADS_H
