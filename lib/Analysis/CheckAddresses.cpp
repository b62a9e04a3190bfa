//===- CheckAddresses.cpp - addresses in code are those of the contract ---===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// An address that code writes out is granted only if a dependency has it: the
// others fail when the node runs, with an error that does not say what to do.
//
//===----------------------------------------------------------------------===//

#include "ContractEdits.h"
#include "Cover.h"
#include "Edits.h"
#include "LiteralTargets.h"
#include "Places.h"
#include "Refusals.h"
#include "SureFaults.h"

#include "tntc/Support/Names.h"

#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;

namespace {
class AddressChecker {
public:
  AddressChecker(const ir::Workflow &workflow, PassContext &context)
      : workflow(workflow), context(context), faults(workflow) {}
  void run();

private:
  void sort(NodeFact found);
  void sortTarget(NodeFact found);
  void reportUndeclared(StringRef endpoint, std::vector<NodeFact> facts);
  void reportOther(const ir::Dependency &dependency, ArrayRef<NodeFact> facts);
  void reportBeyond(const ir::Dependency &dependency, const ir::Fact &fact);
  std::string hintFor(const ir::Fact &fact) const;
  std::optional<Edit> declare(const ir::Fact &fact) const;

  using Found = std::vector<NodeFact>;
  const ir::Workflow &workflow;
  PassContext &context;
  SureFaults faults;
  llvm::MapVector<std::string, Found, std::map<std::string, unsigned>>
      undeclared;
  llvm::MapVector<const ir::Dependency *, Found> other, written, targets;
};
} // namespace

static bool isLoopback(StringRef host) {
  return host.equals_insensitive("localhost") || host.starts_with("127.") ||
         host == "::1" || host == "[::1]";
}

static bool isWeb(StringRef scheme) {
  return scheme == "http" || scheme == "https";
}

/// Whether \p fact reaches the host of \p dependency in another way.
static bool differs(const ir::Dependency &dependency, const ir::Fact &fact) {
  if (dependency.isDynamic() || dependency.isModule())
    return false;
  bool isPlain = fact.scheme == "http" || fact.scheme == "ws";
  bool isSecure = fact.scheme == "https" || fact.scheme == "wss";
  return (fact.port && dependency.port.isPresent() &&
          *dependency.port != fact.port) ||
         (isPlain && dependency.kind == ir::Protocol::Https) ||
         (isSecure && dependency.kind == ir::Protocol::Http);
}

/// Whether the host of a dependency begins with \p text and goes on.
static bool beginsHost(const ir::Workflow &workflow, StringRef text) {
  return llvm::any_of(workflow.dependencies(),
                      [&](const ir::Dependency &dependency) {
                        return dependency.host.isPresent() &&
                               dependency.host->size() > text.size() &&
                               dependency.host->starts_with_insensitive(text);
                      });
}

void AddressChecker::sort(NodeFact found) {
  const ir::Fact &fact = *found.fact;
  if (listens(fact))
    return; // what check-powers says of it is enough
  if (!fact.subject.empty() && fact.kind == ir::FactKind::Network) {
    faults.add(fact, false);
    const ir::Dependency *named =
        workflow.contract ? workflow.contract->find(fact.subject) : nullptr;
    if (named && !fact.isFromSecret && !isAddressRefused(*named) &&
        differs(*named, fact))
      other[named].push_back(found);
    return;
  }
  if (fact.host.empty() || fact.isUnknownHost) {
    faults.add(fact, false);
    return;
  }
  // Made of what a variable is before it is given its value.
  if (!fact.isDefinite && fact.host.contains("undefined"))
    return;
  if (fact.hostGoesOn && beginsHost(workflow, fact.host))
    return;
  Cover cover = coverOf(workflow, fact);
  bool isFault = cover.isOtherEndpoint || !cover.isCovered();
  bool isFollowing = isFault && mayBeRefusedAddress(workflow, fact);
  faults.add(fact, isFault && !isFollowing);
  if (isFollowing)
    return;
  if (cover.isOtherEndpoint)
    other[cover.dependency].push_back(found);
  else if (!cover.isCovered())
    undeclared[endpointOf(fact)].push_back(found);
  else if (cover.dependency && !cover.dependency->isDynamic() &&
           fact.kind == ir::FactKind::Network &&
           names::isIdentifier(*cover.dependency->name))
    written[cover.dependency].push_back(found);
}

