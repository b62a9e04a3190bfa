//===- Report.h - what is granted, and because of which line ----*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_BACKEND_REPORT_H
#define TNTC_LIB_BACKEND_REPORT_H

#include "tntc/Plugin/Backend.h"

namespace tntc {

void emitReport(const BackendRequest &request, DiagnosticEngine &diags,
                ArtifactSet &out);
void emitMarkdownReport(const BackendRequest &request, DiagnosticEngine &diags,
                        ArtifactSet &out);

namespace report {

/// \p text as Markdown that shows just that text, also in a table: nothing in
/// it is markup, a link or a mention, and what cannot be seen is named.
std::string escapeMarkdown(StringRef text);
/// The same as code: not empty.
std::string codeMarkdown(StringRef text);
/// A sentence in which `'name'` is code and all the rest plain text.
std::string sentenceMarkdown(StringRef text);

} // namespace report
} // namespace tntc

#endif // TNTC_LIB_BACKEND_REPORT_H
