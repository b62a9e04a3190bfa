//===- DerivePermissions.cpp - what Deno lets the code do -----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// The scoped permission flags of the engine's process. Unlike the
// NetworkPolicy they know names, so that they narrow egress to the hosts of
// the contract. Variables of the environment are readable by none: the engine
// needs no name, and the command says `--ignore-env`. What code was not seen
// to use is not granted (decision O19).
//
// A dynamic target that code names by its address is one like any other. Else
// the hosts are unknown, and `--allow-net` has to stay bare (decision O4): Deno
// compares a range in it with literal addresses only.
// What it denies, though, it also denies of an address that a name leads to
// (seen on Deno 2.9), so that the addresses which nobody may mean are denied.
//
//===----------------------------------------------------------------------===//

#include "HostName.h"
#include "LiteralTargets.h"
#include "Uses.h"

#include "tntc/IR/ObjectNames.h"

#include "llvm/ADT/STLExtras.h"

#include <map>

using namespace tntc;

namespace {
/// Values with the reasons for each, sorted.
class Permissions {
public:
  void add(const Twine &value, Span span, const Twine &words,
           ir::Context &arena) {
    values[value.str()].push_back({span, arena.save(words)});
  }
  void add(const Twine &value, ArrayRef<ir::Reason> reasons) {
    llvm::append_range(values[value.str()], reasons);
  }
  ArrayRef<ir::Permission> finish(ir::Context &arena) {
    std::vector<ir::Permission> list;
    for (const auto &[value, reasons] : values)
      list.push_back({arena.save(value), arena.save(reasons)});
    return arena.save(list);
  }

private:
  std::map<std::string, std::vector<ir::Reason>> values;
};

class PermissionDeriver {
public:
  PermissionDeriver(ir::Workflow &workflow, PassContext &context)
      : workflow(workflow), profile(context.profile), arena(context.arena),
        uses(workflow, context.options.grantContract) {}
  void run();

private:
  void noteRange(StringRef text);
  void addDynamic(const ir::Dependency &dependency, const Uses &used);
  void addDependencies();
  void addPlatform();
  void denyAddresses();
  void addFiles();

  ir::Workflow &workflow;
  const ir::Profile &profile;
  ir::Context &arena;
  ContractUses uses;
  Permissions net, denyNet, import;
  std::vector<ir::Reason> anyHost;
  /// Reaches something by a private address, as Services of a cluster have.
  bool reachesPrivate = false;
  bool reachesLoopback = false;
};
} // namespace

/// `host:port` as Deno compares it: addresses canonical, IPv6 in brackets.
static std::string netEntry(StringRef host, int64_t port) {
  std::string text = host.str();
  if (std::optional<Cidr> address = Cidr::parseAddress(host)) {
    text = address->unmapped().addressStr();
    if (address->unmapped().isV6)
      text = "[" + text + "]";
  }
  return text + ":" + std::to_string(port);
}

static std::string platformHost(StringRef service, StringRef nameSpace) {
  return (service + "." + nameSpace + ".svc.cluster.local").str();
}

void PermissionDeriver::noteRange(StringRef text) {
  if (std::optional<Cidr> range = Cidr::parse(text))
    reachesPrivate |= findSpecialRange(*range) != nullptr;
}

void PermissionDeriver::addDynamic(const ir::Dependency &dependency,
                                   const Uses &used) {
  noteRange(*dependency.cidr);
  auto reasonsFor = [&](const Uses &uses) {
    std::vector<ir::Reason> reasons;
    addReasons(reasons, uses, arena);
    reasons.push_back(
        {dependency.name.span, arena.save("dependency '" + *dependency.name +
                                          "' is a dynamic target")});
    return reasons;
  };
  std::optional<std::vector<LiteralTarget>> targets =
      literalTargets(dependency, used);
  if (!targets)
    return void(llvm::append_range(anyHost, reasonsFor(used)));
  for (const LiteralTarget &target : *targets)
    net.add(netEntry(target.host, target.port),
            reasonsFor(Uses{{target.use}, {}}));
}

void PermissionDeriver::addDependencies() {
  for (const ir::Dependency &dependency : workflow.dependencies()) {
    if (dependency.isService() || dependency.isModule())
      continue;
    Uses used = uses.address(dependency);
    if (!used.any())
      continue;
    if (dependency.isDynamic()) {
      addDynamic(dependency, used);
      continue;
    }
    if (!dependency.host.isPresent() || !dependency.port.isPresent())
      continue;
    HostName host = classifyHost(*dependency.host, workflow, profile);
    const SpecialRange *special = host.kind == HostName::Address
                                      ? findSpecialRange(host.address)
                                      : nullptr;
    reachesPrivate |= host.kind == HostName::Service || special;
    reachesLoopback |= host.kind == HostName::Loopback;
    std::vector<ir::Reason> reasons;
    addReasons(reasons, used, arena);
    reasons.push_back({dependency.host.span,
                       arena.save("dependency '" + *dependency.name + "'")});
    net.add(netEntry(*dependency.host, *dependency.port), reasons);
  }
  for (const ir::ServiceFacts &service : workflow.services) {
    Uses used = uses.service(service);
    if (!used.any())
      continue;
    for (const ir::ServiceEgress &egress : service.egress) {
      HostName host = classifyHost(egress.host, workflow, profile);
      reachesPrivate |=
          host.kind == HostName::Service ||
          (host.kind == HostName::Address && findSpecialRange(host.address));
      for (const Cidr &range : egress.ranges)
        reachesPrivate |= findSpecialRange(range) != nullptr;
      std::vector<ir::Reason> reasons;
      addReasons(reasons, used, arena);
      reasons.push_back(egress.reason);
      net.add(netEntry(egress.host, egress.port), reasons);
    }
  }
  if (workflow.contract)
    for (const ir::AdditionalEgress &egress :
         workflow.contract->additionalEgress)
      noteRange(*egress.toCidr);
  for (const ir::Sidecar &sidecar : workflow.sidecars) {
    reachesLoopback = true;
    net.add("localhost:" + Twine(*sidecar.port), sidecar.name.span,
            "sidecar '" + *sidecar.name + "'", arena);
  }
}

