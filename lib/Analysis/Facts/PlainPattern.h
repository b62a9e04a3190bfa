//===- PlainPattern.h - regular expressions of mere characters --*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_FACTS_PLAINPATTERN_H
#define TNTC_LIB_ANALYSIS_FACTS_PLAINPATTERN_H

#include "tntc/Support/LLVM.h"

#include "llvm/ADT/SmallVector.h"

#include <optional>
#include <string>

namespace tntc::facts {

/// A pattern of nothing but characters, each once or `+` times, at the ends of
/// the text or anywhere.
struct PlainPattern {
  struct Step {
    char sign;
    bool isMany;
  };
  llvm::SmallVector<Step, 8> steps;
  bool isAtStart = false, isAtEnd = false, isEverywhere = false;

  /// False when it is another one.
  bool parse(StringRef written);
  /// Where a match at the beginning of \p text ends, if there is one.
  std::optional<size_t> match(StringRef text) const;
  std::string replaced(StringRef text, StringRef with) const;
};

} // namespace tntc::facts

#endif // TNTC_LIB_ANALYSIS_FACTS_PLAINPATTERN_H
