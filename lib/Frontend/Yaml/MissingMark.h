//===- MissingMark.h - what made a text of structure ------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_FRONTEND_YAML_MISSINGMARK_H
#define TNTC_FRONTEND_YAML_MISSINGMARK_H

#include "tntc/Diagnostics/DiagnosticEngine.h"

namespace tntc::yaml {

/// A key has no ':' in the line of \p key. Reports it, and true, when a blank
/// behind its ':' or '-' is all that is missing, or the indentation of a text
/// behind '|' or '>'.
bool reportNoKey(FileId file, uint32_t key, DiagnosticEngine &diags);

/// The ':' at \p colon stands in a text that began above. Reports where, and
/// true, when a mark is missing there.
bool reportTextAbove(FileId file, uint32_t colon, DiagnosticEngine &diags);

/// Reports the first line that is one of Markdown's fences, which no value can
/// begin with; true when there is one.
bool reportFence(FileId file, DiagnosticEngine &diags);

} // namespace tntc::yaml

#endif // TNTC_FRONTEND_YAML_MISSINGMARK_H