void PermissionDeriver::addPlatform() {
  net.add("0.0.0.0:" + Twine(ir::enginePort), workflow.name.span,
          "the engine listens here", arena);
  if (profile.telemetry.enabled) {
    reachesPrivate = true;
    net.add(
        platformHost(profile.telemetry.service, profile.telemetry.nameSpace) +
            ":" + Twine(profile.telemetry.port),
        workflow.name.span,
        "the platform collects telemetry (telemetry.enabled)", arena);
  }
  // Modules are fetched by the runtime, not by the code: an entry of
  // `--allow-import` and of nothing else.
  for (const ir::ImportMapping &line : workflow.grants.importMap)
    import.add(
        platformHost(profile.moduleProxy.app, profile.moduleProxy.nameSpace) +
            ":" + Twine(profile.moduleProxy.port),
        line.reasons.empty() ? workflow.name.span : line.reasons.front().span,
        "'" + line.specifier + "' comes from the module proxy", arena);
}

/// Deno takes ranges of IPv4 but only single addresses of IPv6.
void PermissionDeriver::denyAddresses() {
  auto deny = [&](const SpecialRange &range, bool isAllowed) {
    if (isAllowed || (range.range.isV6 && !range.range.isHost()))
      return;
    std::string text =
        range.range.isHost() ? range.range.addressStr() : range.range.str();
    if (range.range.isV6)
      text = "[" + text + "]";
    denyNet.add(text, anyHost.back().span,
                range.name + ", which no dynamic target is", arena);
  };
  const ir::Policy &policy = profile.policy;
  for (const SpecialRange &address : metadataAddresses())
    deny(address, policy.allowMetadata);
  for (const SpecialRange &range : specialRanges()) {
    switch (range.kind) {
    case SpecialRange::Loopback:
      // `0.0.0.0/8` would forbid the engine to listen.
      if (range.range.isV6 || range.range.address[12] != 0)
        deny(range, policy.allowLoopback || reachesLoopback);
      break;
    case SpecialRange::LinkLocal:
      deny(range, policy.allowLinkLocal || policy.allowMetadata);
      break;
    case SpecialRange::Private:
      deny(range, reachesPrivate);
      break;
    case SpecialRange::Metadata:
    case SpecialRange::Other:
      break;
    }
  }
}

void PermissionDeriver::addFiles() {
  Permissions read, write;
  read.add("/app", workflow.name.span, "engine, workflow, secrets", arena);
  auto addScratch = [&](Permissions &list, const Uses &used) {
    std::vector<ir::Reason> reasons;
    addReasons(reasons, used, arena);
    if (!reasons.empty())
      list.add("/tmp", reasons);
  };
  addScratch(read, uses.scratchReads());
  addScratch(write, uses.scratchWrites());
  for (const ir::Sidecar &sidecar : workflow.sidecars)
    for (Permissions *list : {&read, &write})
      list->add("/shared", sidecar.name.span,
                "files are handed to and from sidecar '" + *sidecar.name + "'",
                arena);
  Permissions env;
  for (const ir::ServiceFacts &service : workflow.services)
    for (const ir::ServicePermission &permission : service.permissions) {
      Permissions &list =
          permission.kind == ir::ServicePermission::Kind::Read    ? read
          : permission.kind == ir::ServicePermission::Kind::Write ? write
                                                                  : env;
      list.add(permission.value, permission.reason.span, permission.reason.text,
               arena);
    }
  workflow.grants.read = read.finish(arena);
  workflow.grants.write = write.finish(arena);
  workflow.grants.env = env.finish(arena);
}

void PermissionDeriver::run() {
  addDependencies();
  addPlatform();
  ir::Grants &grants = workflow.grants;
  grants.allowAnyHost = !anyHost.empty();
  grants.anyHostReasons = arena.save(anyHost);
  if (grants.allowAnyHost)
    denyAddresses();
  grants.net = net.finish(arena);
  grants.denyNet = denyNet.finish(arena);
  grants.import = import.finish(arena);
  addFiles();
}

void tntc::derivePermissions(ir::Workflow &workflow, PassContext &context) {
  PermissionDeriver(workflow, context).run();
}
