//===- Form.h - the members of the IR's JSON, once for all ------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// One `form` for each node. It names the members in their order to an IO,
// which prints them, reads them, or writes the schema; none of the three can
// forget a member that another one has. An IO has
//
//   name(n)            what the schema calls the node
//   text, number, boolean, word, range, place, file, node, list
//                      always there
//   textIfAny, listIfAny, placeIfAny, fileIfAny, scalar, optional, pointer,
//   wordUnless         left out when empty, absent or unset
//   flag               there only when true
//   when(holds, f)     members that only some nodes have
//   labels, json, extensions, moduleOf, importOf, tree, sources, version
//                      what is like nothing else
//
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_IR_FORM_H
#define TNTC_LIB_IR_FORM_H

#include "Words.h"

#include "tntc/IR/Printer.h"

#include <concepts>

namespace tntc::ir {

/// A T that is a Node, const for those who only look.
template <typename T, typename Node>
concept Is = std::same_as<std::remove_const_t<T>, Node>;

/// A span as it is written out.
struct Place {
  StringRef file;
  uint32_t line = 1, column = 1, endLine = 1, endColumn = 1;
  uint32_t offset = 0, length = 0;
};

/// The text of a file that places are in.
struct SourceText {
  StringRef path, text;
};

template <typename IO>
void form(IO &io, Is<Place> auto &place) {
  io.name("place");
  io.text("file", place.file);
  io.number("line", place.line);
  io.number("column", place.column);
  io.number("endLine", place.endLine);
  io.number("endColumn", place.endColumn);
  io.number("offset", place.offset);
  io.number("length", place.length);
}

template <typename IO>
void form(IO &io, Is<SourceText> auto &source) {
  io.name("source");
  io.text("path", source.path);
  io.text("text", source.text);
}

template <typename IO>
void form(IO &io, Is<Text> auto &text) {
  io.name("text");
  io.text("value", text.value);
  io.word("origin", text.origin);
  io.flag("refused", text.refused);
  io.place("at", text.span);
}

template <typename IO>
void form(IO &io, Is<Number> auto &number) {
  io.name("number");
  io.number("value", number.value);
  io.word("origin", number.origin);
  io.flag("refused", number.refused);
  io.place("at", number.span);
}

template <typename IO>
void form(IO &io, Is<Reason> auto &reason) {
  io.name("reason");
  io.text("text", reason.text);
  io.place("at", reason.span);
}

template <typename IO>
void form(IO &io, Is<Metadata> auto &metadata) {
  io.name("metadata");
  io.place("at", metadata.span);
  io.scalar("group", metadata.group);
  io.scalar("environment", metadata.environment);
  io.list("tags", metadata.tags);
  io.extensions(metadata.extensions, metadata.span);
}

template <typename IO>
void form(IO &io, Is<Trigger> auto &trigger) {
  io.name("trigger");
  io.place("at", trigger.span);
  io.scalar("type", trigger.type);
  io.word("kind", trigger.kind);
  io.scalar("name", trigger.name);
  io.scalar("schedule", trigger.schedule);
  io.scalar("path", trigger.path);
  io.scalar("provider", trigger.provider);
  io.scalar("event", trigger.event);
  io.listIfAny("actions", trigger.actions);
  io.scalar("subject", trigger.subject);
  io.extensions(trigger.extensions, trigger.span);
}

template <typename IO>
void form(IO &io, Is<Node> auto &node) {
  io.name("node");
  io.place("at", node.span);
  io.scalar("name", node.name);
  io.scalar("path", node.path);
  io.scalar("description", node.description);
  io.moduleOf("module", node.module);
  io.extensions(node.extensions, node.span);
}

template <typename IO>
void form(IO &io, Is<Edge> auto &edge) {
  io.name("edge");
  io.place("at", edge.span);
  io.scalar("from", edge.from);
  io.scalar("to", edge.to);
  io.extensions(edge.extensions, edge.span);
}

template <typename IO>
void form(IO &io, Is<Config> auto &config) {
  io.name("config");
  io.place("at", config.span);
  io.scalar("timeout", config.timeout);
  io.scalar("retries", config.retries);
  io.json("value", config.value, config.span);
}

template <typename IO>
void form(IO &io, Is<Auth> auto &auth) {
  io.name("auth");
  io.place("at", auth.span);
  io.scalar("type", auth.type);
  io.scalar("secret", auth.secret);
  io.extensions(auth.extensions, auth.span);
}

template <typename IO>
void form(IO &io, Is<Dependency> auto &dependency) {
  io.name("dependency");
  io.place("at", dependency.span);
  io.scalar("name", dependency.name);
  io.scalar("protocol", dependency.protocol);
  io.wordUnless("kind", dependency.kind, Protocol::Unknown);
  io.scalar("type", dependency.type);
  io.scalar("host", dependency.host);
  io.scalar("port", dependency.port);
  io.optional("auth", dependency.auth);
  io.scalar("cidr", dependency.cidr);
  io.listIfAny("dynPorts", dependency.dynPorts);
  io.scalar("version", dependency.version);
  io.scalar("database", dependency.database);
  io.scalar("user", dependency.user);
  io.scalar("subject", dependency.subject);
  io.scalar("container", dependency.container);
  io.extensions(dependency.extensions, dependency.span);
}

template <typename IO>
void form(IO &io, Is<AdditionalEgress> auto &egress) {
  io.name("additionalEgress");
  io.place("at", egress.span);
  io.scalar("toCIDR", egress.toCidr);
  io.list("ports", egress.ports);
  io.scalar("reason", egress.reason);
  io.extensions(egress.extensions, egress.span);
}

template <typename IO>
void form(IO &io, Is<Contract> auto &contract) {
  io.name("contract");
  io.place("at", contract.span);
  io.scalar("version", contract.version);
  io.list("dependencies", contract.dependencies);
  io.list("additionalEgress", contract.additionalEgress);
  io.extensions(contract.extensions, contract.span);
  io.placeIfAny("dependenciesAt", contract.dependenciesSpan);
  io.flag("hasRefusedDependencies", contract.hasRefusedDependencies);
}

template <typename IO>
void form(IO &io, Is<KeyText> auto &pair) {
  io.name("variable");
  io.scalar("key", pair.key);
  io.scalar("value", pair.value);
}

template <typename IO>
void form(IO &io, Is<Resources> auto &resources) {
  io.name("resources");
  io.scalar("cpu", resources.cpu);
  io.scalar("memory", resources.memory);
  io.extensions(resources.extensions, resources.cpu.span);
}

template <typename IO>
void form(IO &io, Is<Sidecar> auto &sidecar) {
  io.name("sidecar");
  io.place("at", sidecar.span);
  io.scalar("name", sidecar.name);
  io.scalar("image", sidecar.image);
  io.scalar("port", sidecar.port);
  io.scalar("protocol", sidecar.protocol);
  io.scalar("healthPath", sidecar.healthPath);
  io.list("command", sidecar.command);
  io.list("args", sidecar.args);
  io.list("env", sidecar.env);
  io.node("requests", sidecar.requests);
  io.node("limits", sidecar.limits);
  io.extensions(sidecar.extensions, sidecar.span);
}

template <typename IO>
void form(IO &io, Is<Autoscale> auto &autoscale) {
  io.name("autoscale");
  io.place("at", autoscale.span);
  io.scalar("min", autoscale.min);
  io.scalar("max", autoscale.max);
  io.scalar("cpu", autoscale.cpu);
  io.extensions(autoscale.extensions, autoscale.span);
}

template <typename IO>
void form(IO &io, Is<Deployment> auto &deployment) {
  io.name("deployment");
  io.place("at", deployment.span);
  io.scalar("namespace", deployment.nameSpace);
  io.scalar("enclave", deployment.enclave);
  io.optional("autoscale", deployment.autoscale);
  io.extensions(deployment.extensions, deployment.span);
}

template <typename IO>
void form(IO &io, Is<ShippedFile> auto &file) {
  io.name("shippedFile");
  io.text("path", file.path);
  io.text("key", file.key);
  io.node("reason", file.reason);
  io.file("file", file.file);
}

template <typename IO>
void form(IO &io, Is<ProvidedSecret> auto &secret) {
  io.name("providedSecret");
  io.place("at", secret.span);
  io.text("service", secret.service);
  io.textIfAny("key", secret.key);
}

} // namespace tntc::ir

