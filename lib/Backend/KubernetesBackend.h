//===- KubernetesBackend.h - manifests, whole or in part --------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_BACKEND_KUBERNETESBACKEND_H
#define TNTC_LIB_BACKEND_KUBERNETESBACKEND_H

#include "tntc/Plugin/Backend.h"

namespace tntc {

void emitKubernetes(const BackendRequest &request, DiagnosticEngine &diags,
                    ArtifactSet &out);
/// The same objects, of one kind only.
void emitNetworkPolicies(const BackendRequest &request, DiagnosticEngine &diags,
                         ArtifactSet &out);
void emitSecrets(const BackendRequest &request, DiagnosticEngine &diags,
                 ArtifactSet &out);

} // namespace tntc

#endif // TNTC_LIB_BACKEND_KUBERNETESBACKEND_H
