//===- NetworkPolicy.cpp - the fence around the pods ----------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "EgressPolicy.h"
#include "Objects.h"
#include "TriggerPods.h"

#include "tntc/IR/ObjectNames.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;
using namespace tntc::kubernetes;

static json::Value selector(StringMap labels) {
  json::Value value = json::object();
  if (!labels.empty())
    value["matchLabels"] = toJson(labels);
  return value;
}

static json::Value selector(ArrayRef<ir::Peer::Label> labels) {
  StringMap map;
  for (const ir::Peer::Label &label : labels)
    map[label.key.str()] = label.value.str();
  return selector(std::move(map));
}

static json::Value printPeer(const ir::Peer &peer) {
  json::Value value = json::object();
  if (peer.kind == ir::Peer::Kind::Block) {
    json::Value block = json::object();
    block["cidr"] = peer.cidr.str();
    for (const Cidr &except : peer.except)
      block["except"].push_back(except.str());
    value["ipBlock"] = std::move(block);
    return value;
  }
  if (peer.selectsNamespaces)
    value["namespaceSelector"] = selector(peer.namespaceLabels);
  if (peer.selectsPods)
    value["podSelector"] = selector(peer.podLabels);
  return value;
}

static json::Value printPort(uint16_t number, StringRef transport) {
  json::Value value = json::object();
  value["port"] = number;
  value["protocol"] = json::string(transport);
  return value;
}

/// \p side is `to` or `from`. A rule without peers is for every address, and
/// one without ports for every port, so an empty list must not be printed.
static json::Value printRule(const ir::NetworkRule &rule, StringRef side) {
  json::Value value = json::object();
  bool isForAny = llvm::any_of(rule.peers, [](const ir::Peer &peer) {
    return peer.kind == ir::Peer::Kind::Any;
  });
  if (!isForAny)
    for (const ir::Peer &peer : rule.peers)
      value[side.str()].push_back(printPeer(peer));
  for (const ir::Port &port : rule.ports)
    value["ports"].push_back(
        printPort(port.number, ir::transportName(port.transport)));
  return value;
}

static json::Value printRules(ArrayRef<ir::NetworkRule> rules, StringRef side) {
  json::Value list = json::array();
  for (const ir::NetworkRule &rule : rules)
    list.push_back(printRule(rule, side));
  return list;
}

/// Hosts that are meant where the policy can only say addresses; those of the
/// cluster it can select.
static std::string intendedHosts(ArrayRef<ir::NetworkRule> rules) {
  std::vector<StringRef> hosts;
  for (const ir::NetworkRule &rule : rules)
    for (StringRef host : rule.hosts)
      if (!host.ends_with(".svc.cluster.local") &&
          !llvm::is_contained(hosts, host))
        hosts.push_back(host);
  return llvm::join(hosts, ",");
}

static Object makePolicy(const ObjectMeta &meta, StringMap selected,
                         json::Value ingress, json::Value egress) {
  Object object = makeObject("networking.k8s.io/v1", "NetworkPolicy", meta);
  json::Value spec = json::object();
  spec["podSelector"] = selector(std::move(selected));
  // Both are named, so that what no rule allows is denied.
  spec["policyTypes"] = {"Ingress", "Egress"};
  if (!ingress.empty())
    spec["ingress"] = std::move(ingress);
  if (!egress.empty())
    spec["egress"] = std::move(egress);
  object.body["spec"] = std::move(spec);
  return object;
}

static void annotateHosts(ObjectMeta &meta, ArrayRef<ir::NetworkRule> egress) {
  std::string hosts = intendedHosts(egress);
  if (!hosts.empty())
    meta.annotations["tentacular.dev/intended-hosts"] = std::move(hosts);
}

Object kubernetes::makeEgressPolicy(const ObjectMeta &meta, StringMap selected,
                                    ArrayRef<ir::NetworkRule> egress) {
  ObjectMeta own = meta;
  annotateHosts(own, egress);
  return makePolicy(own, std::move(selected), json::array(),
                    printRules(egress, "to"));
}

Object kubernetes::makeNetworkPolicy(const BackendRequest &request) {
  const ir::Workflow &workflow = request.workflow;
  ObjectMeta meta =
      metaFor(workflow, ir::policyName(*workflow.name), plainLabels(workflow));
  annotateHosts(meta, workflow.grants.egress);
  return makePolicy(meta, podSelector(workflow),
                    printRules(workflow.grants.ingress, "from"),
                    printRules(workflow.grants.egress, "to"));
}

Object kubernetes::makeTriggerNetworkPolicy(const BackendRequest &request) {
  const ir::Workflow &workflow = request.workflow;
  return makePolicy(metaFor(workflow, ir::triggerPolicyName(*workflow.name),
                            plainLabels(workflow)),
                    triggerSelector(workflow), json::array(),
                    printRules(TriggerPods(request).egress(), "to"));
}
