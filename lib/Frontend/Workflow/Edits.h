//===- Edits.h - repairs of the YAML text -----------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_FRONTEND_WORKFLOW_EDITS_H
#define TNTC_LIB_FRONTEND_WORKFLOW_EDITS_H

#include "tntc/Diagnostics/DiagnosticEngine.h"
#include "tntc/IR/Value.h"

#include <optional>

namespace tntc::schema {

/// True when the bytes under \p value are its text as it is: no quotes,
/// escapes, tags or folding, so that they can be replaced.
bool isVerbatim(const ir::Value &value, const SourceManager &sources);

/// True when \p text means the same between the brackets of flow style.
bool isPlainInFlow(StringRef text);

/// The text of a scalar between the brackets of flow style, with the quotes
/// that it has; empty where its form leaves doubt.
std::string flowText(const ir::Value &value, const SourceManager &sources);

/// Says of \p key where it begins or ends with a character that only looks like
/// a space.
void noteForeignBlanks(InFlightDiagnostic &diagnostic, const ir::Value &key);

/// Adds `key: text` below the entry \p after of the mapping, or first in it.
/// Nothing where the layout leaves doubt.
std::optional<Edit> addEntry(const ir::Value &mapping, StringRef after,
                             StringRef key, StringRef text,
                             const SourceManager &sources);

/// `fetch-top_stories` becomes `Fetch top stories`.
std::string sentenceFrom(StringRef name);

} // namespace tntc::schema

#endif // TNTC_LIB_FRONTEND_WORKFLOW_EDITS_H
