//===- PlainSecrets.h - credentials in a file that is shipped ---*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_ANALYSIS_PLAINSECRETS_H
#define TNTC_ANALYSIS_PLAINSECRETS_H

#include "tntc/Diagnostics/DiagnosticEngine.h"
#include "tntc/Support/PlainSecret.h"

namespace tntc {

/// Reports each credential that stands in \p file.
void reportPlainSecrets(FileId file, TextForm form, DiagnosticEngine &diags);

} // namespace tntc

#endif // TNTC_ANALYSIS_PLAINSECRETS_H
