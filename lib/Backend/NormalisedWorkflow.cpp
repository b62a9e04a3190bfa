//===- NormalisedWorkflow.cpp - workflow.json, format 1 -------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// What templates/engine/workflow.schema.json describes: everything explicit,
// nothing left to be inferred.
//
//===----------------------------------------------------------------------===//

#include "Objects.h"

#include "tntc/IR/ObjectNames.h"
#include "tntc/IR/Printer.h"
#include "tntc/Support/SourceTree.h"

#include <set>

using namespace tntc;
using namespace tntc::kubernetes;

static constexpr unsigned formatVersion = 1;

static void add(json::Value &object, StringRef key, const ir::Text &text) {
  if (text.isPresent())
    object[key.str()] = json::string(*text);
}

/// Several pods that listen on one subject share its messages as one group
/// (decision O29), named as no other workflow's on the same server.
static std::string queueGroup(const ir::Workflow &workflow) {
  std::string name = workflow.name->str();
  return workflow.enclave->empty() ? name
                                   : workflow.enclave->str() + "." + name;
}

static json::Value printTrigger(const ir::Trigger &trigger,
                                const ir::Workflow &workflow) {
  json::Value value = json::object();
  value["type"] = json::string(ir::triggerKindName(trigger.kind));
  add(value, "name", trigger.name);
  if (trigger.schedule.isPresent()) {
    ir::Schedule schedule = ir::splitSchedule(*trigger.schedule);
    value["schedule"] = json::string(schedule.fields);
    if (!schedule.timeZone.empty())
      value["timeZone"] = json::string(schedule.timeZone);
  }
  add(value, "path", trigger.path);
  add(value, "provider", trigger.provider);
  add(value, "event", trigger.event);
  if (!trigger.actions.empty()) {
    json::Value list = json::array();
    for (const ir::Text &action : trigger.actions)
      list.push_back(json::string(*action));
    value["actions"] = std::move(list);
  }
  add(value, "subject", trigger.subject);
  if (trigger.kind == ir::TriggerKind::Queue && workflow.deployment.autoscale)
    value["queueGroup"] = queueGroup(workflow);
  return value;
}

static json::Value printNode(const ir::Node &node) {
  json::Value value = json::object();
  std::string path = node.module ? node.module->path.str()
                                 : normalisePath(*node.path).value_or("");
  value["path"] = std::move(path);
  add(value, "description", node.description);
  return value;
}

/// In declaration order, each once.
static json::Value printEdges(ArrayRef<ir::Edge> edges) {
  json::Value list = json::array();
  std::set<std::pair<StringRef, StringRef>> seen;
  for (const ir::Edge &edge : edges) {
    if (!seen.insert({*edge.from, *edge.to}).second)
      continue;
    json::Value value = json::object();
    value["from"] = json::string(*edge.from);
    value["to"] = json::string(*edge.to);
    list.push_back(std::move(value));
  }
  return list;
}

static json::Value printDynamicPorts(ArrayRef<ir::Text> ports) {
  json::Value list = json::array();
  for (const ir::Text &text : ports) {
    std::optional<ir::Port> port = ir::parsePort(text);
    if (!port)
      continue;
    json::Value value = json::object();
    value["port"] = port->number;
    value["protocol"] = json::string(ir::transportName(port->transport));
    list.push_back(std::move(value));
  }
  return list;
}

static json::Value printDependency(const ir::Dependency &dependency) {
  const ir::ProtocolInfo &info = ir::protocolInfo(dependency.kind);
  json::Value value = json::object();
  value["protocol"] =
      json::string(info.name.empty() ? *dependency.protocol : info.name);
  add(value, "type", dependency.type);
  add(value, "host", dependency.host);
  if (dependency.port.isPresent())
    value["port"] = *dependency.port;
  else if (info.port && !dependency.isDynamic())
    value["port"] = info.port;
  add(value, "version", dependency.version);
  add(value, "database", dependency.database);
  add(value, "user", dependency.user);
  add(value, "subject", dependency.subject);
  add(value, "container", dependency.container);
  if (dependency.auth) {
    json::Value auth = json::object();
    add(auth, "type", dependency.auth->type);
    add(auth, "secret", dependency.auth->secret);
    value["auth"] = std::move(auth);
  }
  if (dependency.isDynamic()) {
    add(value, "cidr", dependency.cidr);
    value["dynPorts"] = printDynamicPorts(dependency.dynPorts);
  }
  for (const ir::Entry &entry : dependency.extensions)
    if (entry.key->isScalar())
      value[entry.key->text.str()] = ir::toJson(*entry.value);
  return value;
}

json::Value kubernetes::normalise(const BackendRequest &request) {
  const ir::Workflow &workflow = request.workflow;
  json::Value value = json::object();
  value["formatVersion"] = formatVersion;
  value["name"] = json::string(*workflow.name);
  value["version"] = json::string(*workflow.version);
  add(value, "description", workflow.description);
  value["triggers"] = json::array();
  for (const ir::Trigger &trigger : workflow.triggers)
    value["triggers"].push_back(printTrigger(trigger, workflow));
  value["nodes"] = json::object();
  for (const ir::Node &node : workflow.nodes)
    value["nodes"][node.name->str()] = printNode(node);
  value["edges"] = printEdges(workflow.edges);
  value["config"] = workflow.config.value && workflow.config.value->isMapping()
                        ? ir::toJson(*workflow.config.value)
                        : json::object();
  value["dependencies"] = json::object();
  for (const ir::Dependency &dependency : workflow.dependencies())
    value["dependencies"][dependency.name->str()] = printDependency(dependency);
  if (!workflow.sidecars.empty()) {
    json::Value list = json::array();
    for (const ir::Sidecar &sidecar : workflow.sidecars) {
      json::Value entry = json::object();
      entry["name"] = json::string(*sidecar.name);
      entry["port"] = *sidecar.port;
      entry["protocol"] =
          sidecar.protocol->empty() ? "http" : sidecar.protocol->str();
      list.push_back(std::move(entry));
    }
    value["sidecars"] = std::move(list);
  }
  return value;
}
