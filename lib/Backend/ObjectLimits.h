//===- ObjectLimits.h - what an API server would refuse ---------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_BACKEND_OBJECTLIMITS_H
#define TNTC_LIB_BACKEND_OBJECTLIMITS_H

#include "Objects.h"

namespace tntc::kubernetes {

/// Reports what would not fit into its object; true when all does.
bool checkLimits(const BackendRequest &request, const Code &code,
                 DiagnosticEngine &diags);
bool checkSecretLimit(const BackendRequest &request, DiagnosticEngine &diags);

} // namespace tntc::kubernetes

#endif // TNTC_LIB_BACKEND_OBJECTLIMITS_H
