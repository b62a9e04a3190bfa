//===- CheckContract.cpp - every dependency can be granted ----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// The contract is what Deno's permissions and the NetworkPolicy are made from.
// A field that is missing or that we would read otherwise than the author
// would open the wrong door or none, so that every text that ends up in a
// grant is judged here. What the platform allows is another question: see
// check-policy.
//
//===----------------------------------------------------------------------===//

#include "Edits.h"
#include "HostName.h"
#include "Modules.h"
#include "NatsSubject.h"
#include "PackageName.h"
#include "Services.h"

#include "tntc/Analysis/Pass.h"
#include "tntc/Support/Names.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

#include <map>
#include <set>
#include <tuple>

using namespace tntc;

namespace {
class ContractChecker {
public:
  ContractChecker(const ir::Workflow &workflow, PassContext &context)
      : workflow(workflow), context(context), diags(context.diags) {}
  void run();

private:
  void checkDependency(const ir::Dependency &dependency);
  void checkService(const ir::Dependency &dependency);
  void checkProtocol(const ir::Dependency &dependency);
  void checkMissingProtocol(const ir::Dependency &dependency);
  void checkDynamic(const ir::Dependency &dependency);
  void checkModule(const ir::Dependency &dependency);
  void checkHosted(const ir::Dependency &dependency);
  void checkAuth(const ir::Dependency &dependency);
  void checkHost(const ir::Dependency &dependency);
  std::optional<Cidr> checkRange(const ir::Text &text);
  void reportCarvedOut(const ir::Text &text, const Cidr &range);
  void checkPorts(ArrayRef<ir::Text> ports);
  void checkEgress(const ir::AdditionalEgress &egress);
  void checkTwins();
  void findPortless();

  void require(const ir::Dependency &dependency, bool isThere, StringRef field);
  template <typename T>
  void refuse(const T &member, StringRef field, StringRef owner) {
    if (member.isPresent() && !member.isRefused())
      diags.report(diag::SuperfluousField, member.span, field, owner);
  }

  const ir::Workflow &workflow;
  PassContext &context;
  DiagnosticEngine &diags;
  /// Unknown protocols of which at least one dependency lacks its port. By an
  /// alias several have the same one.
  std::set<Span> portless;
  std::set<Span> told; ///< of those that were reported
};
} // namespace

/// What messages call the kind of a dependency.
static std::string kindPhrase(const ir::Dependency &dependency) {
  if (dependency.isDynamic())
    return "a dynamic target";
  return "a dependency of protocol '" + dependency.protocol->str() + "'";
}

void ContractChecker::require(const ir::Dependency &dependency, bool isThere,
                              StringRef field) {
  if (!isThere)
    diags.report(diag::DependencyNeeds, dependency.name.span,
                 kindPhrase(dependency), field);
}

//===----------------------------------------------------------------------===//
// Kinds of dependencies
//===----------------------------------------------------------------------===//

/// The platform fills these in; what the file says would be overwritten.
void ContractChecker::checkService(const ir::Dependency &dependency) {
  // Of an IR that was read back, what the platform filled in is no fault.
  auto ignore = [&](const auto &field, Span span, StringRef name) {
    if (field.isPresent() && !field.isRefused() &&
        field.origin == ir::Origin::Written)
      diags.report(diag::ServiceField, span, name, *dependency.name);
  };
  ignore(dependency.host, dependency.host.span, "host");
  ignore(dependency.port, dependency.port.span, "port");
  if (const std::optional<ir::Auth> &auth = dependency.auth) {
    ignore(auth->type, auth->type.span, "auth.type");
    ignore(auth->secret, auth->secret.span, "auth.secret");
  }
  ignore(dependency.type, dependency.type.span, "type");
  ignore(dependency.database, dependency.database.span, "database");
  ignore(dependency.user, dependency.user.span, "user");
  ignore(dependency.cidr, dependency.cidr.span, "cidr");
  if (!dependency.dynPorts.empty())
    ignore(dependency.dynPorts.front(), dependency.dynPorts.front().span,
           "dynPorts");
}

static bool hasPorts(const ir::Dependency &dependency) {
  return dependency.port.isPresent() || dependency.isDynamic();
}

void ContractChecker::findPortless() {
  for (const ir::Dependency &dependency : workflow.dependencies())
    if (dependency.kind == ir::Protocol::Unknown && !hasPorts(dependency))
      portless.insert(dependency.protocol.span);
}

