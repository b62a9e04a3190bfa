//===- IrBackend.h - the model itself, as JSON ------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_BACKEND_IRBACKEND_H
#define TNTC_LIB_BACKEND_IRBACKEND_H

#include "tntc/Plugin/Backend.h"

namespace tntc {

void emitIr(const BackendRequest &request, DiagnosticEngine &diags,
            ArtifactSet &out);

} // namespace tntc

#endif // TNTC_LIB_BACKEND_IRBACKEND_H
