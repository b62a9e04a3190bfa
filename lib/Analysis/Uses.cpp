//===- Uses.cpp - what code may use of the contract -----------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Uses.h"

#include "Cover.h"
#include "FilePath.h"
#include "ModuleNames.h"
#include "Modules.h"
#include "UseWords.h"

#include "llvm/ADT/STLExtras.h"

#include <set>

using namespace tntc;

std::vector<NodeFact> tntc::secretReads(const ir::Workflow &workflow) {
  std::vector<NodeFact> reads = factsOf(workflow, ir::FactKind::Secret);
  std::set<StringRef> services;
  for (const NodeFact &found : reads)
    if (!found.fact->member.empty())
      services.insert(found.fact->subject);
  llvm::erase_if(reads, [&](const NodeFact &found) {
    return found.fact->member.empty() && services.count(found.fact->subject);
  });
  return reads;
}

std::vector<NodeFact> tntc::factsOf(const ir::Workflow &workflow,
                                    ir::FactKind kind) {
  std::vector<NodeFact> list;
  using Key = std::tuple<Span, StringRef, StringRef, StringRef, StringRef,
                         uint16_t, ir::PermissionKind, StringRef, StringRef>;
  std::set<Key> seen;
  // What a connection is asked for; of an address its host says enough.
  bool hasPath = kind == ir::FactKind::DependencyFetch;
  for (const ir::Node &node : workflow.nodes)
    if (node.facts)
      for (const ir::Fact &fact : node.facts->facts)
        if (fact.kind == kind &&
            seen.insert({fact.span, fact.subject, fact.member, fact.host,
                         fact.scheme, fact.port, fact.permission, fact.target,
                         hasPath ? fact.path : StringRef()})
                .second)
          list.push_back({&node, &fact});
  return list;
}

void Uses::append(const Uses &other) {
  llvm::append_range(seen, other.seen);
  llvm::append_range(possible, other.possible);
}

ArrayRef<StringRef> tntc::engineKeys() {
  static constexpr StringRef keys[] = {"timeout", "retries", "nats_url"};
  return keys;
}

//===----------------------------------------------------------------------===//
// Collecting
//===----------------------------------------------------------------------===//

static const ir::Dependency *findDependency(const ir::Workflow &workflow,
                                            StringRef name) {
  return workflow.contract ? workflow.contract->find(name) : nullptr;
}

static std::optional<ir::SecretRef> secretOf(const ir::Dependency &dependency) {
  if (!dependency.auth)
    return std::nullopt;
  return ir::parseSecretRef(*dependency.auth->secret);
}

void ContractUses::addAllAddresses(const Use &use) {
  for (const ir::Dependency &dependency : workflow.dependencies())
    if (!dependency.isModule())
      addresses[&dependency].possible.push_back(use);
}

/// A secret that is a whole address leads to whoever it belongs to.
void ContractUses::addFromSecret(const ir::Fact &fact, const Use &use) {
  for (const ir::Dependency &dependency : workflow.dependencies()) {
    auto secret = secretOf(dependency);
    bool isMeant = fact.member.empty() || fact.member == "secret"
                       ? *dependency.name == fact.subject
                       : secret && secret->service == fact.subject &&
                             secret->key == fact.member;
    if (!isMeant)
      continue;
    addresses[&dependency].seen.push_back(use);
    if (secret)
      secrets[{secret->service, secret->key}].seen.push_back(use);
  }
}

void ContractUses::addNetwork(const ir::Fact &fact, const Use &use) {
  if (fact.isFromSecret)
    addFromSecret(fact, use);
  else if (const ir::Dependency *named = findDependency(workflow, fact.subject))
    addresses[named].seen.push_back(use);
  if (fact.isUnknownHost) {
    for (const ir::Dependency &dependency : workflow.dependencies())
      if (dependency.isDynamic())
        addresses[&dependency].seen.push_back(use);
    addAllAddresses(use);
  } else if (!fact.host.empty()) {
    Cover cover = coverOf(workflow, fact);
    if (cover.dependency && cover.isCovered())
      addresses[cover.dependency].seen.push_back(use);
    else if (cover.dependency) // meant, but reached in another way
      addresses[cover.dependency].possible.push_back(use);
    // `https://api.example.com${path}` is what people write.
    bool isNamed =
        cover.sidecar || (cover.dependency && !cover.dependency->isDynamic());
    if (fact.hostGoesOn && !isNamed)
      addAllAddresses(use);
  }
}

