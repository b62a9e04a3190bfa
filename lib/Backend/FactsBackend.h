//===- FactsBackend.h - what node code uses, as JSON ------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_BACKEND_FACTSBACKEND_H
#define TNTC_LIB_BACKEND_FACTSBACKEND_H

#include "tntc/Plugin/Backend.h"

namespace tntc {

void emitFacts(const BackendRequest &request, DiagnosticEngine &diags,
               ArtifactSet &out);

} // namespace tntc

#endif // TNTC_LIB_BACKEND_FACTSBACKEND_H