/// What other dependencies take: it says nothing of the host.
static bool isPathAlone(StringRef url) {
  return url.starts_with("/") || url.starts_with("?");
}

/// `ctx.dependency(...).fetch` of a dynamic target, whose host and port are the
/// code's to name.
void AddressChecker::sortTarget(NodeFact found) {
  const ir::Fact &fact = *found.fact;
  const ir::Dependency *dependency =
      workflow.contract ? workflow.contract->find(fact.subject) : nullptr;
  if (!dependency || !dependency->isDynamic() || isAddressRefused(*dependency))
    return;
  std::optional<NamedTarget> named = namedTarget(fact.path);
  bool isBeyond = isPathAlone(fact.path) ||
                  (named && !isTarget(*dependency, named->host, named->port));
  faults.add(fact, isBeyond);
  if (isBeyond)
    targets[dependency].push_back(found);
}

static bool isAdditionalEgress(StringRef host, const ir::Workflow &workflow) {
  std::optional<Cidr> address = Cidr::parseAddress(host);
  return address && workflow.contract &&
         llvm::any_of(workflow.contract->additionalEgress,
                      [&](const ir::AdditionalEgress &egress) {
                        std::optional<Cidr> range = Cidr::parse(*egress.toCidr);
                        return range && range->contains(address->unmapped());
                      });
}

std::string AddressChecker::hintFor(const ir::Fact &fact) const {
  if (isLoopback(fact.host)) {
    if (workflow.sidecars.empty())
      return "; a node reaches no other process of its pod but sidecars";
    // Meant is who has the port, under whatever name, or else the first.
    const ir::Sidecar *meant =
        llvm::find_if(workflow.sidecars, [&](const ir::Sidecar &sidecar) {
          return *sidecar.port == fact.port;
        });
    if (meant == workflow.sidecars.end())
      meant = workflow.sidecars.begin();
    if (*meant->port)
      return "; sidecar '" + meant->name->str() +
             "' is 'localhost:" + std::to_string(*meant->port) + "'";
    return "";
  }
  if (isAdditionalEgress(fact.host, workflow))
    return "; additional egress opens the network policy, not Deno";
  for (const ir::Dependency &dependency : workflow.dependencies())
    if (!dependency.isModule() && dependency.host.isPresent() &&
        isNearHost(fact.host.rtrim('.'), *dependency.host))
      return "; did you mean '" + dependency.host->str() + "'?";
  return "";
}

/// The entry that is missing, where host and protocol are known.
std::optional<Edit> AddressChecker::declare(const ir::Fact &fact) const {
  StringRef scheme = fact.scheme == "wss"  ? "https"
                     : fact.scheme == "ws" ? "http"
                                           : fact.scheme;
  if (!isWeb(scheme) || isLoopback(fact.host) ||
      !names::isDnsName(fact.host.lower()) || !fact.host.contains('.'))
    return std::nullopt;
  std::string name = fact.subject.str();
  if (name.empty()) {
    // `api.github.com` is `github` to people, as long as nothing else is.
    StringRef rest = fact.host.rsplit('.').first;
    name = (rest.contains('.') ? rest.rsplit('.').second : rest).str();
    if (!llvm::isAlpha(name.front()))
      name = "host-" + fact.host.str();
    else if (workflow.contract && workflow.contract->find(name))
      name = fact.host.str();
  }
  std::vector<std::string> fields = {"protocol: " + scheme.str(),
                                     "host: " + fact.host.lower(),
                                     "port: " + std::to_string(portOf(fact))};
  return addDependency(workflow, freeDependencyName(workflow, name, "-host"),
                       fields, context.sources);
}