void ContractUses::add(const ir::Node &node, const ir::Fact &fact) {
  // Most facts are of these, and words cost more than all the rest.
  if (fact.kind == ir::FactKind::InputRead || fact.kind == ir::FactKind::Log ||
      fact.kind == ir::FactKind::Import ||
      fact.kind == ir::FactKind::MissingMember)
    return;
  Use use{&node, &fact, fact.span, useWords(node, fact)};
  const ir::Dependency *named = nullptr;
  switch (fact.kind) {
  case ir::FactKind::Dependency:
  case ir::FactKind::DependencyFetch:
  case ir::FactKind::DependencyRead:
    named = findDependency(workflow, fact.subject);
    if (!named)
      return;
    addresses[named].seen.push_back(use);
    if (fact.kind == ir::FactKind::DependencyRead && fact.member == "secret")
      if (auto secret = secretOf(*named))
        secrets[{secret->service, secret->key}].seen.push_back(use);
    return;
  case ir::FactKind::LegacyFetch:
    addNetwork(fact, use);
    // Both are sent, if they are there.
    for (StringRef key : {"token", "api_key"})
      secrets[{fact.subject, key}].seen.push_back(use);
    return;
  case ir::FactKind::Secret:
    // To look a service up is to read nothing of it yet.
    if (!fact.member.empty())
      secrets[{fact.subject, fact.member}].seen.push_back(use);
    return;
  case ir::FactKind::Config:
    configs[fact.subject].seen.push_back(use);
    return;
  case ir::FactKind::Network:
    addNetwork(fact, use);
    return;
  case ir::FactKind::Permission: {
    // Whatever else it names was reported.
    bool isScratch = fact.target.empty() || mayBeBelow(fact.target, "/tmp");
    if (isScratch && fact.permission == ir::PermissionKind::Read)
      reads.seen.push_back(use);
    if (isScratch && fact.permission == ir::PermissionKind::Write)
      writes.seen.push_back(use);
    return;
  }
  default:
    return;
  }
}

void ContractUses::addScratch(const Use &use) {
  reads.possible.push_back(use);
  writes.possible.push_back(use);
}

void ContractUses::add(const ir::Node &node, const ir::Abstention &abstention) {
  Use use{&node, nullptr, abstention.span,
          "node '" + node.name->str() +
              "' may use it: " + abstention.reason.str()};
  auto mayUse = [&](const ir::Dependency &dependency) {
    if (dependency.isModule())
      return;
    addresses[&dependency].possible.push_back(use);
    if (auto secret = secretOf(dependency))
      secrets[{secret->service, secret->key}].possible.push_back(use);
  };
  switch (abstention.scope) {
  case ir::AbstentionScope::Dependency:
    if (const ir::Dependency *named =
            findDependency(workflow, abstention.subject))
      mayUse(*named);
    return;
  case ir::AbstentionScope::Config:
    configs[""].possible.push_back(use);
    return;
  case ir::AbstentionScope::Secrets:
    secrets[{abstention.subject, ""}].possible.push_back(use);
    return;
  case ir::AbstentionScope::Network:
    addAllAddresses(use);
    return;
  case ir::AbstentionScope::Everything:
    configs[""].possible.push_back(use);
    secrets[{"", ""}].possible.push_back(use);
    addScratch(use);
    [[fallthrough]];
  case ir::AbstentionScope::AnyDependency:
    for (const ir::Dependency &dependency : workflow.dependencies())
      mayUse(dependency);
    return;
  }
}

/// Nothing is known of a node whose code was not followed.
void ContractUses::addUnfollowed(const ir::Node &node) {
  ir::Abstention all;
  all.span = node.path.span;
  all.reason = "its code was not followed";
  add(node, all);
}

bool tntc::mayRun(const ir::Node &node) {
  if (!node.module || !node.module->findExport("default"))
    return false;
  auto [module, what, name] = ir::resolveExport(*node.module, "default");
  return what && !isUndeclaredExport(*module, *what) &&
         what->form != ir::ExportForm::Class &&
         what->form != ir::ExportForm::Value && !what->isGenerator;
}

/// A package may have addresses of its own in it, as the clients of services
/// do. What it is given by a node is seen; what it brings along is not.
void ContractUses::addModules() {
  for (const LoadedModule &loaded : loadedModules(workflow))
    for (const ir::Import &import : loaded.module->imports) {
      bool isModule = import.kind == ir::ImportKind::Jsr ||
                      import.kind == ir::ImportKind::Npm ||
                      import.kind == ir::ImportKind::Bare;
      if (!isModule || import.isErased())
        continue;
      Use use{nullptr, nullptr, import.span,
              "module '" + import.specifier.str() +
                  "' may use it: its code is not read"};
      if (const ir::Dependency *declared =
              findModuleGrant(workflow, import).dependency)
        addresses[declared].seen.push_back(use);
      addAllAddresses(use);
      addScratch(use);
    }
}

/// The network policy is that of the whole pod.
void ContractUses::addSidecars() {
  for (const ir::Sidecar &sidecar : workflow.sidecars)
    for (const ir::Dependency &dependency : workflow.dependencies())
      if (!dependency.isModule())
        byPod[&dependency].possible.push_back(
            {nullptr, nullptr, sidecar.name.span,
             "sidecar '" + sidecar.name->str() +
                 "' may use it: its code is not read"});
}

