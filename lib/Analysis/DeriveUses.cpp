//===- DeriveUses.cpp - what was seen of each dependency ------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// For whoever reads the report: the requests that code makes, and what the
// contract would allow but nothing uses.
//
//===----------------------------------------------------------------------===//

#include "Cover.h"
#include "DeclaredSecrets.h"
#include "Uses.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

#include <set>
#include <tuple>

using namespace tntc;

static std::string whatOf(const ir::Dependency &dependency) {
  if (dependency.isModule())
    return (ir::protocolInfo(dependency.kind).name + ":" + *dependency.host)
        .str();
  if (dependency.isDynamic())
    return dependency.cidr->str();
  std::string host = dependency.host->str();
  if (std::optional<Cidr> address = Cidr::parseAddress(host);
      address && address->unmapped().isV6)
    host = "[" + address->unmapped().addressStr() + "]";
  return host + ":" + std::to_string(*dependency.port);
}

static void addWithheld(const ir::Workflow &workflow, PassContext &context,
                        std::vector<ir::Withheld> &list) {
  ContractUses uses(workflow, context.options.grantContract);
  ir::Context &arena = context.arena;
  std::set<std::string> granted;
  for (const ir::Dependency &dependency : workflow.dependencies())
    if (!dependency.isService() && uses.address(dependency).any())
      granted.insert(whatOf(dependency));
  for (const ir::Dependency &dependency : workflow.dependencies()) {
    // Another entry may have the same address.
    if (uses.address(dependency).any() || granted.count(whatOf(dependency)))
      continue;
    bool hasSidecars = uses.sidecars(dependency).any();
    std::string why = "no code uses dependency '" + dependency.name->str() +
                      "'" + (hasSidecars ? "; only sidecars may reach it" : "");
    list.push_back({dependency.isModule() ? ir::Withheld::Kind::Module
                                          : ir::Withheld::Kind::Network,
                    arena.save(whatOf(dependency)),
                    {dependency.name.span, arena.save(why)}});
  }
  auto addSecret = [&](StringRef service, StringRef key, Span span) {
    bool isGranted = llvm::any_of(
        workflow.grants.secrets, [&](const ir::SecretKey &granted) {
          return granted.service == service &&
                 (granted.key == key || granted.key.empty());
        });
    if (!isGranted)
      list.push_back({ir::Withheld::Kind::Secret,
                      arena.save(service + "." + key),
                      {span, "no code reads it"}});
  };
  for (const DeclaredSecret &secret : declaredSecrets(workflow))
    addSecret(secret.service, secret.key, secret.uses.front().span);
  for (const ir::ServiceFacts &service : workflow.services)
    for (const ir::ServiceSecret &secret : service.secrets)
      addSecret(service.dependency, secret.key, service.span);
}

/// Whether \p pattern, in which `*` is any text, may be \p path.
static bool fits(StringRef pattern, StringRef path) {
  auto [head, rest] = pattern.split('*');
  if (head.size() == pattern.size())
    return pattern == path;
  if (!path.consume_front(head))
    return false;
  auto [middle, tail] = rest.rsplit('*');
  if (middle.size() == rest.size()) // a single star
    return path.ends_with(rest);
  llvm::SmallVector<StringRef, 8> parts;
  middle.split(parts, '*');
  for (StringRef part : parts) {
    size_t at = path.find(part);
    if (at == StringRef::npos)
      return false;
    path = path.drop_front(at + part.size());
  }
  return path.ends_with(tail);
}

/// A default that stands in for what is not known is one of the requests that
/// the pattern beside it names, and need not be one that is ever made.
static void dropDefaults(std::vector<NodeFact> &list) {
  std::map<Span, std::vector<const ir::Fact *>> patterns;
  for (const NodeFact &found : list)
    if (found.fact->path.contains('*'))
      patterns[found.fact->span].push_back(found.fact);
  llvm::erase_if(list, [&](const NodeFact &found) {
    const ir::Fact &fact = *found.fact;
    auto beside = patterns.find(fact.span);
    return !fact.isDefinite && beside != patterns.end() &&
           llvm::any_of(beside->second, [&](const ir::Fact *other) {
             return other->path != fact.path && other->host == fact.host &&
                    other->subject == fact.subject &&
                    other->method == fact.method &&
                    fits(other->path, fact.path);
           });
  });
}

/// As `factsOf`, with each method and path of the requests of a place.
static std::vector<NodeFact> requestsMade(const ir::Workflow &workflow,
                                          ir::FactKind kind) {
  std::vector<NodeFact> list;
  std::set<std::tuple<Span, StringRef, StringRef, StringRef, StringRef>> seen;
  for (const ir::Node &node : workflow.nodes)
    if (node.facts)
      for (const ir::Fact &fact : node.facts->facts)
        if (fact.kind == kind && seen.insert({fact.span, fact.subject,
                                              fact.host, fact.method,
                                              fact.path})
                                     .second)
          list.push_back({&node, &fact});
  dropDefaults(list);
  return list;
}

static std::vector<ir::Call> listCalls(const ir::Workflow &workflow,
                                       ir::Context &arena) {
  std::map<std::tuple<StringRef, StringRef, StringRef>, Uses> calls;
  auto add = [&](const NodeFact &found, StringRef dependency) {
    const ir::Fact &fact = *found.fact;
    calls[{dependency, fact.path, fact.method}].seen.push_back(
        {found.node, nullptr, fact.span,
         "node '" + found.node->name->str() + "' calls it"});
  };
  for (NodeFact found : requestsMade(workflow, ir::FactKind::DependencyFetch))
    if (workflow.contract && workflow.contract->find(found.fact->subject))
      add(found, found.fact->subject);
  for (ir::FactKind kind : {ir::FactKind::Network, ir::FactKind::LegacyFetch})
    for (NodeFact found : requestsMade(workflow, kind)) {
      const ir::Fact &fact = *found.fact;
      bool isWeb = fact.scheme == "http" || fact.scheme == "https";
      if (!isWeb && !fact.isFromSecret)
        continue;
      Cover cover = fact.host.empty() ? Cover() : coverOf(workflow, fact);
      if (cover.dependency && cover.isCovered())
        add(found, *cover.dependency->name);
      else if (workflow.contract && workflow.contract->find(fact.subject))
        add(found, fact.subject);
    }
  std::vector<ir::Call> list;
  for (const auto &[key, uses] : calls) {
    std::vector<ir::Reason> reasons;
    addReasons(reasons, uses, arena);
    auto [dependency, path, method] = key;
    list.push_back({dependency, method, path, arena.save(reasons)});
  }
  return list;
}

void tntc::deriveUses(ir::Workflow &workflow, PassContext &context) {
  std::vector<ir::Withheld> withheld;
  addWithheld(workflow, context, withheld);
  workflow.grants.withheld = context.arena.save(withheld);
  workflow.grants.calls =
      context.arena.save(listCalls(workflow, context.arena));
}
