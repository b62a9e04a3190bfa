//===- Diagrams.h - workflows as Mermaid ------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_BACKEND_DIAGRAMS_H
#define TNTC_LIB_BACKEND_DIAGRAMS_H

#include "tntc/Plugin/Backend.h"

namespace tntc {

void emitMermaid(const BackendRequest &request, DiagnosticEngine &diags,
                 ArtifactSet &out);

} // namespace tntc

#endif // TNTC_LIB_BACKEND_DIAGRAMS_H
