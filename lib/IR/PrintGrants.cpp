//===- PrintGrants.cpp - what a workflow is allowed -----------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "JsonPrinter.h"

#include "llvm/Support/ErrorHandling.h"

using namespace tntc;
using namespace tntc::ir;

static json::Value printLabels(ArrayRef<Peer::Label> labels) {
  json::Value value = json::object();
  for (const Peer::Label &label : labels)
    value[label.key.str()] = json::string(label.value);
  return value;
}

json::Value JsonPrinter::print(const Peer &peer) {
  json::Value value = json::object();
  switch (peer.kind) {
  case Peer::Kind::Any:
    value["kind"] = "any";
    return value;
  case Peer::Kind::Block:
    value["kind"] = "block";
    value["cidr"] = peer.cidr.str();
    value["except"] = json::array();
    for (const Cidr &except : peer.except)
      value["except"].push_back(except.str());
    return value;
  case Peer::Kind::Pods:
    value["kind"] = "pods";
    if (peer.selectsPods)
      value["podLabels"] = printLabels(peer.podLabels);
    if (peer.selectsNamespaces)
      value["namespaceLabels"] = printLabels(peer.namespaceLabels);
    return value;
  }
  llvm_unreachable("covered switch");
}

json::Value JsonPrinter::print(const Port &port) {
  json::Value value = json::object();
  value["number"] = port.number;
  value["transport"] = transportName(port.transport).str();
  return value;
}

json::Value JsonPrinter::print(const NetworkRule &rule) {
  json::Value value = json::object();
  add(value, "peers", rule.peers);
  add(value, "ports", rule.ports);
  add(value, "hosts", rule.hosts);
  add(value, "reasons", rule.reasons);
  return value;
}

json::Value JsonPrinter::print(const Permission &permission) {
  json::Value value = json::object();
  value["value"] = json::string(permission.value);
  add(value, "reasons", permission.reasons);
  return value;
}

json::Value JsonPrinter::print(const SecretKey &secret) {
  json::Value value = json::object();
  value["service"] = json::string(secret.service);
  value["key"] = json::string(secret.key);
  value["declared"] = secret.declared;
  add(value, "reasons", secret.reasons);
  return value;
}

json::Value JsonPrinter::print(const ImportMapping &mapping) {
  json::Value value = json::object();
  value["specifier"] = json::string(mapping.specifier);
  value["target"] = json::string(mapping.target);
  add(value, "reasons", mapping.reasons);
  return value;
}

StringRef ir::withheldKindName(Withheld::Kind kind) {
  switch (kind) {
  case Withheld::Kind::Network:
    return "network";
  case Withheld::Kind::Secret:
    return "secret";
  case Withheld::Kind::Module:
    return "module";
  }
  llvm_unreachable("covered switch");
}

json::Value JsonPrinter::print(const Withheld &withheld) {
  json::Value value = json::object();
  value["kind"] = withheldKindName(withheld.kind).str();
  value["what"] = json::string(withheld.what);
  value["reason"] = print(withheld.reason);
  return value;
}

json::Value JsonPrinter::print(const Call &call) {
  json::Value value = json::object();
  value["dependency"] = json::string(call.dependency);
  if (!call.method.empty())
    value["method"] = json::string(call.method);
  if (!call.path.empty())
    value["path"] = json::string(call.path);
  add(value, "reasons", call.reasons);
  return value;
}

json::Value JsonPrinter::print(const Grants &grants) {
  json::Value value = json::object();
  add(value, "egress", grants.egress);
  add(value, "ingress", grants.ingress);
  value["allowAnyHost"] = grants.allowAnyHost;
  if (grants.allowAnyHost)
    add(value, "anyHostReasons", grants.anyHostReasons);
  add(value, "net", grants.net);
  add(value, "denyNet", grants.denyNet);
  add(value, "read", grants.read);
  add(value, "write", grants.write);
  add(value, "env", grants.env);
  add(value, "import", grants.import);
  add(value, "secrets", grants.secrets);
  add(value, "importMap", grants.importMap);
  value["usesModules"] = grants.usesModules;
  add(value, "withheld", grants.withheld);
  add(value, "calls", grants.calls);
  return value;
}
