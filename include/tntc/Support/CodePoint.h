//===- CodePoint.h - a character of UTF-8 -----------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_SUPPORT_CODEPOINT_H
#define TNTC_SUPPORT_CODEPOINT_H

#include "tntc/Support/LLVM.h"

#include <cstdint>
#include <string>

namespace tntc {

struct CodePoint {
  uint32_t value; ///< U+FFFD when it is not valid
  uint8_t size;   ///< in bytes; 1 when it is not valid
  bool isValid;

  /// What stands at the front of \p bytes, which are not empty. A byte that
  /// begins no well-formed sequence (Unicode, table 3-7) is alone.
  static CodePoint first(StringRef bytes);

  /// False for controls, format characters such as those that turn the
  /// direction of text, and what Unicode has not assigned: a terminal may act
  /// on it, and nobody sees it.
  bool isPrintable() const;
  /// Looks like a space, or like nothing, and is a letter to YAML.
  bool isForeignBlank() const;
};

/// \p text without such characters at its ends.
StringRef trimForeignBlanks(StringRef text);

/// What messages call the one that \p text begins with: `a no-break space
/// (U+00A0)`.
std::string foreignBlankName(StringRef text);

} // namespace tntc

#endif // TNTC_SUPPORT_CODEPOINT_H
