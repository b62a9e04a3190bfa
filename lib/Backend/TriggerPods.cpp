//===- TriggerPods.cpp - what the pods of cron triggers may do ------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "TriggerPods.h"

#include "Objects.h"

#include "tntc/IR/ObjectNames.h"

using namespace tntc;
using namespace tntc::kubernetes;

static constexpr ir::Peer::Label dnsNamespace = {"kubernetes.io/metadata.name",
                                                 "kube-system"};
static constexpr ir::Peer::Label dnsPods = {"k8s-app", "kube-dns"};

static ArrayRef<ir::Port> dnsPorts() {
  static const ir::Port ports[] = {{53, ir::Transport::Tcp, {}},
                                   {53, ir::Transport::Udp, {}}};
  return ports;
}

static ArrayRef<ir::Port> enginePorts() {
  static const ir::Port ports[] = {{ir::enginePort, ir::Transport::Tcp, {}}};
  return ports;
}

TriggerPods::TriggerPods(const BackendRequest &request)
    : hostAndPort(ir::serviceHost(request.workflow) + ":" +
                  std::to_string(ir::enginePort)),
      engineLabel{"app.kubernetes.io/name", *request.workflow.name} {
  for (const ir::Trigger &trigger : request.workflow.triggers) {
    if (trigger.kind != ir::TriggerKind::Cron || request.options.cronAnnotation)
      continue;
    reasons.push_back({trigger.type.span, "the cron trigger calls the engine"});
    lookUps.push_back(
        {trigger.type.span, "the cron trigger looks the engine's Service up"});
  }
  net = {hostAndPort, reasons};
  if (!exist())
    return;
  dns.kind = engine.kind = ir::Peer::Kind::Pods;
  dns.selectsPods = dns.selectsNamespaces = engine.selectsPods = true;
  dns.namespaceLabels = dnsNamespace;
  dns.podLabels = dnsPods;
  engine.podLabels = engineLabel;
  rules = {{dns, dnsPorts(), lookUps, {}},
           {engine, enginePorts(), reasons, {}}};
}