void ContractChecker::checkProtocol(const ir::Dependency &dependency) {
  const ir::Text &protocol = dependency.protocol;
  if (!told.insert(protocol.span).second)
    return;
  std::optional<StringRef> near =
      names::didYouMean(*protocol, ir::protocolSpellings());
  bool hasPort = !portless.count(protocol.span);
  InFlightDiagnostic diagnostic = diags.report(
      hasPort ? diag::UnknownProtocol : diag::UnknownProtocolNoPort,
      protocol.span, *protocol,
      near      ? "; did you mean '" + near->str() + "'?"
      : hasPort ? "; its port is opened, and no more is checked"
                : "");
  // `http2` is another protocol.
  if (near)
    addFix(diagnostic, ("write '" + *near + "'").str(),
           replaceText(protocol, *near, context.sources),
           llvm::none_of(*protocol, llvm::isDigit));
}

void ContractChecker::checkDynamic(const ir::Dependency &dependency) {
  require(dependency, dependency.cidr.isPresent(), "cidr");
  require(dependency, !dependency.dynPorts.empty(), "dynPorts");
  if (dependency.cidr.isPresent())
    checkRange(dependency.cidr);
  checkPorts(dependency.dynPorts);
  refuse(dependency.host, "host", "a dynamic target, whose hosts are 'cidr'");
  refuse(dependency.port, "port",
         "a dynamic target, whose ports are 'dynPorts'");
}

/// The name and the version of a package as people copy them from code.
static std::pair<StringRef, StringRef> splitSpecifier(StringRef text) {
  text.consume_front("npm:");
  text.consume_front("jsr:");
  text.consume_front("/");
  size_t at = std::min(text.find('@', 1), text.size());
  return {text.take_front(at),
          text.drop_front(at).drop_front(at < text.size())};
}

void ContractChecker::checkModule(const ir::Dependency &dependency) {
  const ir::Text &package = dependency.host;
  bool isJsr = dependency.kind == ir::Protocol::Jsr;
  auto isPackage = isJsr ? isJsrPackage : isNpmPackage;
  require(dependency, package.isPresent(), "host");
  if (package.isPresent() && !isPackage(*package)) {
    InFlightDiagnostic diagnostic =
        diags.report(diag::BadPackageName, package.span, *package,
                     *dependency.protocol, isJsr ? "@std/yaml" : "postgres");
    auto [bare, found] = splitSpecifier(*package);
    bool isSaid = found.empty() || *dependency.version == found;
    if (isPackage(bare) && isSaid)
      addFix(diagnostic, ("write '" + bare + "'").str(),
             replaceText(package, bare, context.sources));
    else if (isPackage(bare) && !dependency.version.isPresent() &&
             classifyPackageVersion(found) != VersionKind::Bad)
      moveOut(diagnostic, package, bare, ("version: \"" + found + "\"").str(),
              context.sources);
  }
  const ir::Text &version = dependency.version;
  VersionKind kind = classifyPackageVersion(*version);
  if (version.isPresent() && kind == VersionKind::Bad) {
    InFlightDiagnostic diagnostic =
        diags.report(diag::BadPackageVersion, version.span, *version);
    StringRef bare = *version;
    if (bare.consume_front("v") &&
        classifyPackageVersion(bare) == VersionKind::Exact)
      addFix(diagnostic, ("write '" + bare + "'").str(),
             replaceText(version, bare, context.sources));
  } else if ((!version.isPresent() || kind == VersionKind::Range) &&
             package.isPresent() && !version.isRefused() &&
             isPackage(*package) &&
             !isImportedOtherwise(workflow, dependency)) {
    // Of what names no package, or not the version that code asks for, enough
    // is said.
    diags.report(diag::UnpinnedModule,
                 version.isPresent() ? version.span : dependency.name.span,
                 *package);
  }
  refuse(dependency.port, "port", "a module");
  refuse(dependency.type, "type", "a module");
  if (dependency.auth)
    diags.report(diag::SuperfluousField, dependency.auth->span, "auth",
                 "a module");
}

