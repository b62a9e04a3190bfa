//===- ObjectNames.cpp - names of the objects of a workflow ---------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/IR/ObjectNames.h"

#include "tntc/Support/Hash.h"

#include <algorithm>
#include <map>

using namespace tntc;
using namespace tntc::ir;

/// Kubernetes appends eleven characters to it for the names of Jobs.
static constexpr size_t longestCronJobName = 52;
static constexpr size_t hashDigits = 8;

std::vector<CronJobName> ir::cronJobNames(const Workflow &workflow) {
  std::vector<CronJobName> names;
  std::vector<std::string> identities;
  std::map<std::string, unsigned> uses;
  unsigned unnamed = 0;
  for (const Trigger &trigger : workflow.triggers) {
    if (trigger.kind != TriggerKind::Cron)
      continue;
    std::string identity = trigger.name->str();
    if (identity.empty()) {
      identity = "cron";
      if (++unnamed > 1)
        identity += "-" + std::to_string(unnamed);
    }
    std::string name = workflow.name->str() + "-" + identity;
    std::replace(name.begin(), name.end(), '_', '-');
    ++uses[name];
    identities.push_back(std::move(identity));
    names.push_back({&trigger, name, name});
  }
  for (size_t i = 0; i != names.size(); ++i) {
    std::string &name = names[i].name;
    bool isLegal = name.size() <= longestCronJobName && name.back() != '-';
    if (isLegal && uses[name] == 1)
      continue;
    // The place among triggers of the same text keeps an unnamed one apart
    // from one that is named `cron`.
    std::string hash =
        sha256Hex((*workflow.name + "/" + identities[i] + "/" +
                   (names[i].trigger->name->empty() ? "unnamed" : "named"))
                      .str());
    name.resize(std::min(name.size(), longestCronJobName - hashDigits - 1));
    name += "-" + hash.substr(0, hashDigits);
  }
  return names;
}

Schedule ir::splitSchedule(StringRef text) {
  text = text.trim(" \t");
  StringRef rest = text;
  if (!rest.consume_front("TZ=") && !rest.consume_front("CRON_TZ="))
    return {StringRef(), text};
  size_t end = std::min(rest.find_first_of(" \t"), rest.size());
  return {rest.take_front(end), rest.drop_front(end).trim(" \t")};
}

std::string ir::serviceHost(const Workflow &workflow) {
  std::string host = workflow.name->str();
  if (workflow.enclave.isPresent())
    host += "." + workflow.enclave->str() + ".svc.cluster.local";
  return host;
}

std::array<Peer::Label, 2> ir::triggerLabels(const Workflow &workflow) {
  return {{{"tentacular.dev/role", "trigger"},
           {"tentacular.io/trigger-of", *workflow.name}}};
}

StringRef ir::namespaceOf(StringRef host) {
  StringRef rest = host.split('.').second;
  auto [nameSpace, suffix] = rest.split('.');
  return suffix == "svc" || suffix.starts_with("svc.") ? nameSpace
                                                       : StringRef();
}
