//===- ProvisionFacts.cpp - what makes and unmakes it ---------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "FactsReader.h"

using namespace tntc;

static ir::Phase phaseOf(const json::Value &value) {
  return value["phase"] == "provision" ? ir::Phase::Provision
                                       : ir::Phase::Teardown;
}

static ir::Scope scopeOf(const json::Value &value) {
  return value["scope"] == "workflow"  ? ir::Scope::Workflow
         : value["scope"] == "enclave" ? ir::Scope::Enclave
                                       : ir::Scope::Platform;
}

/// A path that its phase and scope do not have yet. A Job and its Secret stand
/// beside the file that it runs.
bool FactsReader::readPath(const json::Value &value, StringRef &path) {
  path = text(value, "path");
  fault = checkOutputPath(path);
  OutputPaths &others = paths[{phaseOf(value), scopeOf(value)}];
  if (!fault)
    fault = others.add(path);
  if (value.contains("job"))
    for (const char *suffix : {".job.yaml", ".secret.yaml"})
      if (!fault)
        fault = others.add((path + suffix).str());
  return !fault;
}

const ir::ServiceJob *FactsReader::readJob(const json::Value &value) {
  auto *job = arena.make<ir::ServiceJob>();
  job->name = text(value, "name");
  job->image = text(value, "image");
  std::vector<StringRef> command;
  for (const json::Value &word : value["command"])
    command.push_back(arena.save(word.get_ref<const std::string &>()));
  job->command = arena.save(command);
  std::vector<ir::ServiceJob::Variable> variables;
  for (const json::Value &entry : value["environment"]) {
    ir::ServiceJob::Variable variable;
    variable.name = text(entry, "name");
    if (entry.size() != 2) {
      bad("variable '" + variable.name +
          "' of a job has one of value, secret and credential");
      return nullptr;
    }
    variable.value = text(entry, "value");
    variable.credential = text(entry, "credential");
    if (!variable.credential.empty() && !knows(variable.credential))
      return nullptr;
    if (entry.contains("secret")) {
      variable.secretName = text(entry["secret"], "name");
      variable.secretKey = text(entry["secret"], "key");
    }
    variables.push_back(variable);
  }
  job->environment = arena.save(variables);
  return job;
}

bool FactsReader::readFiles() {
  std::vector<ir::ServiceFile> files;
  for (const json::Value &value : list("files")) {
    ir::ServiceFile file;
    if (!granted("files", "provision") || !readPath(value, file.path) ||
        !readText(value["text"], file.path, false, file.text))
      return false;
    file.phase = phaseOf(value);
    file.scope = scopeOf(value);
    file.destroysData =
        value.contains("destroysData") && value["destroysData"].get<bool>();
    if (value.contains("job") && !(file.job = readJob(value["job"])))
      return false;
    file.reason = reason(value);
    files.push_back(file);
  }
  facts.files = arena.save(files);
  return true;
}

bool FactsReader::readAggregates() {
  std::vector<ir::ServiceAggregate> aggregates;
  for (const json::Value &value : list("aggregates")) {
    ir::ServiceAggregate entry;
    if (!granted("aggregates", "provision") || !readPath(value, entry.path) ||
        !readText(value["text"], entry.path, false, entry.text))
      return false;
    entry.phase = phaseOf(value);
    entry.scope = scopeOf(value);
    entry.before = text(value, "before");
    entry.between = text(value, "between");
    entry.after = text(value, "after");
    entry.key = text(value, "key");
    entry.reason = reason(value);
    aggregates.push_back(entry);
  }
  facts.aggregates = arena.save(aggregates);
  return true;
}

bool FactsReader::readObjects() {
  std::vector<ir::ServiceObject> objects;
  for (const json::Value &value : list("objects")) {
    ir::ServiceObject object;
    if (!granted("objects", "provision") || !readPath(value, object.path))
      return false;
    object.phase = phaseOf(value);
    object.scope = scopeOf(value);
    object.kind = text(value["object"], "kind");
    object.json = arena.save(json::print(value["object"], 0));
    object.reason = reason(value);
    objects.push_back(object);
  }
  facts.objects = arena.save(objects);
  return true;
}

bool FactsReader::readProvision() {
  return readFiles() && readAggregates() && readObjects();
}
