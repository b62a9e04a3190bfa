//===- Tabs.h - tabs between tokens -----------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_FRONTEND_YAML_TABS_H
#define TNTC_FRONTEND_YAML_TABS_H

#include "Bytes.h"

#include <string>

namespace tntc::yaml {

/// libyaml stops at tabs that YAML 1.2 allows between tokens: on a blank
/// line, behind `- `, before a value on its own line. Returns the text with a
/// space for each such tab, so that every place stays, or an empty string
/// when there is none. It goes a little too far, so that Layout has to look
/// for tabs in indentation afterwards.
std::string replaceTabs(FileId file, uint32_t begin, bool ascii,
                        DiagnosticEngine &diags, uint32_t maxDepth);

/// The first tab in the indentation of the line that \p at stands in, or an
/// invalid span: what fails on such a line fails because of it.
Span findIndentTab(FileId file, StringRef text, uint32_t at);

/// The first characters in the indentation, or around the indicator that ends
/// it, of the line that \p at stands in or of the one before, that look like
/// spaces and are none; or an invalid span.
Span findForeignBlank(FileId file, StringRef text, uint32_t at);

} // namespace tntc::yaml

#endif // TNTC_FRONTEND_YAML_TABS_H
