//===- Metadata.cpp - labels, selectors and annotations that are shared ---===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Objects.h"

#include "tntc/IR/ObjectNames.h"
#include "tntc/Support/Hash.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;
using namespace tntc::kubernetes;

StringMap kubernetes::podSelector(const ir::Workflow &workflow) {
  return {{"app.kubernetes.io/name", workflow.name->str()}};
}

StringMap kubernetes::triggerSelector(const ir::Workflow &workflow) {
  StringMap selector;
  for (const ir::Peer::Label &label : ir::triggerLabels(workflow))
    selector.emplace(label.key, label.value);
  return selector;
}

StringMap kubernetes::plainLabels(const ir::Workflow &workflow) {
  return {{"app.kubernetes.io/name", workflow.name->str()},
          {"app.kubernetes.io/managed-by", "tentacular"}};
}

StringMap kubernetes::commonLabels(const ir::Workflow &workflow) {
  StringMap labels = plainLabels(workflow);
  labels["app.kubernetes.io/version"] = workflow.version->str();
  return labels;
}

ObjectMeta kubernetes::metaFor(const ir::Workflow &workflow, StringRef name,
                               StringMap labels) {
  return {name.str(), workflow.enclave->str(), std::move(labels), {}};
}

/// One line: lists of annotations are read by people.
static std::string oneLine(StringRef text) {
  std::string line;
  while (!text.empty()) {
    StringRef word = text.take_until([](char c) { return c == '\n'; });
    text = text.drop_front(word.size()).ltrim("\r\n");
    if (!line.empty())
      line += ' ';
    line += word.rtrim("\r");
  }
  return StringRef(line).trim().str();
}

static void addText(StringMap &map, StringRef name, StringRef text) {
  if (!text.empty())
    map["tentacular.io/" + name.str()] = text.str();
}

static void addList(StringMap &map, StringRef name, const json::Value &list) {
  if (!list.empty())
    addText(map, name, json::print(list, 0));
}

StringMap kubernetes::descriptiveAnnotations(const ir::Workflow &workflow) {
  StringMap map;
  addText(map, "description", oneLine(*workflow.description));
  addText(map, "environment", oneLine(*workflow.metadata.environment));
  std::string tags;
  for (const ir::Text &tag : workflow.metadata.tags) {
    if (!tags.empty())
      tags += ',';
    tags += oneLine(*tag);
  }
  addText(map, "tags", tags);
  return map;
}

static std::string triggerTypes(const ir::Workflow &workflow) {
  std::vector<StringRef> seen;
  for (const ir::Trigger &trigger : workflow.triggers) {
    StringRef name = ir::triggerKindName(trigger.kind);
    if (!llvm::is_contained(seen, name))
      seen.push_back(name);
  }
  return llvm::join(seen, ",");
}

static json::Value dependencyList(const ir::Workflow &workflow) {
  std::map<StringRef, json::Value> byName;
  for (const ir::Dependency &dependency : workflow.dependencies()) {
    json::Value entry = json::object();
    entry["name"] = json::string(*dependency.name);
    const ir::ProtocolInfo &info = ir::protocolInfo(dependency.kind);
    entry["protocol"] =
        json::string(info.name.empty() ? *dependency.protocol : info.name);
    entry["managed"] = dependency.isService();
    byName[*dependency.name] = std::move(entry);
  }
  json::Value list = json::array();
  for (auto &[name, entry] : byName)
    list.push_back(std::move(entry));
  return list;
}

static json::Value nodeList(const ir::Workflow &workflow) {
  std::vector<StringRef> names;
  for (const ir::Node &node : workflow.nodes)
    names.push_back(*node.name);
  llvm::sort(names);
  json::Value list = json::array();
  for (StringRef name : names)
    list.push_back(json::string(name));
  return list;
}

static json::Value edgeList(const ir::Workflow &workflow) {
  json::Value list = json::array();
  for (const ir::Edge &edge : workflow.edges)
    list.push_back({edge.from->str(), edge.to->str()});
  return list;
}

static json::Value sidecarList(const ir::Workflow &workflow) {
  json::Value list = json::array();
  for (const ir::Sidecar &sidecar : workflow.sidecars) {
    json::Value entry = json::object();
    entry["name"] = json::string(*sidecar.name);
    entry["image"] = json::string(*sidecar.image);
    entry["port"] = *sidecar.port;
    list.push_back(std::move(entry));
  }
  return list;
}

/// One entry a schedule (decision I11): a scheduler that splits at commas
/// would cut `0,30 * * * *` in two. The names are those of the CronJobs that
/// there would be, as far as the key of an annotation may be long.
static void addSchedules(StringMap &map, const ir::Workflow &workflow) {
  constexpr size_t longest = 63 - StringRef("cron-schedule.").size();
  constexpr size_t hashDigits = 8;
  std::vector<ir::CronJobName> jobs = ir::cronJobNames(workflow);
  if (jobs.size() == 1)
    return addText(map, "cron-schedule", *jobs.front().trigger->schedule);
  for (const ir::CronJobName &job : jobs) {
    std::string name = job.name;
    if (name.size() > longest)
      name = name.substr(0, longest - hashDigits - 1) + "-" +
             sha256Hex(name).substr(0, hashDigits);
    addText(map, "cron-schedule." + name, *job.trigger->schedule);
  }
}

static void addCount(StringMap &map, StringRef name, size_t count) {
  if (count)
    addText(map, name, std::to_string(count));
}

static void addProvenance(StringMap &map,
                          const BackendOptions::Provenance &provenance) {
  addText(map, "git-sha", provenance.commit);
  addText(map, "git-branch", provenance.branch);
  addText(map, "git-repo", provenance.repository);
}

static void addScaffold(StringMap &map, const Scaffold &scaffold) {
  addText(map, "scaffold-name", scaffold.name);
  if (!scaffold.name.empty() && !scaffold.version.empty())
    addText(map, "scaffold", scaffold.name + "@" + scaffold.version);
}

StringMap kubernetes::deploymentAnnotations(const BackendRequest &request) {
  const ir::Workflow &workflow = request.workflow;
  StringMap map = descriptiveAnnotations(workflow);
  addList(map, "dependencies", dependencyList(workflow));
  addList(map, "edges", edgeList(workflow));
  if (request.options.metadata)
    addText(map, "metadata-ref", ir::metadataName(*workflow.name));
  for (const MetadataText &text : request.metadataTexts) {
    addCount(map, "prompt-count", text.prompts);
    addCount(map, "template-count", text.templates);
  }
  addProvenance(map, request.options.provenance);
  addScaffold(map, request.scaffold);
  addList(map, "nodes", nodeList(workflow));
  addList(map, "sidecars", sidecarList(workflow));
  addText(map, "trigger-type", triggerTypes(workflow));
  addText(map, "version", *workflow.version);
  if (request.options.cronAnnotation)
    addSchedules(map, workflow);
  return map;
}
