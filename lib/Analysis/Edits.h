//===- Edits.h - repairs of the source --------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_ANALYSIS_EDITS_H
#define TNTC_ANALYSIS_EDITS_H

#include "tntc/Diagnostics/DiagnosticEngine.h"
#include "tntc/IR/Located.h"

#include <optional>

namespace tntc {

/// Replaces \p text in the file and keeps its quotes. Nothing when the file
/// does not hold the text as it is (an escape, a folded block), or when the
/// replacement would need quotes that are not there.
std::optional<Edit> replaceText(const ir::Text &text, const Twine &with,
                                const SourceManager &sources);

/// The literal \p span of code with \p text between the quotes that it has.
std::optional<Edit> replaceLiteral(Span span, StringRef text,
                                   const SourceManager &sources);

/// \p length bytes of \p text from \p offset on, where the file holds the text
/// as it is; else all of it.
Span spanWithin(const ir::Text &text, size_t offset, size_t length,
                const SourceManager &sources);

/// Puts the line \p entry below that of `key: text`, at the indent of the key.
/// Nothing when more stands on that line, or the mapping has no lines.
std::optional<Edit> addBelow(const ir::Text &text, const Twine &entry,
                             const SourceManager &sources);

/// Attaches a fix that leaves \p rest of \p text, and puts the line \p entry,
/// which says what stood beside it, below.
void moveOut(InFlightDiagnostic &diagnostic, const ir::Text &text,
             StringRef rest, StringRef entry, const SourceManager &sources,
             bool isSure = true);

/// Removes the lines of a block sequence's item. Nothing when they hold
/// something else, be it a comment.
std::optional<Edit> removeItem(Span item, const SourceManager &sources);

/// Attaches \p edit, if there is one, as a fix that `--fix` applies, or that a
/// person has to judge.
void addFix(InFlightDiagnostic &diagnostic, StringRef title,
            std::optional<Edit> edit, bool isSure = true);

} // namespace tntc

#endif // TNTC_ANALYSIS_EDITS_H