void AddressChecker::reportUndeclared(StringRef endpoint,
                                      std::vector<NodeFact> facts) {
  std::stable_sort(facts.begin(), facts.end(),
                   [&](const NodeFact &a, const NodeFact &b) {
                     return faults.isSure(*a.fact) > faults.isSure(*b.fact);
                   });
  const ir::Fact &first = *facts.front().fact;
  InFlightDiagnostic report =
      faults.isSure(first)
          ? context.diags.report(diag::HostUndeclared, first.span, endpoint,
                                 hintFor(first))
          : context.diags.report(diag::HostPossiblyUndeclared, first.span,
                                 endpoint);
  noteSteps(report, first.steps);
  noteMore(report, ArrayRef<NodeFact>(facts).drop_front(),
           "it is reached here too");
  if (workflow.contract && workflow.contract->dependenciesSpan.isValid())
    report.note(workflow.contract->dependenciesSpan,
                "the contract declares dependencies here");
  std::optional<Edit> edit = declare(first);
  if (!edit)
    return;
  // To let a host in is for a person to decide.
  std::move(report).suggest("declare '" + first.host.str() +
                                "' in the contract",
                            edit->span, edit->text);
}

static unsigned writtenPort(const ir::Fact &fact) {
  return fact.subject.empty() ? portOf(fact) : fact.port;
}

void AddressChecker::reportOther(const ir::Dependency &dependency,
                                 ArrayRef<NodeFact> facts) {
  const ir::Fact &fact = *facts.front().fact;
  auto describe = [](StringRef protocol, int64_t port) {
    std::string text = protocol.empty() ? "" : "'" + protocol.str() + "'";
    if (port)
      text += (text.empty() ? "on port " : " on port ") + std::to_string(port);
    return text;
  };
  InFlightDiagnostic report = context.diags.report(
      diag::OtherEndpoint, fact.span, *dependency.name,
      describe(ir::protocolInfo(dependency.kind).name, *dependency.port),
      describe(fact.scheme, writtenPort(fact)));
  noteSteps(report, fact.steps);
  noteMore(report, facts.drop_front(), "it is reached so here too");
  report.note(dependency.name.span, "the contract declares it here");
}

/// A connection that the contract does not mean: refused when the node runs, or
/// left to the policy, which drops it without a word.
void AddressChecker::reportBeyond(const ir::Dependency &dependency,
                                  const ir::Fact &fact) {
  std::optional<NamedTarget> named = namedTarget(fact.path);
  std::optional<Cidr> range = Cidr::parse(*dependency.cidr);
  if (!range)
    return;
  std::string declared = "'" + dependency.cidr->str() + "'";
  std::string meant =
      "'" + fact.path.str() + "', which names no host; expected a whole URL";
  if (named) {
    meant =
        "'" + named->host.str() + "' on port " + std::to_string(named->port);
    std::optional<Cidr> address = Cidr::parseAddress(named->host);
    if (address && isClosedWithin(*range, address->unmapped()))
      declared +=
          " without " + findSpecialRange(address->unmapped())->name.str();
  }
  declared += dependency.dynPorts.size() > 1 ? " on ports " : " on port ";
  declared += llvm::join(
      llvm::map_range(dependency.dynPorts,
                      [](const ir::Text &port) { return port->str(); }),
      ", ");
  context.diags
      .report(diag::OtherEndpoint, fact.span, *dependency.name, declared, meant)
      .note(dependency.name.span, "the contract declares it here");
}

void AddressChecker::run() {
  for (ir::FactKind kind : {ir::FactKind::Network, ir::FactKind::LegacyFetch})
    for (NodeFact found : factsOf(workflow, kind))
      sort(found);
  for (NodeFact found : factsOf(workflow, ir::FactKind::DependencyFetch))
    sortTarget(found);
  for (auto &[dependency, facts] : targets)
    for (NodeFact found : facts)
      if (faults.isSure(*found.fact))
        reportBeyond(*dependency, *found.fact);
  for (auto &[endpoint, facts] : undeclared)
    reportUndeclared(endpoint, facts);
  for (auto &[dependency, facts] : other) {
    llvm::MapVector<std::pair<StringRef, unsigned>, std::vector<NodeFact>> ways;
    for (NodeFact found : facts)
      ways[{found.fact->scheme, writtenPort(*found.fact)}].push_back(found);
    for (auto &[way, same] : ways)
      reportOther(*dependency, same);
  }
  for (auto &[dependency, facts] : written) {
    InFlightDiagnostic report =
        context.diags.report(diag::HostOfDependency, facts.front().fact->span,
                             facts.front().fact->host, *dependency->name);
    noteMore(report, ArrayRef<NodeFact>(facts).drop_front(),
             "it is written out here too");
  }
}

void tntc::checkAddresses(const ir::Workflow &workflow, PassContext &context) {
  AddressChecker(workflow, context).run();
}
