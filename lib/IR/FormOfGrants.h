//===- FormOfGrants.h - members of what a workflow may do -------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// A part of Form.h, which includes it.
//
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_IR_FORMOFGRANTS_H
#define TNTC_LIB_IR_FORMOFGRANTS_H

#include "Form.h"

namespace tntc::ir {

template <typename IO>
void form(IO &io, Is<Peer> auto &peer) {
  io.name("peer");
  io.word("kind", peer.kind);
  io.when(peer.kind == Peer::Kind::Block, [&] {
    io.range("cidr", peer.cidr);
    io.list("except", peer.except);
  });
  io.when(peer.kind == Peer::Kind::Pods, [&] {
    io.labels("podLabels", peer.selectsPods, peer.podLabels);
    io.labels("namespaceLabels", peer.selectsNamespaces, peer.namespaceLabels);
  });
}

template <typename IO>
void form(IO &io, Is<Port> auto &port) {
  io.name("port");
  io.number("number", port.number);
  io.word("transport", port.transport);
  io.placeIfAny("at", port.span);
}

template <typename IO>
void form(IO &io, Is<NetworkRule> auto &rule) {
  io.name("networkRule");
  io.list("peers", rule.peers);
  io.list("ports", rule.ports);
  io.list("hosts", rule.hosts);
  io.list("reasons", rule.reasons);
}

template <typename IO>
void form(IO &io, Is<Permission> auto &permission) {
  io.name("permission");
  io.text("value", permission.value);
  io.list("reasons", permission.reasons);
}

template <typename IO>
void form(IO &io, Is<SecretKey> auto &secret) {
  io.name("secretKey");
  io.text("service", secret.service);
  io.text("key", secret.key);
  io.boolean("declared", secret.declared);
  io.list("reasons", secret.reasons);
}

template <typename IO>
void form(IO &io, Is<ImportMapping> auto &mapping) {
  io.name("importMapping");
  io.text("specifier", mapping.specifier);
  io.text("target", mapping.target);
  io.list("reasons", mapping.reasons);
}

template <typename IO>
void form(IO &io, Is<Withheld> auto &withheld) {
  io.name("withheld");
  io.word("kind", withheld.kind);
  io.text("what", withheld.what);
  io.node("reason", withheld.reason);
}

template <typename IO>
void form(IO &io, Is<Call> auto &call) {
  io.name("call");
  io.text("dependency", call.dependency);
  io.textIfAny("method", call.method);
  io.textIfAny("path", call.path);
  io.list("reasons", call.reasons);
}

template <typename IO>
void form(IO &io, Is<Grants> auto &grants) {
  io.name("grants");
  io.list("egress", grants.egress);
  io.list("ingress", grants.ingress);
  io.boolean("allowAnyHost", grants.allowAnyHost);
  io.when(grants.allowAnyHost,
          [&] { io.list("anyHostReasons", grants.anyHostReasons); });
  io.list("net", grants.net);
  io.list("denyNet", grants.denyNet);
  io.list("read", grants.read);
  io.list("write", grants.write);
  io.list("env", grants.env);
  io.list("import", grants.import);
  io.list("secrets", grants.secrets);
  io.list("importMap", grants.importMap);
  io.boolean("usesModules", grants.usesModules);
  io.list("withheld", grants.withheld);
  io.list("calls", grants.calls);
}

} // namespace tntc::ir

#endif // TNTC_LIB_IR_FORMOFGRANTS_H
