//===- ServicePeers.cpp - where a service is, for a policy ----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "ServicePeers.h"

#include "tntc/Analysis/ServiceEgress.h"

using namespace tntc;

/// A name without a namespace is of the workflow's own, for everybody.
static ir::Peer podsOf(const ir::ServiceEgress &egress, StringRef nameSpace,
                       PolicyOf pods, const ir::Workflow &workflow,
                       ir::Context &arena) {
  bool isOwn = isOwnNamespace(nameSpace, workflow);
  ir::Peer peer =
      isOwn && pods == PolicyOf::Workflow
          ? ownNamespacePeer()
          : namespacePeer(isOwn ? *workflow.enclave : nameSpace, arena);
  if (egress.podLabels.empty())
    return peer;
  std::vector<ir::Peer::Label> labels;
  for (const auto &[key, value] : egress.podLabels)
    labels.push_back({key, value});
  peer.selectsPods = true;
  peer.podLabels = arena.save(labels);
  return peer;
}

ServicePeers tntc::servicePeers(const ir::ServiceEgress &egress, PolicyOf pods,
                                const ir::Workflow &workflow,
                                const ir::Profile &profile,
                                ir::Context &arena) {
  ServicePeers made;
  made.port = {
      egress.podPort ? egress.podPort : egress.port, ir::Transport::Tcp, {}};
  auto open = [&](unsigned group, std::vector<ir::Peer> peers) {
    made.group = group;
    made.peers = std::move(peers);
  };
  auto block = [&](const Cidr &range) {
    return blockPeer(range, profile.policy, arena);
  };
  if (!egress.ranges.empty()) {
    std::vector<ir::Peer> peers;
    for (const Cidr &range : egress.ranges)
      peers.push_back(block(range));
    open(EgressGroup::Range, std::move(peers));
    made.needsName = !Cidr::parseAddress(egress.host);
    made.host = egress.host;
    return made;
  }
  HostName host = classifyHost(egress.host, workflow, profile);
  switch (host.kind) {
  case HostName::Service:
    open(EgressGroup::InCluster,
         {podsOf(egress, host.nameSpace, pods, workflow, arena)});
    break;
  case HostName::Address:
    open(EgressGroup::Address, {block(host.address)});
    return made;
  case HostName::External:
    open(EgressGroup::External,
         {block(*Cidr::parse("0.0.0.0/0")), block(*Cidr::parse("::/0"))});
    break;
  case HostName::Loopback:
  case HostName::Metadata:
    return made;
  }
  made.needsName = true;
  made.host = egress.host;
  return made;
}

ArrayRef<ir::NetworkRule> tntc::serviceRules(const ir::ServiceFacts &facts,
                                             const ir::Workflow &workflow,
                                             const ir::Profile &profile,
                                             ir::Context &arena) {
  NetworkRules rules(arena);
  for (const ir::ServiceEgress &egress : facts.egress) {
    ServicePeers to =
        servicePeers(egress, PolicyOf::Platform, workflow, profile, arena);
    if (to.peers.empty())
      continue;
    rules.add(to.group, to.peers, {to.port}, {egress.reason}, to.host);
    if (to.needsName)
      rules.add(EgressGroup::Dns, {dnsPeer(arena)}, dnsPorts(), egress.reason);
  }
  return rules.finish();
}
