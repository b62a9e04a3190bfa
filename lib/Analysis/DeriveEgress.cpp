//===- DeriveEgress.cpp - which addresses the pod may reach ---------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// The egress side of the NetworkPolicy (decision O3). A policy knows addresses
// and labels, no names: an external host becomes "anywhere but the special
// ranges" on its port, a Service its namespace. What it narrows no further is
// left to Deno, and the hosts that were meant stay with the rule.
//
// A dependency that nothing uses opens nothing (decision O19). The policy is
// that of the whole pod, so that sidecars count as well, whose code is not
// read.
//
// In-cluster rules open the port that the contract names. A policy is applied
// behind the Service's translation, to the port of the pod: where the two
// differ, the contract has to name the pod's.
//
//===----------------------------------------------------------------------===//

#include "HostName.h"
#include "NetworkRules.h"
#include "ServicePeers.h"
#include "Uses.h"

#include "tntc/Analysis/Pass.h"

using namespace tntc;

namespace {
class EgressDeriver {
public:
  EgressDeriver(ir::Workflow &workflow, PassContext &context)
      : workflow(workflow), context(context), profile(context.profile),
        arena(context.arena), rules(context.arena),
        uses(workflow, context.options.grantContract) {}
  void run();

private:
  void addDependency(const ir::Dependency &dependency);
  void addDynamic(const ir::Dependency &dependency,
                  ArrayRef<ir::Reason> reasons);
  void addEgress(const ir::AdditionalEgress &egress);
  void addService(const ir::ServiceEgress &egress, const Uses &used);
  void addPlatform();
  void addDns();
  ir::Peer block(StringRef range) {
    return blockPeer(*Cidr::parse(range), profile.policy, arena);
  }
  /// The last of \p reasons is where the name stands.
  void needsName(ArrayRef<ir::Reason> reasons) {
    lookUps.push_back(reasons.back());
  }

  ir::Workflow &workflow;
  PassContext &context;
  const ir::Profile &profile;
  ir::Context &arena;
  NetworkRules rules;
  ContractUses uses;
  std::vector<ir::Reason> lookUps;
};
} // namespace

static std::vector<ir::Port> portsOf(ArrayRef<ir::Text> texts) {
  std::vector<ir::Port> ports;
  for (const ir::Text &text : texts)
    if (std::optional<ir::Port> port = ir::parsePort(text))
      ports.push_back(*port);
  return ports;
}

void EgressDeriver::addDynamic(const ir::Dependency &dependency,
                               ArrayRef<ir::Reason> reasons) {
  std::optional<Cidr> range = Cidr::parse(*dependency.cidr);
  if (!range)
    return;
  needsName(reasons);
  rules.add(EgressGroup::Range, {blockPeer(*range, profile.policy, arena)},
            portsOf(dependency.dynPorts), reasons);
}

void EgressDeriver::addDependency(const ir::Dependency &dependency) {
  if (dependency.isService() || dependency.isModule())
    return;
  Uses used = uses.address(dependency);
  if (!used.any())
    used = uses.sidecars(dependency);
  if (!used.any())
    return;
  std::vector<ir::Reason> reasons;
  addReasons(reasons, used, arena);
  reasons.push_back(
      {dependency.isDynamic() ? dependency.name.span : dependency.host.span,
       arena.save("dependency '" + *dependency.name + "' of the contract")});
  if (dependency.isDynamic())
    return addDynamic(dependency, reasons);
  if (!dependency.host.isPresent() || !dependency.port.isPresent())
    return;

  StringRef text = *dependency.host;
  std::vector<ir::Port> port = {
      {uint16_t(*dependency.port), ir::Transport::Tcp, dependency.port.span}};
  HostName host = classifyHost(text, workflow, profile);
  switch (host.kind) {
  case HostName::External:
    needsName(reasons);
    rules.add(EgressGroup::External, {block("0.0.0.0/0"), block("::/0")}, port,
              reasons, text);
    return;
  case HostName::Address:
    rules.add(EgressGroup::Address,
              {blockPeer(host.address, profile.policy, arena)}, port, reasons);
    return;
  case HostName::Service:
    needsName(reasons);
    rules.add(EgressGroup::InCluster,
              {isOwnNamespace(host.nameSpace, workflow)
                   ? ownNamespacePeer()
                   : namespacePeer(host.nameSpace, arena)},
              port, reasons, text);
    return;
  case HostName::Loopback: // never leaves the pod
    return;
  case HostName::Metadata:
    needsName(reasons);
    rules.add(EgressGroup::Address, {block("169.254.169.254/32")}, port,
              reasons, text);
    return;
  }
}

