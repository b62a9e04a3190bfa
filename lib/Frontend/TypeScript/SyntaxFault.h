//===- SyntaxFault.h - why a text makes no sense from a place on *- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_FRONTEND_TYPESCRIPT_SYNTAXFAULT_H
#define TNTC_LIB_FRONTEND_TYPESCRIPT_SYNTAXFAULT_H

#include "SyntaxTree.h"

#include <optional>
#include <string>

namespace tntc::typescript {

/// What to say of a text that the parser could not follow.
struct SyntaxFault {
  uint32_t begin, end;
  std::string message;
  bool isBracket = false; ///< all that follows may be in the wrong place
};

/// Explains that \p text makes no sense from \p stop on.
SyntaxFault explainStop(StringRef text, const Stop &stop);

/// The line that opens a Markdown block at the front of \p text: templates with
/// nothing in them, for JavaScript.
std::optional<SyntaxFault> findFence(StringRef text);

} // namespace tntc::typescript

#endif // TNTC_LIB_FRONTEND_TYPESCRIPT_SYNTAXFAULT_H
