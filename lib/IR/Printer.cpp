//===- Printer.cpp - the IR as versioned JSON -----------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// Members that are absent are left out, so that a reader needs no second word
// for "not there". A scalar becomes {value, origin, at}; everything else has
// its place as `at`: {file, line, column, endLine, endColumn, offset, length},
// lines and columns from 1, columns in code points, offsets in bytes.
//
//===----------------------------------------------------------------------===//

#include "JsonPrinter.h"

#include "llvm/Support/ErrorHandling.h"

using namespace tntc;
using namespace tntc::ir;

static StringRef originName(Origin origin) {
  switch (origin) {
  case Origin::Written:
    return "written";
  case Origin::Defaulted:
    return "defaulted";
  case Origin::Injected:
    return "injected";
  }
  llvm_unreachable("covered switch");
}

json::Value JsonPrinter::print(Span span) {
  if (!span.isValid())
    return nullptr;
  const SourceFile &file = sources.file(span.file);
  LineColumn first = file.lineColumn(span.begin);
  LineColumn last = file.lineColumn(span.end);
  json::Value value = json::object();
  value["file"] = json::string(file.path());
  value["line"] = first.line;
  value["column"] = first.column;
  value["endLine"] = last.line;
  value["endColumn"] = last.column;
  value["offset"] = span.begin;
  value["length"] = span.end - span.begin;
  return value;
}

template <typename T>
static json::Value printScalar(json::Value shown, const Located<T> &scalar,
                               json::Value at) {
  json::Value value = json::object();
  value["value"] = std::move(shown);
  value["origin"] = originName(scalar.origin).str();
  if (scalar.isRefused())
    value["refused"] = true;
  value["at"] = std::move(at);
  return value;
}

json::Value JsonPrinter::print(const Text &text) {
  return printScalar(json::string(*text), text, print(text.span));
}

json::Value JsonPrinter::print(const Number &number) {
  return printScalar(*number, number, print(number.span));
}

json::Value JsonPrinter::print(const Reason &reason) {
  json::Value value = json::object();
  value["text"] = json::string(reason.text);
  value["at"] = print(reason.span);
  return value;
}

json::Value JsonPrinter::print(const Metadata &metadata) {
  json::Value value = at(metadata.span);
  add(value, "group", metadata.group);
  add(value, "environment", metadata.environment);
  add(value, "tags", metadata.tags);
  return value;
}

json::Value JsonPrinter::print(const Trigger &trigger) {
  json::Value value = at(trigger.span);
  add(value, "type", trigger.type);
  value["kind"] = triggerKindName(trigger.kind).str();
  add(value, "name", trigger.name);
  add(value, "schedule", trigger.schedule);
  add(value, "path", trigger.path);
  add(value, "provider", trigger.provider);
  add(value, "event", trigger.event);
  if (!trigger.actions.empty())
    add(value, "actions", trigger.actions);
  add(value, "subject", trigger.subject);
  return value;
}

json::Value JsonPrinter::print(const Node &node) {
  json::Value value = at(node.span);
  add(value, "name", node.name);
  add(value, "path", node.path);
  add(value, "description", node.description);
  if (node.module)
    value["module"] = json::string(node.module->path);
  return value;
}

json::Value JsonPrinter::print(const Edge &edge) {
  json::Value value = at(edge.span);
  add(value, "from", edge.from);
  add(value, "to", edge.to);
  return value;
}

json::Value JsonPrinter::print(const Config &config) {
  json::Value value = at(config.span);
  add(value, "timeout", config.timeout);
  add(value, "retries", config.retries);
  if (config.value)
    value["value"] = toJson(*config.value);
  return value;
}

json::Value JsonPrinter::print(const Auth &auth) {
  json::Value value = at(auth.span);
  add(value, "type", auth.type);
  add(value, "secret", auth.secret);
  return value;
}

