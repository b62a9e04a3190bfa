//===- RuleText.cpp - network rules in words ------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "RuleText.h"

#include "llvm/Support/ErrorHandling.h"

using namespace tntc;

static std::string textOf(ArrayRef<ir::Peer::Label> labels) {
  if (labels.empty())
    return "any";
  std::string text;
  for (const ir::Peer::Label &label : labels) {
    if (!text.empty())
      text += ", ";
    text += (label.key + "=" + label.value).str();
  }
  return text;
}

static std::string textOf(const ir::Peer &peer) {
  switch (peer.kind) {
  case ir::Peer::Kind::Any:
    return "any address";
  case ir::Peer::Kind::Block: {
    std::string text = peer.cidr.str();
    for (const Cidr &except : peer.except)
      text +=
          (&except == peer.except.begin() ? " except " : ", ") + except.str();
    return text;
  }
  case ir::Peer::Kind::Pods: {
    std::string text;
    if (peer.selectsPods)
      text = "pods (" + textOf(peer.podLabels) + ")";
    if (peer.selectsNamespaces)
      text += (text.empty() ? "all pods in namespaces (" : " in namespaces (") +
              textOf(peer.namespaceLabels) + ")";
    return text;
  }
  }
  llvm_unreachable("covered switch");
}

std::string report::describe(ArrayRef<ir::Port> ports) {
  if (ports.empty())
    return "every port";
  std::string text;
  for (const ir::Port &port : ports) {
    if (!text.empty())
      text += ", ";
    text += ir::transportName(port.transport).str();
    text += ' ';
    text += std::to_string(port.number);
  }
  return text;
}

std::string report::describe(const ir::NetworkRule &rule, StringRef direction) {
  std::string text = describe(rule.ports) + " " + direction.str() + " ";
  for (const ir::Peer &peer : rule.peers) {
    if (&peer != rule.peers.begin())
      text += " or ";
    text += textOf(peer);
  }
  if (rule.peers.empty())
    text += "any address";
  return text;
}

bool report::narrowsToHosts(const ir::Workflow &workflow) {
  return !workflow.grants.allowAnyHost && workflow.sidecars.empty();
}
