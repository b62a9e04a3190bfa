//===- ClusterSpiffeId.cpp - who a pod is ---------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// The path is spelled out: taken from a label of the pod, whoever may set
// labels in the namespace could be anybody.
//
//===----------------------------------------------------------------------===//

#include "ClusterSpiffeId.h"

using namespace tntc;
using exoskeleton::Tentacle;

nlohmann::ordered_json spire::clusterSpiffeId(const Tentacle &tentacle,
                                              const std::string &className) {
  return {{"apiVersion", "spire.spiffe.io/v1alpha1"},
          {"kind", "ClusterSPIFFEID"},
          {"metadata",
           {{"name", exoskeleton::clusterName(tentacle)},
            {"labels",
             {{"app.kubernetes.io/managed-by", "tentacular"},
              {"tentacular.io/enclave", tentacle.enclave},
              {"tentacular.io/exoskeleton", "true"},
              {"tentacular.io/release", tentacle.workflow}}}}},
          {"spec",
           {{"spiffeIDTemplate",
             "spiffe://{{ .TrustDomain }}" + exoskeleton::spiffePath(tentacle)},
            {"namespaceSelector",
             {{"matchLabels",
               {{"kubernetes.io/metadata.name", tentacle.enclave}}}}},
            {"podSelector",
             {{"matchLabels",
               {{"app.kubernetes.io/name", tentacle.workflow},
                {"tentacular.io/release", tentacle.workflow}}}}},
            {"className", className},
            {"hint", tentacle.workflow}}}};
}
