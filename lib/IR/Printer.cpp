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

#include "tntc/IR/Printer.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/ErrorHandling.h"

using namespace tntc;
using namespace tntc::ir;

namespace {

/// Each `print` gives one node; `add` puts it under a key unless it is absent.
class Printer {
public:
  explicit Printer(const SourceManager &sources) : sources(sources) {}

  json::Value print(const Workflow &workflow);

private:
  json::Value print(Span span);
  json::Value print(const Text &text);
  json::Value print(const Number &number);
  json::Value print(const Reason &reason);
  json::Value print(const Metadata &metadata);
  json::Value print(const Trigger &trigger);
  json::Value print(const Node &node);
  json::Value print(const Edge &edge);
  json::Value print(const Config &config);
  json::Value print(const Auth &auth);
  json::Value print(const Dependency &dependency);
  json::Value print(const AdditionalEgress &egress);
  json::Value print(const Contract &contract);
  json::Value print(const KeyText &pair);
  json::Value print(const Resources &resources);
  json::Value print(const Sidecar &sidecar);
  json::Value print(const Autoscale &autoscale);
  json::Value print(const Deployment &deployment);
  json::Value print(const Import &import);
  json::Value print(const DefaultExport &made);
  json::Value print(const Module *module);
  json::Value print(const ShippedFile &file);
  json::Value print(const ProvidedSecret &secret);
  json::Value print(const Peer &peer);
  json::Value print(const Port &port);
  json::Value print(const NetworkRule &rule);
  json::Value print(const Permission &permission);
  json::Value print(const SecretKey &secret);
  json::Value print(const ImportMapping &mapping);
  json::Value print(const Grants &grants);

  json::Value at(Span span) {
    json::Value value = json::object();
    value["at"] = print(span);
    return value;
  }
  template <typename T>
  void add(json::Value &object, StringRef key, const Located<T> &member) {
    if (member.isPresent())
      object[key.str()] = print(member);
  }
  template <typename T>
  void add(json::Value &object, StringRef key, const std::optional<T> &member) {
    if (member)
      object[key.str()] = print(*member);
  }
  template <typename T>
  void add(json::Value &object, StringRef key, ArrayRef<T> members) {
    json::Value list = json::array();
    for (const T &member : members)
      list.push_back(print(member));
    object[key.str()] = std::move(list);
  }
  void add(json::Value &object, StringRef key, StringRef text) {
    if (!text.empty())
      object[key.str()] = json::string(text);
  }
  void addExtensions(json::Value &object, ArrayRef<Entry> entries) {
    if (entries.empty())
      return;
    json::Value &extensions = object["extensions"] = json::object();
    for (const Entry &entry : entries)
      extensions[entry.key->text.str()] = toJson(*entry.value);
  }

  const SourceManager &sources;
};

} // namespace

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

static StringRef statusName(FileStatus status) {
  switch (status) {
  case FileStatus::Ok:
    return "ok";
  case FileStatus::Missing:
    return "missing";
  case FileStatus::Outside:
    return "outside";
  case FileStatus::Hidden:
    return "hidden";
  case FileStatus::NotRegular:
    return "notRegular";
  case FileStatus::BadExtension:
    return "badExtension";
  case FileStatus::TooLarge:
    return "tooLarge";
  case FileStatus::Unreadable:
    return "unreadable";
  }
  llvm_unreachable("covered switch");
}

static StringRef formName(ImportForm form) {
  switch (form) {
  case ImportForm::Static:
    return "static";
  case ImportForm::TypeOnly:
    return "typeOnly";
  case ImportForm::ReExport:
    return "reExport";
  case ImportForm::Dynamic:
    return "dynamic";
  case ImportForm::Computed:
    return "computed";
  }
  llvm_unreachable("covered switch");
}

