//===- Cover.cpp - the entry that an address in code falls under ----------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Cover.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace tntc;

static uint16_t portOfScheme(StringRef scheme) {
  return llvm::StringSwitch<uint16_t>(scheme)
      .Cases("http", "ws", 80)
      .Cases("https", "wss", 443)
      .Default(0);
}

uint16_t tntc::portOf(const ir::Fact &fact) {
  return fact.port || fact.hostGoesOn ? fact.port : portOfScheme(fact.scheme);
}

bool tntc::listens(const ir::Fact &fact) {
  return fact.api.contains("isten") || fact.api.contains("Deno.serve") ||
         fact.api.contains("createServer");
}

std::string tntc::endpointOf(const ir::Fact &fact) {
  uint16_t port = portOf(fact);
  std::string host = fact.host.str();
  if (fact.host.contains(':') && !fact.host.starts_with("["))
    host = "[" + host + "]";
  return port ? host + ":" + std::to_string(port) : host;
}

/// Whether a dependency of \p kind may be spoken to by \p scheme, which is
/// empty for a bare connection.
static bool speaks(ir::Protocol kind, StringRef scheme) {
  bool isPlain = scheme == "http" || scheme == "ws";
  bool isSecure = scheme == "https" || scheme == "wss";
  if (kind == ir::Protocol::Https)
    return !isPlain;
  if (kind == ir::Protocol::Http)
    return !isSecure;
  return true;
}

static bool hasPort(const ir::Dependency &dependency, uint16_t port) {
  return port == 0 ||
         llvm::any_of(dependency.dynPorts, [&](const ir::Text &text) {
           std::optional<ir::Port> one = ir::parsePort(text);
           return one && one->number == port;
         });
}

bool tntc::isClosedWithin(const Cidr &range, const Cidr &address) {
  auto isClosed = [&](const SpecialRange &special) {
    return range != special.range && range.contains(special.range) &&
           special.range.contains(address);
  };
  return llvm::any_of(specialRanges(), isClosed) ||
         llvm::any_of(metadataAddresses(), isClosed);
}

bool tntc::isTarget(const ir::Dependency &dependency, StringRef host,
                    uint16_t port) {
  std::optional<Cidr> range = Cidr::parse(*dependency.cidr);
  if (!range || !hasPort(dependency, port))
    return false;
  host.consume_front("[");
  host.consume_back("]");
  std::optional<Cidr> address = Cidr::parseAddress(host);
  if (!address)
    return !host.equals_insensitive("localhost");
  return range->contains(address->unmapped()) &&
         !isClosedWithin(*range, address->unmapped());
}

Cover tntc::coverOf(const ir::Workflow &workflow, const ir::Fact &fact) {
  StringRef host = fact.host;
  host.consume_front("[");
  host.consume_back("]");
  // An address has many spellings.
  std::optional<Cidr> address = Cidr::parseAddress(host);
  auto isHost = [&](StringRef declared) {
    if (!address)
      return host.equals_insensitive(declared);
    std::optional<Cidr> other = Cidr::parseAddress(declared);
    return other && other->addressStr() == address->addressStr();
  };
  uint16_t port = portOf(fact);
  // Deno compares names as they are written: `localhost` is what is granted.
  if (host.equals_insensitive("localhost"))
    for (const ir::Sidecar &sidecar : workflow.sidecars)
      if (port == 0 || port == *sidecar.port)
        return {nullptr, &sidecar};
  Cover other;
  for (const ir::Dependency &dependency : workflow.dependencies()) {
    if (dependency.isModule() || dependency.isDynamic() ||
        !dependency.host.isPresent() || !isHost(*dependency.host))
      continue;
    if ((port == 0 || *dependency.port == port) &&
        speaks(dependency.kind, fact.scheme))
      return {&dependency, nullptr};
    if (!other.dependency)
      other = {&dependency, nullptr, true};
  }
  if (other.dependency)
    return other;
  for (const ir::Dependency &dependency : workflow.dependencies())
    if (dependency.isDynamic() && isTarget(dependency, fact.host, port))
      return {&dependency, nullptr};
  return {};
}
