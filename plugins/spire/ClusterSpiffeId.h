//===- ClusterSpiffeId.h - who a pod is -------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_PLUGINS_SPIRE_CLUSTERSPIFFEID_H
#define TNTC_PLUGINS_SPIRE_CLUSTERSPIFFEID_H

#include "../exoskeleton/Identity.h"

#include <nlohmann/json.hpp>

namespace tntc::spire {

/// The object that tells SPIRE's controller which pods get the identity. A
/// controller of another class leaves it alone.
nlohmann::ordered_json clusterSpiffeId(const exoskeleton::Tentacle &tentacle,
                                       const std::string &className);

} // namespace tntc::spire

#endif // TNTC_PLUGINS_SPIRE_CLUSTERSPIFFEID_H