static StringRef kindName(ImportKind kind) {
  switch (kind) {
  case ImportKind::Relative:
    return "relative";
  case ImportKind::Tentacular:
    return "tentacular";
  case ImportKind::Jsr:
    return "jsr";
  case ImportKind::Npm:
    return "npm";
  case ImportKind::Node:
    return "node";
  case ImportKind::Https:
    return "https";
  case ImportKind::Data:
    return "data";
  case ImportKind::File:
    return "file";
  case ImportKind::Bare:
    return "bare";
  }
  llvm_unreachable("covered switch");
}

static StringRef formName(ExportForm form) {
  switch (form) {
  case ExportForm::None:
    return "none";
  case ExportForm::Function:
    return "function";
  case ExportForm::CallResult:
    return "callResult";
  case ExportForm::Class:
    return "class";
  case ExportForm::Value:
    return "value";
  case ExportForm::ReExport:
    return "reExport";
  case ExportForm::Unknown:
    return "unknown";
  }
  llvm_unreachable("covered switch");
}

json::Value Printer::print(Span span) {
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

json::Value Printer::print(const Text &text) {
  json::Value value = json::object();
  value["value"] = json::string(*text);
  value["origin"] = originName(text.origin).str();
  if (text.isRefused())
    value["refused"] = true;
  value["at"] = print(text.span);
  return value;
}

json::Value Printer::print(const Number &number) {
  json::Value value = json::object();
  value["value"] = *number;
  value["origin"] = originName(number.origin).str();
  if (number.isRefused())
    value["refused"] = true;
  value["at"] = print(number.span);
  return value;
}

json::Value Printer::print(const Reason &reason) {
  json::Value value = json::object();
  value["text"] = json::string(reason.text);
  value["at"] = print(reason.span);
  return value;
}

json::Value Printer::print(const Metadata &metadata) {
  json::Value value = at(metadata.span);
  add(value, "group", metadata.group);
  add(value, "environment", metadata.environment);
  add(value, "tags", metadata.tags);
  return value;
}

json::Value Printer::print(const Trigger &trigger) {
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

json::Value Printer::print(const Node &node) {
  json::Value value = at(node.span);
  add(value, "name", node.name);
  add(value, "path", node.path);
  add(value, "description", node.description);
  if (node.module)
    value["module"] = json::string(node.module->path);
  return value;
}

json::Value Printer::print(const Edge &edge) {
  json::Value value = at(edge.span);
  add(value, "from", edge.from);
  add(value, "to", edge.to);
  return value;
}

json::Value Printer::print(const Config &config) {
  json::Value value = at(config.span);
  add(value, "timeout", config.timeout);
  add(value, "retries", config.retries);
  if (config.value)
    value["value"] = toJson(*config.value);
  return value;
}

json::Value Printer::print(const Auth &auth) {
  json::Value value = at(auth.span);
  add(value, "type", auth.type);
  add(value, "secret", auth.secret);
  return value;
}

json::Value Printer::print(const Dependency &dependency) {
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

json::Value Printer::print(const AdditionalEgress &egress) {
  json::Value value = at(egress.span);
  add(value, "toCIDR", egress.toCidr);
  add(value, "ports", egress.ports);
  add(value, "reason", egress.reason);
  return value;
}

json::Value Printer::print(const Contract &contract) {
  json::Value value = at(contract.span);
  add(value, "version", contract.version);
  add(value, "dependencies", contract.dependencies);
  add(value, "additionalEgress", contract.additionalEgress);
  addExtensions(value, contract.extensions);
  return value;
}

json::Value Printer::print(const KeyText &pair) {
  json::Value value = json::object();
  add(value, "key", pair.key);
  add(value, "value", pair.value);
  return value;
}

json::Value Printer::print(const Resources &resources) {
  json::Value value = json::object();
  add(value, "cpu", resources.cpu);
  add(value, "memory", resources.memory);
  return value;
}

json::Value Printer::print(const Sidecar &sidecar) {
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

json::Value Printer::print(const Autoscale &autoscale) {
  json::Value value = at(autoscale.span);
  add(value, "min", autoscale.min);
  add(value, "max", autoscale.max);
  add(value, "cpu", autoscale.cpu);
  return value;
}

json::Value Printer::print(const Deployment &deployment) {
  json::Value value = at(deployment.span);
  add(value, "namespace", deployment.nameSpace);
  add(value, "enclave", deployment.enclave);
  add(value, "autoscale", deployment.autoscale);
  return value;
}

json::Value Printer::print(const Import &import) {
  json::Value value = at(import.span);
  value["specifier"] = json::string(import.specifier);
  value["form"] = formName(import.form).str();
  value["kind"] = kindName(import.kind).str();
  if (import.kind == ImportKind::Relative) {
    add(value, "path", import.path);
    value["status"] = statusName(import.status).str();
  }
  add(value, "package", import.package);
  add(value, "version", import.version);
  add(value, "subpath", import.subpath);
  return value;
}

json::Value Printer::print(const DefaultExport &made) {
  json::Value value = at(made.span);
  value["form"] = formName(made.form).str();
  if (made.form == ExportForm::Function) {
    value["parameters"] = made.parameters;
    value["rest"] = made.hasRest;
    value["async"] = made.isAsync;
  }
  if (made.from) {
    value["from"] = json::string(made.from->specifier);
    value["name"] = json::string(made.fromName);
  }
  return value;
}

json::Value Printer::print(const Module *module) {
  json::Value value = json::object();
  value["path"] = json::string(module->path);
  value["status"] = statusName(module->status).str();
  add(value, "message", module->message);
  if (module->isJson) {
    value["json"] = true;
    return value;
  }
  add(value, "imports", module->imports);
  value["defaultExport"] = print(module->defaultExport);
  add(value, "syntaxErrors", module->syntaxErrors);
  return value;
}

json::Value Printer::print(const ShippedFile &file) {
  json::Value value = json::object();
  value["path"] = json::string(file.path);
  value["key"] = json::string(file.key);
  value["reason"] = print(file.reason);
  return value;
}

json::Value Printer::print(const ProvidedSecret &secret) {
  json::Value value = at(secret.span);
  value["service"] = json::string(secret.service);
  add(value, "key", secret.key);
  return value;
}

static json::Value printLabels(ArrayRef<Peer::Label> labels) {
  json::Value value = json::object();
  for (const Peer::Label &label : labels)
    value[label.key.str()] = json::string(label.value);
  return value;
}

json::Value Printer::print(const Peer &peer) {
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

json::Value Printer::print(const Port &port) {
  json::Value value = json::object();
  value["number"] = port.number;
  value["transport"] = transportName(port.transport).str();
  return value;
}

json::Value Printer::print(const NetworkRule &rule) {
  json::Value value = json::object();
  add(value, "peers", rule.peers);
  add(value, "ports", rule.ports);
  add(value, "host", rule.host);
  add(value, "reasons", rule.reasons);
  return value;
}

json::Value Printer::print(const Permission &permission) {
  json::Value value = json::object();
  value["value"] = json::string(permission.value);
  add(value, "reasons", permission.reasons);
  return value;
}

json::Value Printer::print(const SecretKey &secret) {
  json::Value value = json::object();
  value["service"] = json::string(secret.service);
  value["key"] = json::string(secret.key);
  value["declared"] = secret.declared;
  add(value, "reasons", secret.reasons);
  return value;
}

json::Value Printer::print(const ImportMapping &mapping) {
  json::Value value = json::object();
  value["specifier"] = json::string(mapping.specifier);
  value["target"] = json::string(mapping.target);
  add(value, "reasons", mapping.reasons);
  return value;
}

json::Value Printer::print(const Grants &grants) {
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
  return value;
}

json::Value Printer::print(const Workflow &workflow) {
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
  return Printer(sources).print(workflow);
}