void EgressDeriver::addEgress(const ir::AdditionalEgress &egress) {
  std::optional<Cidr> range = Cidr::parse(*egress.toCidr);
  if (!range)
    return;
  // The author's words, which could read like the compiler's.
  StringRef words = "additional egress of the contract";
  if (egress.reason.isPresent() && !egress.reason->empty())
    words = arena.save(words + ": " + *egress.reason);
  rules.add(EgressGroup::Range, {blockPeer(*range, profile.policy, arena)},
            portsOf(egress.ports), {egress.toCidr.span, words});
}

/// What a service says it is reached by; the user's own override stands beside
/// it in the contract.
void EgressDeriver::addService(const ir::ServiceEgress &egress,
                               const Uses &used) {
  ServicePeers to =
      servicePeers(egress, PolicyOf::Workflow, workflow, profile, arena);
  if (to.peers.empty())
    return;
  std::vector<ir::Reason> reasons;
  addReasons(reasons, used, arena);
  reasons.push_back(egress.reason);
  if (to.needsName)
    needsName(reasons);
  rules.add(to.group, to.peers, {to.port}, reasons, to.host);
}

void EgressDeriver::addPlatform() {
  if (workflow.grants.usesModules) {
    const ir::Profile::ModuleProxy &proxy = profile.moduleProxy;
    for (const ir::ImportMapping &line : workflow.grants.importMap) {
      ir::Reason reason{
          line.reasons.empty() ? workflow.name.span : line.reasons.front().span,
          arena.save("'" + line.specifier + "' comes from the module proxy")};
      needsName(reason);
      rules.add(EgressGroup::Platform,
                {appPeer(proxy.nameSpace, proxy.app, arena)},
                {{proxy.port, ir::Transport::Tcp, {}}}, reason);
    }
  }
  if (profile.telemetry.enabled) {
    ir::Reason reason{workflow.name.span,
                      "the platform collects telemetry (telemetry.enabled)"};
    needsName(reason);
    rules.add(EgressGroup::Platform,
              {namespacePeer(profile.telemetry.nameSpace, arena)},
              {{profile.telemetry.port, ir::Transport::Tcp, {}}}, reason);
  }
}

/// Names are looked up only by those who reach something by name.
void EgressDeriver::addDns() {
  for (const ir::Reason &lookUp : lookUps)
    rules.add(EgressGroup::Dns, {dnsPeer(arena)}, dnsPorts(),
              {lookUp.span, arena.save("a name to look up: " + lookUp.text)});
}

void EgressDeriver::run() {
  if (workflow.contract) {
    for (const ir::Dependency &dependency : workflow.contract->dependencies)
      addDependency(dependency);
    for (const ir::AdditionalEgress &egress :
         workflow.contract->additionalEgress)
      addEgress(egress);
  }
  for (const ir::ServiceFacts &service : workflow.services) {
    Uses used = uses.service(service);
    if (!used.any())
      used = uses.sidecars(*workflow.contract->find(service.dependency));
    if (used.any())
      for (const ir::ServiceEgress &egress : service.egress)
        addService(egress, used);
  }
  addPlatform();
  addDns();
  workflow.grants.egress = rules.finish();
}

void tntc::deriveEgress(ir::Workflow &workflow, PassContext &context) {
  EgressDeriver(workflow, context).run();
}
