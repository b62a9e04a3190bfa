//===- ProvisionFacts.cpp - what makes and unmakes it ---------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "FactsReader.h"

#include "tntc/Support/ImageReference.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;

ir::Phase FactsReader::phaseOf(const json::Value &value) {
  return value["phase"] == "provision" ? ir::Phase::Provision
                                       : ir::Phase::Teardown;
}

ir::Scope FactsReader::scopeOf(const json::Value &value) {
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

/// What a ConfigMap takes, with room for its own members.
static constexpr size_t mostJobBytes = (1u << 20) - (16u << 10);

/// The file that a job runs is a key of its ConfigMap, and has to fit in.
bool FactsReader::fitsJob(const ir::ServiceFile &file) {
  StringRef name = file.path.substr(file.path.rfind('/') + 1);
  size_t size = 0;
  for (const ir::TextPart &part : file.text)
    size += part.text.size();
  if (!names::isConfigMapKey(name))
    return bad("a job cannot run '" + file.path +
               "': the key of a ConfigMap has letters, digits and '-._' alone");
  return size <= mostJobBytes ||
         bad("a job cannot run '" + file.path + "': it has " + Twine(size) +
             " bytes, and a ConfigMap takes " + Twine(mostJobBytes));
}

const ir::ServiceJob *FactsReader::readJob(const json::Value &value) {
  auto *job = arena.make<ir::ServiceJob>();
  job->name = text(value, "name");
  auto badJob = [&](const Twine &why) -> const ir::ServiceJob * {
    bad("job '" + job->name + "': " + why);
    return nullptr;
  };
  job->image = text(value, "image");
  std::vector<StringRef> command;
  for (const json::Value &word : value["command"])
    command.push_back(arena.save(word.get_ref<const std::string &>()));
  if (command.front().empty())
    return badJob("its command begins with no program");
  if (!ImageReference::parse(job->image))
    return badJob("'" + job->image + "' is no reference to an image");
  job->command = arena.save(command);
  std::vector<ir::ServiceJob::Variable> variables;
  for (const json::Value &entry : value["environment"]) {
    ir::ServiceJob::Variable variable;
    variable.name = text(entry, "name");
    if (entry.size() != 2)
      return badJob("variable '" + variable.name +
                    "' has one of value, secret and credential");
    if (llvm::any_of(variables, [&](const ir::ServiceJob::Variable &other) {
          return other.name == variable.name;
        }))
      return badJob("variable '" + variable.name + "' is given twice");
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
    // It would be left out in silence.
    if (file.destroysData && file.phase != ir::Phase::Teardown)
      return bad("'" + file.path + "' of phase 'provision' destroys no data");
    if (value.contains("job") &&
        (!fitsJob(file) || !(file.job = readJob(value["job"]))))
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

bool FactsReader::readProvision() {
  return readFiles() && readAggregates() && readObjects();
}
