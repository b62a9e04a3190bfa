//===- DeriveIngress.cpp - who may call the engine ------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// Runs are started by whom the triggers name and by the control plane, which
// serves people: all on the engine's one port. Probes need no rule, since a
// policy never keeps a node from its own pods.
//
//===----------------------------------------------------------------------===//

#include "NetworkRules.h"

#include "tntc/Analysis/Pass.h"
#include "tntc/IR/ObjectNames.h"

using namespace tntc;

namespace {
enum Group : unsigned { Cron, Webhook, ControlPlane };
} // namespace

static ir::Peer cronPeer(const ir::Workflow &workflow, ir::Context &arena) {
  ir::Peer peer = ownNamespacePeer();
  std::array<ir::Peer::Label, 2> labels = ir::triggerLabels(workflow);
  peer.podLabels =
      arena.save(std::vector<ir::Peer::Label>(labels.begin(), labels.end()));
  return peer;
}

void tntc::deriveIngress(ir::Workflow &workflow, PassContext &context) {
  const ir::Profile::Ingress &profile = context.profile.ingress;
  ir::Context &arena = context.arena;
  NetworkRules rules(arena);
  std::vector<ir::Port> port = {{ir::enginePort, ir::Transport::Tcp, {}}};
  for (const ir::Trigger &trigger : workflow.triggers) {
    if (trigger.kind == ir::TriggerKind::Cron &&
        !context.options.cronAnnotation)
      rules.add(Cron, {cronPeer(workflow, arena)}, port,
                {trigger.type.span, "pods of the cron trigger start runs"});
    if (trigger.kind == ir::TriggerKind::Webhook &&
        trigger.provider.isPresent()) {
      std::vector<ir::Peer> peers;
      for (const std::string &nameSpace : profile.webhookNamespaces)
        peers.push_back(namespacePeer(nameSpace, arena));
      // No peers would be everyone.
      if (!peers.empty())
        rules.add(Webhook, std::move(peers), port,
                  {trigger.type.span, "webhooks come in through the gateway"});
    }
  }
  rules.add(ControlPlane,
            {appPeer(profile.controlNamespace, profile.controlApp, arena)},
            port,
            {workflow.name.span,
             "the control plane starts runs for people and asks for health"});
  workflow.grants.ingress = rules.finish();
}
