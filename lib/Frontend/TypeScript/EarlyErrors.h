//===- EarlyErrors.h - code that parses but does not load -------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_FRONTEND_TYPESCRIPT_EARLYERRORS_H
#define TNTC_LIB_FRONTEND_TYPESCRIPT_EARLYERRORS_H

#include "Outline.h"

#include "tntc/IR/Module.h"

#include "llvm/ADT/SmallVector.h"

namespace tntc::typescript {

/// Keeps the first few faults of the text, whatever the order in which they are
/// found. What is wrong for two reasons is wrong once, for the first of them.
class Faults {
public:
  explicit Faults(const Outline &outline) : outline(outline) {}

  /// As many as there are of syntax errors.
  static constexpr size_t limit = 10;

  void add(uint32_t begin, uint32_t end, const Twine &message);
  void add(uint32_t item, const Twine &message) {
    add(outline[item].begin, outline[item].end, message);
  }

  /// For the name of \p item, which \p first has already.
  void addTwice(uint32_t item, uint32_t first, StringRef name);

  ArrayRef<ir::SyntaxError> inOrder() const { return errors; }

private:
  bool isLate(uint32_t begin) const {
    return errors.size() == limit && begin >= errors.back().span.begin;
  }

  const Outline &outline;
  llvm::SmallVector<ir::SyntaxError, 1> errors;
};

/// What every search for early errors has at hand.
struct FaultSearch {
  const Outline &outline;
  bool isTypeScript;
  Faults &faults;
};

/// What ECMA-262 calls early errors, and what the grammar takes that it should
/// not: whatever keeps an engine from loading the file as an ES module. In the
/// order of the text, at most a few.
ArrayRef<ir::SyntaxError> findEarlyErrors(const Outline &outline,
                                          bool isTypeScript);

/// `await`, `yield`, `return`, `break`, `super` where they mean nothing, and
/// names that are none: what depends on what stands around it.
void findContextErrors(const FaultSearch &search);
/// Lists, objects and parameters with a part that may not be there.
void findListErrors(const FaultSearch &search);
/// Operators and what they are applied to.
void findOperatorErrors(const FaultSearch &search);
/// What is declared or assigned to, and cannot be.
void findTargetErrors(const FaultSearch &search);
/// Statements that stand in the wrong place or lack a part.
void findStatementErrors(const FaultSearch &search);
/// Numbers, texts, templates and regular expressions.
void findLiteralErrors(const FaultSearch &search);
/// Members of classes, and the private names among them.
void findClassErrors(const FaultSearch &search);
/// Names that are declared twice or not at all.
void findScopeErrors(const FaultSearch &search);
/// Types in a file that is JavaScript.
void findTypeErrors(const FaultSearch &search);

/// Why the pattern of a regular expression means nothing; empty when it does.
StringRef findRegexFault(StringRef pattern, bool isUnicode, bool hasSets);

/// Whether no module may call anything \p name.
bool isReservedWord(StringRef name);

} // namespace tntc::typescript

#endif // TNTC_LIB_FRONTEND_TYPESCRIPT_EARLYERRORS_H
