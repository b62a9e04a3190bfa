//===- LiteralTargets.cpp - dynamic targets that code names ---------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "LiteralTargets.h"

#include "Cover.h"

using namespace tntc;

std::optional<NamedTarget> tntc::namedTarget(StringRef url) {
  auto [scheme, rest] = url.split("://");
  StringRef authority =
      rest.take_until([](char c) { return StringRef("/?#\\@").contains(c); });
  // Who writes a user into an address wants it to be misread.
  if (rest.drop_front(authority.size()).starts_with("@"))
    return std::nullopt;
  uint16_t port = scheme == "https" ? 443 : scheme == "http" ? 80 : 0;
  StringRef host = authority;
  size_t colon = authority.rfind(':');
  if (colon != StringRef::npos && !authority.ends_with("]")) {
    host = authority.take_front(colon);
    if (authority.drop_front(colon + 1).getAsInteger(10, port))
      return std::nullopt;
  }
  if (host.consume_front("["))
    host.consume_back("]");
  // A '*' stands for what is not known.
  if (host.empty() || host.contains('*') || !port)
    return std::nullopt;
  return NamedTarget{host, port};
}

static std::optional<LiteralTarget> makeTarget(StringRef host, uint16_t port) {
  if (host.consume_front("["))
    host.consume_back("]");
  if (!port || !Cidr::parseAddress(host))
    return std::nullopt;
  return LiteralTarget{host, port, {}};
}

static std::optional<LiteralTarget> targetOf(const ir::Fact &fact) {
  if (fact.kind == ir::FactKind::DependencyFetch) {
    std::optional<NamedTarget> named = namedTarget(fact.path);
    return named ? makeTarget(named->host, named->port) : std::nullopt;
  }
  bool isAddress = fact.kind == ir::FactKind::Network ||
                   fact.kind == ir::FactKind::LegacyFetch;
  if (!isAddress || fact.isUnknownHost || fact.isFromSecret || listens(fact))
    return std::nullopt;
  return makeTarget(fact.host, portOf(fact));
}

std::optional<std::vector<LiteralTarget>>
tntc::literalTargets(const ir::Dependency &dependency, const Uses &uses) {
  if (!uses.possible.empty())
    return std::nullopt;
  bool isReached = false;
  std::vector<LiteralTarget> targets;
  for (const Use &use : uses.seen) {
    // To look a connection up is to reach nothing yet.
    if (use.fact && use.fact->kind == ir::FactKind::Dependency)
      continue;
    std::optional<LiteralTarget> target;
    if (use.fact)
      target = targetOf(*use.fact);
    if (!target)
      return std::nullopt;
    isReached = true;
    target->use = use;
    if (isTarget(dependency, target->host, target->port))
      targets.push_back(*target);
  }
  if (!isReached)
    return std::nullopt;
  return targets;
}