void ContractChecker::checkHosted(const ir::Dependency &dependency) {
  // Clients of S3 may know of none, but then neither does a policy.
  if (dependency.kind == ir::Protocol::S3 && !dependency.host.isPresent())
    diags.report(diag::NoHost, dependency.name.span, *dependency.name);
  else
    require(dependency, dependency.host.isPresent(), "host");
  if (dependency.host.isPresent())
    checkHost(dependency);
  switch (dependency.kind) {
  case ir::Protocol::Postgres:
    require(dependency, dependency.database.isPresent(), "database");
    require(dependency, dependency.user.isPresent(), "user");
    break;
  case ir::Protocol::Nats: {
    require(dependency, dependency.subject.isPresent(), "subject");
    StringRef fault = natsSubjectFault(*dependency.subject);
    if (dependency.subject.isPresent() && !fault.empty())
      diags.report(diag::BadSubject, dependency.subject.span,
                   *dependency.subject, fault);
    break;
  }
  case ir::Protocol::Blob:
    require(dependency, dependency.container.isPresent(), "container");
    break;
  default:
    break;
  }
  // Without a host they are meant, and it is the type that is missing.
  if (!dependency.host.isPresent())
    return;
  refuse(dependency.cidr, "cidr",
         "a dependency without 'type: dynamic-target'");
  if (!dependency.dynPorts.empty())
    diags.report(diag::SuperfluousField, dependency.dynPorts.front().span,
                 "dynPorts", "a dependency without 'type: dynamic-target'");
}

void ContractChecker::checkAuth(const ir::Dependency &dependency) {
  const ir::Auth &auth = *dependency.auth;
  if (*auth.type == "bearer-token") {
    InFlightDiagnostic diagnostic =
        diags.report(diag::BearerToken, auth.type.span);
    if (auto edit = replaceText(auth.type, "api-token", context.sources))
      std::move(diagnostic)
          .suggest("write 'api-token'", edit->span, edit->text);
  }
  // Within the cluster the way is short and often encrypted below.
  if (dependency.kind == ir::Protocol::Http && !dependency.isDynamic() &&
      dependency.host.isPresent() &&
      classifyHost(*dependency.host, workflow, context.profile).kind ==
          HostName::External)
    diags.report(diag::PlainCredential, dependency.protocol.span, *auth.secret,
                 *dependency.host);
}

/// `tentacular_postgres` without a body was meant as a service.
void ContractChecker::checkMissingProtocol(const ir::Dependency &dependency) {
  const ir::Text &name = dependency.name;
  std::string likeService = name->lower();
  std::replace(likeService.begin(), likeService.end(), '_', '-');
  bool isService = findService(likeService, context.offered).has_value();
  bool isMeant = isService && !dependency.host.isPresent();
  // Who writes a name that was refused right mends this too.
  if (isService && !names::isIdentifier(*name))
    return;
  InFlightDiagnostic diagnostic =
      diags.report(diag::MissingProtocol, name.span, *name);
  if (!isMeant)
    return;
  diagnostic.note(name.span, "the service of the platform is called '" +
                                 likeService + "'");
  addFix(diagnostic, "write '" + likeService + "'",
         replaceText(name, likeService, context.sources));
}

void ContractChecker::checkDependency(const ir::Dependency &dependency) {
  if (dependency.isService())
    return checkService(dependency);
  if (!dependency.protocol.isPresent()) {
    checkMissingProtocol(dependency);
    return;
  }
  if (dependency.protocol.isRefused() || dependency.type.isRefused())
    return;
  if (dependency.kind == ir::Protocol::Unknown) {
    checkProtocol(dependency);
    // What the other fields mean hangs on it.
    if (!hasPorts(dependency))
      return;
  }
  if (dependency.isModule())
    return checkModule(dependency);
  if (dependency.isDynamic())
    checkDynamic(dependency);
  else
    checkHosted(dependency);
  refuse(dependency.version, "version", "a dependency that is no module");
  if (dependency.auth)
    checkAuth(dependency);
}

//===----------------------------------------------------------------------===//
// Hosts, ranges, ports
//===----------------------------------------------------------------------===//

void ContractChecker::checkHost(const ir::Dependency &dependency) {
  const ir::Text &host = dependency.host;
  std::optional<HostFault> fault = judgeHost(*host);
  if (!fault)
    return;
  InFlightDiagnostic diagnostic =
      diags.report(diag::BadHost, host.span, *host, fault->message);
  if (fault->repair.empty())
    return;
  // A port that the protocol implies is taken from there.
  bool isSaid = fault->port == 0 || *dependency.port == fault->port;
  // A scheme may be what was meant, and not the protocol; a path, a part of all
  // that is fetched.
  bool isSure = !fault->losesPath &&
                (fault->scheme.empty() ||
                 ir::protocolNamed(fault->scheme).protocol == dependency.kind);
  if (isSaid)
    addFix(diagnostic, "write '" + fault->repair + "'",
           replaceText(host, fault->repair, context.sources), isSure);
  else if (dependency.port.origin != ir::Origin::Written)
    moveOut(diagnostic, host, fault->repair,
            "port: " + std::to_string(fault->port), context.sources, isSure);
}

