//===- CheckPolicy.cpp - what the platform lets an author open ------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// The author of a workflow is not trusted with the network (decision O24).
// Loopback, link-local and metadata addresses are refused unless the policy of
// trusted configuration lets them in. Private ranges, foreign namespaces and
// dynamic targets that code leaves open are warned of without a policy and
// refused against one.
//
//===----------------------------------------------------------------------===//

#include "HostName.h"
#include "LiteralTargets.h"
#include "PackageName.h"

#include "tntc/Analysis/Pass.h"
#include "tntc/Support/ImageReference.h"

#include "llvm/ADT/STLExtras.h"

using namespace tntc;

namespace {
class PolicyChecker {
public:
  PolicyChecker(const ir::Workflow &workflow, PassContext &context)
      : workflow(workflow), profile(context.profile),
        policy(context.profile.policy), diags(context.diags),
        grantsWhole(context.options.grantContract) {}
  void run();

private:
  void checkDependency(const ir::Dependency &dependency);
  void checkDynamic(const ir::Dependency &dependency);
  void checkHost(const ir::Text &host);
  void checkRange(const ir::Text &text, const Cidr &range);
  void checkModule(const ir::Dependency &dependency);
  void checkImage(const ir::Sidecar &sidecar);

  const ir::Workflow &workflow;
  const ir::Profile &profile;
  const ir::Policy &policy;
  DiagnosticEngine &diags;
  bool grantsWhole;
};
} // namespace

void PolicyChecker::checkRange(const ir::Text &text, const Cidr &range) {
  const SpecialRange *special = findSpecialRange(range);
  if (!special)
    return;
  auto refuse = [&](StringRef setting) {
    diags.report(diag::ForbiddenAddress, text.span, *text, special->name,
                 setting);
  };
  switch (special->kind) {
  case SpecialRange::Loopback:
    if (!policy.allowLoopback)
      refuse("allow-loopback");
    return;
  case SpecialRange::LinkLocal:
    if (!policy.allowLinkLocal)
      refuse("allow-link-local");
    return;
  case SpecialRange::Metadata:
    if (!policy.allowMetadata)
      refuse("allow-metadata");
    return;
  case SpecialRange::Private: {
    Cidr meant = range.unmapped();
    if (llvm::any_of(policy.allowedRanges,
                     [&](const Cidr &fine) { return fine.contains(meant); }))
      return;
    diags.report(policy.present ? diag::PrivateRangeRefused
                                : diag::PrivateRange,
                 text.span, *text, special->name);
    return;
  }
  case SpecialRange::Other: // leads nowhere, or to what anyone may reach
    return;
  }
}

void PolicyChecker::checkHost(const ir::Text &text) {
  if (!text.isPresent() || judgeHost(*text))
    return;
  HostName host = classifyHost(*text, workflow, profile);
  switch (host.kind) {
  case HostName::External:
    return;
  case HostName::Address:
    return checkRange(text, host.address);
  case HostName::Loopback:
    if (!policy.allowLoopback)
      diags.report(diag::ForbiddenAddress, text.span, *text, "the pod itself",
                   "allow-loopback");
    return;
  case HostName::Metadata:
    if (!policy.allowMetadata)
      diags.report(diag::ForbiddenAddress, text.span, *text,
                   "the cloud metadata service", "allow-metadata");
    return;
  case HostName::Service:
    break;
  }
  bool isFine = isOwnNamespace(host.nameSpace, workflow) ||
                llvm::any_of(policy.allowedNamespaces, [&](StringRef fine) {
                  return fine == host.nameSpace;
                });
  if (!isFine)
    diags.report(policy.present ? diag::ForeignNamespaceRefused
                                : diag::ForeignNamespace,
                 text.span, *text, host.nameSpace);
}

/// `npm:postgres`, or `jsr:@std/*` for all of a scope.
static bool fitsSource(StringRef module, StringRef pattern) {
  return pattern.consume_back("*") ? module.starts_with(pattern)
                                   : module == pattern;
}

void PolicyChecker::checkModule(const ir::Dependency &dependency) {
  if (policy.moduleSources.empty() || !isPackage(dependency))
    return;
  std::string module = (*dependency.protocol + ":" + *dependency.host).str();
  if (!llvm::any_of(policy.moduleSources, [&](StringRef pattern) {
        return fitsSource(module, pattern);
      }))
    diags.report(diag::ModuleRefused, dependency.host.span, module);
}

void PolicyChecker::checkDynamic(const ir::Dependency &dependency) {
  ContractUses uses(workflow, grantsWhole);
  Uses byCode = uses.address(dependency);
  // What nothing uses is granted to nobody, which check-dependencies says.
  bool isUsed = byCode.any() || uses.sidecars(dependency).any();
  if (isUsed && !literalTargets(dependency, byCode))
    diags.report(policy.present ? diag::DynamicTargetRefused
                                : diag::DynamicTarget,
                 dependency.type.span, *dependency.name);
}

void PolicyChecker::checkDependency(const ir::Dependency &dependency) {
  if (dependency.isService())
    return;
  if (dependency.isModule())
    return checkModule(dependency);
  if (!dependency.isDynamic())
    return checkHost(dependency.host);
  if (!policy.allowDynamicTargets)
    checkDynamic(dependency);
  if (std::optional<Cidr> range = Cidr::parse(*dependency.cidr))
    checkRange(dependency.cidr, range->network());
}

/// `'a', 'b' or 'c'`, of many the first ones.
template <typename List>
static std::string alternatives(const List &prefixes) {
  constexpr size_t mostShown = 3;
  size_t count = prefixes.size();
  std::string text;
  for (size_t i = 0; i < std::min(count, mostShown); ++i) {
    bool isLast = i + 1 == count;
    text += i == 0 ? "'" : isLast ? " or '" : ", '";
    text += StringRef(prefixes[i]).str() + "'";
  }
  if (count > mostShown)
    text += " or one of " + std::to_string(count - mostShown) + " more";
  return text;
}

void PolicyChecker::checkImage(const ir::Sidecar &sidecar) {
  std::optional<ImageReference> image = ImageReference::parse(*sidecar.image);
  if (policy.imagePrefixes.empty() || !image || sidecar.image->empty())
    return;
  if (!llvm::any_of(policy.imagePrefixes,
                    [&](StringRef prefix) { return image->hasPrefix(prefix); }))
    diags.report(diag::ImageRefused, sidecar.image.span, *sidecar.image,
                 alternatives(policy.imagePrefixes));
}

void PolicyChecker::run() {
  for (const ir::Dependency &dependency : workflow.dependencies())
    checkDependency(dependency);
  if (workflow.contract)
    for (const ir::AdditionalEgress &egress :
         workflow.contract->additionalEgress)
      if (std::optional<Cidr> range = Cidr::parse(*egress.toCidr))
        checkRange(egress.toCidr, range->network());
  for (const ir::Sidecar &sidecar : workflow.sidecars)
    checkImage(sidecar);
}

void tntc::checkPolicy(const ir::Workflow &workflow, PassContext &context) {
  PolicyChecker(workflow, context).run();
}
