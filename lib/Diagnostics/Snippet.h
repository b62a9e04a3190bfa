//===- Snippet.h - source lines with carets ---------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_DIAGNOSTICS_SNIPPET_H
#define TNTC_LIB_DIAGNOSTICS_SNIPPET_H

#include "tntc/Diagnostics/Diagnostic.h"

namespace tntc {

/// The lines under \p span, each with a line of `^~~~` below. Of many lines
/// the first two and the last one are shown; a long line is cut around the
/// caret. Not for secret files.
void printSnippet(raw_ostream &out, const SourceFile &file, Span span,
                  bool colour);

/// The lines that \p fix changes: before behind `-`, after behind `+`. Not
/// for secret files.
void printFix(raw_ostream &out, const Fix &fix, const SourceManager &sources,
              bool colour);

} // namespace tntc

#endif // TNTC_LIB_DIAGNOSTICS_SNIPPET_H