void ContractChecker::reportCarvedOut(const ir::Text &text, const Cidr &range) {
  // What everything contains needs no saying.
  if (range.length == 0)
    return;
  std::string list;
  unsigned count = 0;
  for (const SpecialRange &special : specialRanges()) {
    if (!range.contains(special.range) || range == special.range)
      continue;
    if (++count <= 3)
      list += (count > 1 ? ", " : "") + special.range.str();
  }
  if (count > 3)
    list += " and " + std::to_string(count - 3) + " more";
  if (count != 0)
    diags.report(diag::CarvedOut, text.span, *text, list);
}

std::optional<Cidr> ContractChecker::checkRange(const ir::Text &text) {
  std::optional<Cidr> range = Cidr::parse(*text);
  if (!range) {
    InFlightDiagnostic diagnostic =
        diags.report(diag::BadRange, text.span, *text);
    if (std::optional<Cidr> address = Cidr::parseAddress(*text))
      addFix(diagnostic, "write '" + address->str() + "' for one address",
             replaceText(text, address->str(), context.sources));
    return std::nullopt;
  }
  if (range->hasHostBits()) {
    std::string meant = range->network().str();
    InFlightDiagnostic diagnostic =
        diags.report(diag::HostBits, text.span, *text, meant);
    // One address may have been meant, or a longer prefix.
    addFix(diagnostic, "write '" + meant + "'",
           replaceText(text, meant, context.sources), /*isSure=*/false);
    return std::nullopt;
  }
  reportCarvedOut(text, *range);
  return range;
}

void ContractChecker::checkPorts(ArrayRef<ir::Text> ports) {
  for (const ir::Text &port : ports) {
    if (port.isRefused() || ir::parsePort(port))
      continue;
    InFlightDiagnostic diagnostic =
        diags.report(diag::BadPort, port.span, *port);
    auto [number, transport] = port->split('/');
    std::optional<StringRef> near =
        names::didYouMean(transport, {"SCTP", "TCP", "UDP"});
    ir::Text meant = port;
    std::string text = near ? (number + "/" + *near).str() : std::string();
    meant.value = text;
    if (near && ir::parsePort(meant))
      addFix(diagnostic, "write '" + text + "'",
             replaceText(port, text, context.sources));
  }
}

void ContractChecker::checkEgress(const ir::AdditionalEgress &egress) {
  checkPorts(egress.ports);
  if (!egress.toCidr.isPresent())
    return;
  std::optional<Cidr> range = checkRange(egress.toCidr);
  if (range && range->length == 0 && egress.ports.empty())
    diags.report(diag::EveryAddress, egress.toCidr.span, *egress.toCidr);
}

/// Two names for one thing, credential included. The same host under another
/// credential, database or subject is another thing.
void ContractChecker::checkTwins() {
  using Meaning = std::tuple<ir::Protocol, StringRef, int64_t, StringRef,
                             StringRef, StringRef, StringRef, StringRef>;
  std::map<Meaning, const ir::Dependency *> seen;
  for (const ir::Dependency &dependency : workflow.dependencies()) {
    if (!dependency.host.isPresent() || dependency.isService() ||
        dependency.isDynamic())
      continue;
    Meaning meaning{dependency.kind,
                    *dependency.host,
                    *dependency.port,
                    dependency.auth ? *dependency.auth->secret : StringRef(),
                    *dependency.database,
                    *dependency.user,
                    *dependency.subject,
                    *dependency.container};
    auto [first, isNew] = seen.try_emplace(meaning, &dependency);
    if (!isNew)
      diags
          .report(diag::SameDependency, dependency.name.span, *dependency.name,
                  *first->second->name)
          .note(first->second->name.span, "the first one is here");
  }
}

void ContractChecker::run() {
  if (!workflow.contract)
    return;
  findPortless();
  for (const ir::Dependency &dependency : workflow.contract->dependencies)
    checkDependency(dependency);
  for (const ir::AdditionalEgress &egress : workflow.contract->additionalEgress)
    checkEgress(egress);
  checkTwins();
}

void tntc::checkContract(const ir::Workflow &workflow, PassContext &context) {
  ContractChecker(workflow, context).run();
}