#include "FormOfCode.h"
#include "FormOfGrants.h"
#include "FormOfServices.h"

namespace tntc::ir {

template <typename IO>
void form(IO &io, Is<Workflow> auto &workflow) {
  io.name("workflow");
  io.version("irSchema", irSchemaVersion);
  io.file("file", workflow.file);
  io.place("at", workflow.span);
  io.scalar("name", workflow.name);
  io.scalar("version", workflow.version);
  io.scalar("description", workflow.description);
  io.scalar("enclave", workflow.enclave);
  io.node("metadata", workflow.metadata);
  io.list("triggers", workflow.triggers);
  io.list("nodes", workflow.nodes);
  io.list("edges", workflow.edges);
  io.node("config", workflow.config);
  io.optional("contract", workflow.contract);
  io.list("sidecars", workflow.sidecars);
  io.node("deployment", workflow.deployment);
  io.extensions(workflow.extensions, workflow.span);
  io.list("modules", workflow.modules);
  io.boolean("hasSecretsFile", workflow.hasSecretsFile);
  io.list("providedSecrets", workflow.providedSecrets);
  io.list("shipped", workflow.shipped);
  io.node("grants", workflow.grants);
  io.list("services", workflow.services);
  io.textIfAny("directory", workflow.directory);
  io.placeIfAny("triggersAt", workflow.triggersSpan);
  io.placeIfAny("nodesAt", workflow.nodesSpan);
  io.placeIfAny("edgesAt", workflow.edgesSpan);
  io.listIfAny("refusedSecrets", workflow.refusedSecrets);
  io.flag("triggersLeftOut", workflow.leftOut.triggers);
  io.flag("nodesLeftOut", workflow.leftOut.nodes);
  io.flag("edgesLeftOut", workflow.leftOut.edges);
  io.flag("configLeftOut", workflow.leftOut.config);
  io.flag("contractLeftOut", workflow.leftOut.contract);
  io.flag("sidecarsLeftOut", workflow.leftOut.sidecars);
  io.sources("sources");
}

} // namespace tntc::ir

#endif // TNTC_LIB_IR_FORM_H