/// Triggers that the engine serves by a connection of its own, and services
/// that have no address, such as an identity: they are there by being declared.
void ContractUses::addEngine() {
  const ir::Value *url =
      workflow.config.value ? workflow.config.value->find("nats_url") : nullptr;
  for (const ir::Dependency &dependency : workflow.dependencies()) {
    Uses &uses = addresses[&dependency];
    if (dependency.isService() && dependency.kind == ir::Protocol::Unknown)
      uses.seen.push_back(
          {nullptr, nullptr, dependency.name.span, "the platform provides it"});
    if (dependency.kind == ir::Protocol::Nats &&
        (url ? dependency.host.isPresent() &&
                   url->text.contains(*dependency.host)
             : dependency.isService()))
      for (const ir::Trigger &trigger : workflow.triggers)
        if (trigger.kind == ir::TriggerKind::Queue)
          uses.seen.push_back({nullptr, nullptr, trigger.type.span,
                               "the engine waits for messages there"});
  }
}

void ContractUses::addWhole() {
  Use use{nullptr, nullptr,
          workflow.contract ? workflow.contract->span : workflow.name.span,
          "all of the contract is granted (--grants=contract)"};
  for (const ir::Dependency &dependency : workflow.dependencies())
    addresses[&dependency].possible.push_back(use);
  secrets[{"", ""}].possible.push_back(use);
  addScratch(use);
}

ContractUses::ContractUses(const ir::Workflow &workflow, bool whole)
    : workflow(workflow) {
  for (const ir::Node &node : workflow.nodes) {
    if (!node.facts || !mayRun(node))
      addUnfollowed(node);
    if (!node.facts)
      continue;
    for (const ir::Fact &fact : node.facts->facts)
      add(node, fact);
    for (const ir::Abstention &abstention : node.facts->abstentions)
      add(node, abstention);
  }
  addModules();
  addSidecars();
  addEngine();
  if (whole)
    addWhole();
}

//===----------------------------------------------------------------------===//
// Answers
//===----------------------------------------------------------------------===//

template <typename Map, typename Name>
static Uses find(const Map &map, const Name &name) {
  auto found = map.find(name);
  return found == map.end() ? Uses() : found->second;
}

Uses ContractUses::address(const ir::Dependency &dependency) const {
  return find(addresses, &dependency);
}

Uses ContractUses::service(const ir::ServiceFacts &service) const {
  const ir::Dependency *declared = findDependency(workflow, service.dependency);
  Uses uses = find(addresses, declared);
  for (const ir::ServiceSecret &secret : service.secrets)
    uses.append(this->secret(service.dependency, secret.key));
  return uses;
}

Uses ContractUses::sidecars(const ir::Dependency &dependency) const {
  return find(byPod, &dependency);
}

Uses ContractUses::secret(StringRef service, StringRef key) const {
  Uses uses = find(secrets, Key(service, key));
  uses.append(find(secrets, Key(service, "")));
  uses.append(find(secrets, Key("", "")));
  return uses;
}

Uses ContractUses::config(StringRef key) const {
  Uses uses = find(configs, key);
  uses.append(find(configs, StringRef()));
  return uses;
}

/// How much a use tells a reader, and of two alike what is certain.
static unsigned weight(const Use &use) {
  if (!use.fact)
    return 0;
  unsigned certain = use.fact->isDefinite;
  switch (use.fact->kind) {
  case ir::FactKind::Dependency:
    return certain + 2;
  case ir::FactKind::DependencyRead:
    return certain + 4;
  default:
    return certain + 6;
  }
}

void tntc::addReasons(std::vector<ir::Reason> &reasons, const Uses &uses,
                      ir::Context &arena) {
  std::vector<const Use *> best; // in order of nodes
  std::map<const ir::Node *, size_t> index;
  // To ask for a dependency is no place where it is called.
  auto kindOf = [](const Use &use) {
    return std::make_pair(use.node, use.fact ? std::optional(use.fact->kind)
                                             : std::nullopt);
  };
  std::map<decltype(kindOf(Use())), unsigned> counts;
  for (const Use &use : uses.seen.empty() ? uses.possible : uses.seen) {
    ++counts[kindOf(use)];
    // What is not said of a node is said in full.
    auto [at, isNew] = use.node ? index.try_emplace(use.node, best.size())
                                : std::make_pair(index.end(), true);
    if (isNew)
      best.push_back(&use);
    else if (weight(use) > weight(*best[at->second]))
      best[at->second] = &use;
  }
  for (const Use *use : best) {
    std::string words = use->words;
    unsigned count = use->node ? counts[kindOf(*use)] : 1;
    if (count > 1)
      words += " (one of " + std::to_string(count) + " places)";
    reasons.push_back({use->span, arena.save(words)});
    if (use->fact)
      for (const ir::Step &step : use->fact->steps)
        reasons.push_back({step.span, step.text});
  }
}