json::Value JsonPrinter::print(const Dependency &dependency) {
  json::Value value = at(dependency.span);
  add(value, "name", dependency.name);
  add(value, "protocol", dependency.protocol);
  if (dependency.kind != Protocol::Unknown)
    value["kind"] = protocolInfo(dependency.kind).name.str();
  add(value, "type", dependency.type);
  add(value, "host", dependency.host);
  add(value, "port", dependency.port);
  add(value, "auth", dependency.auth);
  add(value, "cidr", dependency.cidr);
  if (!dependency.dynPorts.empty())
    add(value, "dynPorts", dependency.dynPorts);
  add(value, "version", dependency.version);
  add(value, "database", dependency.database);
  add(value, "user", dependency.user);
  add(value, "subject", dependency.subject);
  add(value, "container", dependency.container);
  addExtensions(value, dependency.extensions);
  return value;
}

json::Value JsonPrinter::print(const AdditionalEgress &egress) {
  json::Value value = at(egress.span);
  add(value, "toCIDR", egress.toCidr);
  add(value, "ports", egress.ports);
  add(value, "reason", egress.reason);
  return value;
}

json::Value JsonPrinter::print(const Contract &contract) {
  json::Value value = at(contract.span);
  add(value, "version", contract.version);
  add(value, "dependencies", contract.dependencies);
  add(value, "additionalEgress", contract.additionalEgress);
  addExtensions(value, contract.extensions);
  return value;
}

json::Value JsonPrinter::print(const KeyText &pair) {
  json::Value value = json::object();
  add(value, "key", pair.key);
  add(value, "value", pair.value);
  return value;
}

json::Value JsonPrinter::print(const Resources &resources) {
  json::Value value = json::object();
  add(value, "cpu", resources.cpu);
  add(value, "memory", resources.memory);
  return value;
}

json::Value JsonPrinter::print(const Sidecar &sidecar) {
  json::Value value = at(sidecar.span);
  add(value, "name", sidecar.name);
  add(value, "image", sidecar.image);
  add(value, "port", sidecar.port);
  add(value, "protocol", sidecar.protocol);
  add(value, "healthPath", sidecar.healthPath);
  add(value, "command", sidecar.command);
  add(value, "args", sidecar.args);
  add(value, "env", sidecar.env);
  value["requests"] = print(sidecar.requests);
  value["limits"] = print(sidecar.limits);
  return value;
}

json::Value JsonPrinter::print(const Autoscale &autoscale) {
  json::Value value = at(autoscale.span);
  add(value, "min", autoscale.min);
  add(value, "max", autoscale.max);
  add(value, "cpu", autoscale.cpu);
  return value;
}

json::Value JsonPrinter::print(const Deployment &deployment) {
  json::Value value = at(deployment.span);
  add(value, "namespace", deployment.nameSpace);
  add(value, "enclave", deployment.enclave);
  add(value, "autoscale", deployment.autoscale);
  return value;
}

json::Value JsonPrinter::print(const ShippedFile &file) {
  json::Value value = json::object();
  value["path"] = json::string(file.path);
  value["key"] = json::string(file.key);
  value["reason"] = print(file.reason);
  return value;
}

json::Value JsonPrinter::print(const ProvidedSecret &secret) {
  json::Value value = at(secret.span);
  value["service"] = json::string(secret.service);
  add(value, "key", secret.key);
  return value;
}

json::Value JsonPrinter::print(const Workflow &workflow) {
  json::Value value = json::object();
  value["irSchema"] = irSchemaVersion;
  value["file"] = json::string(sources.file(workflow.file).path());
  value["at"] = print(workflow.span);
  add(value, "name", workflow.name);
  add(value, "version", workflow.version);
  add(value, "description", workflow.description);
  add(value, "enclave", workflow.enclave);
  value["metadata"] = print(workflow.metadata);
  add(value, "triggers", workflow.triggers);
  add(value, "nodes", workflow.nodes);
  add(value, "edges", workflow.edges);
  value["config"] = print(workflow.config);
  add(value, "contract", workflow.contract);
  add(value, "sidecars", workflow.sidecars);
  value["deployment"] = print(workflow.deployment);
  addExtensions(value, workflow.extensions);
  add(value, "modules", workflow.modules);
  value["hasSecretsFile"] = workflow.hasSecretsFile;
  add(value, "providedSecrets", workflow.providedSecrets);
  add(value, "shipped", workflow.shipped);
  value["grants"] = print(workflow.grants);
  return value;
}

json::Value ir::print(const Workflow &workflow, const SourceManager &sources) {
  return JsonPrinter(sources).print(workflow);
}
