//===- Backends.h - the backends that are built in --------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_BACKEND_BACKENDS_H
#define TNTC_BACKEND_BACKENDS_H

#include "tntc/Plugin/Backend.h"

namespace tntc {

/// Sorted by name.
ArrayRef<Backend> builtinBackends();
const Backend *findBackend(StringRef name);

/// Reports which of the manifests an API server would refuse for their size,
/// and makes none.
void checkManifests(const BackendRequest &request, DiagnosticEngine &diags);

/// JSON Schema of what the backend `report` prints.
StringRef reportSchema();

} // namespace tntc

#endif // TNTC_BACKEND_BACKENDS_H
