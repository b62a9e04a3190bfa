//===- ServicePeers.h - where a service is, for a policy --------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_ANALYSIS_SERVICEPEERS_H
#define TNTC_ANALYSIS_SERVICEPEERS_H

#include "HostName.h"
#include "NetworkRules.h"

namespace tntc {

/// Of which pods a rule is.
enum class PolicyOf : uint8_t { Workflow, Platform };

struct ServicePeers {
  unsigned group = EgressGroup::InCluster;
  std::vector<ir::Peer> peers; ///< none: nothing has to be opened
  ir::Port port;
  bool needsName = false; ///< it is reached by a name
  StringRef host;         ///< what the peers cannot say; empty: they do
};

ServicePeers servicePeers(const ir::ServiceEgress &egress, PolicyOf pods,
                          const ir::Workflow &workflow,
                          const ir::Profile &profile, ir::Context &arena);

} // namespace tntc

#endif // TNTC_ANALYSIS_SERVICEPEERS_H
