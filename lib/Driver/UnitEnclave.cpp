//===- UnitEnclave.cpp - one answer from four that may differ -------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "UnitEnclave.h"

#include "tntc/IR/ObjectNames.h"
#include "tntc/Support/Names.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace tntc;
using namespace tntc::driver;

void driver::decideEnclave(ir::Workflow &workflow, const Place &place,
                           const EnclaveDefaults &defaults, ir::Context &arena,
                           DiagnosticEngine &diags) {
  const ir::Deployment &deployment = workflow.deployment;
  const ir::Text &field = deployment.enclave.isPresent() ? deployment.enclave
                                                         : deployment.nameSpace;
  const ir::Text &other = deployment.nameSpace;
  if (deployment.enclave.isPresent() && other.isPresent() &&
      *other != *deployment.enclave)
    diags
        .report(diag::NamespaceDiffers, other.span, *other, *deployment.enclave)
        .note(deployment.enclave.span, "the enclave is named here");

  Span start = workflow.span.first();
  if (!place.enclave.empty()) {
    if (field.isPresent() && *field != place.enclave)
      diags.report(diag::EnclaveDiffers, field.span, *field, place.enclave);
    if (!defaults.flag.empty() && defaults.flag != place.enclave)
      diags.report(diag::EnclaveFlagDiffers, start, defaults.flag,
                   place.enclave);
    workflow.enclave = ir::Text::written(arena.save(place.enclave), start);
  } else if (!defaults.flag.empty()) {
    workflow.enclave = ir::Text::written(arena.save(defaults.flag), start);
  } else if (field.isPresent()) {
    workflow.enclave = field;
  } else if (!defaults.configured.empty()) {
    workflow.enclave =
        ir::Text::defaulted(arena.save(defaults.configured), start);
  }
}

/// Of `{enclave}-data` and `a-data`: `a`, whose service is there.
static StringRef enclaveServedIn(StringRef name, StringRef pattern) {
  auto [before, after] = pattern.split("{enclave}");
  bool isOther = pattern.size() > StringRef("{enclave}").size() &&
                 pattern.contains("{enclave}");
  return isOther && name.consume_front(before) && name.consume_back(after)
             ? name
             : "";
}

/// As PluginSet has it: the command line before the configuration.
static std::string hostOption(const std::string &service,
                              const ir::Profile &profile,
                              const PluginOptions &options) {
  auto given = options.values.find(service);
  if (given != options.values.end())
    if (auto host = given->second.find("host"); host != given->second.end())
      return host->second;
  auto settings = profile.plugins.find(service);
  if (settings == profile.plugins.end())
    return "";
  const json::Value &all = settings->second.options;
  auto host = all.find("host");
  return host != all.end() && host->is_string() ? host->get<std::string>() : "";
}

namespace {
/// In which pods of the platform run, or from which they call.
struct PlatformNamespace {
  std::string name, because;
};
} // namespace

static std::vector<PlatformNamespace>
platformNamespaces(const ir::Profile &profile, const PluginOptions &options) {
  std::vector<PlatformNamespace> taken = {
      {profile.ingress.controlNamespace, "'ingress.control-namespace' names"},
      {profile.moduleProxy.nameSpace, "'module-proxy.namespace' names"}};
  if (profile.telemetry.enabled)
    taken.push_back(
        {profile.telemetry.nameSpace, "'telemetry.namespace' names"});
  for (const std::string &name : profile.ingress.webhookNamespaces)
    taken.push_back({name, "'ingress.webhook-namespaces' names"});
  for (const std::string &service : profile.services) {
    std::string host = hostOption(service, profile, options);
    taken.push_back({ir::namespaceOf(host).str(),
                     "option 'host' of service '" + service + "' names"});
  }
  return taken;
}

void driver::judgeEnclave(const ir::Workflow &workflow, const Place &place,
                          const ir::Profile &profile,
                          const PluginOptions &options,
                          DiagnosticEngine &diags) {
  StringRef name = *workflow.enclave;
  Span span = workflow.enclave.span;
  const std::string &control = profile.ingress.controlNamespace;
  auto isNeighbour = [&](StringRef other) {
    llvm::SmallString<128> neighbour(place.enclaveDirectory);
    llvm::sys::path::remove_filename(neighbour);
    llvm::sys::path::append(neighbour, other);
    return !place.enclave.empty() && !other.empty() &&
           llvm::sys::fs::is_directory(neighbour);
  };
  if (place.enclave != control && isNeighbour(control))
    diags.report(diag::ReservedEnclave, Span(), control)
        .note(Span(), "'ingress.control-namespace' names it for the Jobs of "
                      "administrators, and 'enclaves/" +
                          control + "' is an enclave")
        .about("enclaves/" + control);
  if (!workflow.enclave.isPresent() || workflow.enclave.isRefused())
    return;
  if (!names::isEnclave(name))
    diags.report(diag::BadEnclave, span, name);
  else if (llvm::is_contained(ir::reservedNamespaces(), name))
    diags.report(diag::ReservedEnclave, span, name);
  else
    for (const PlatformNamespace &its : platformNamespaces(profile, options)) {
      StringRef served = enclaveServedIn(name, its.name);
      if (its.name != name && !isNeighbour(served))
        continue;
      diags.report(diag::ReservedEnclave, span, name)
          .note(Span(), its.because + " it as the platform's" +
                            (served.empty()
                                 ? ""
                                 : ", for enclave '" + served.str() + "'"));
      return;
    }
}

void driver::raiseGenerations(const Enclave &enclave,
                              llvm::MutableArrayRef<ActiveComponent> components,
                              DiagnosticEngine &diags) {
  llvm::StringMap<ActiveComponent *> services;
  std::vector<StringRef> names;
  for (ActiveComponent &active : components)
    if (active.component->kind == ComponentKind::Service) {
      services[active.component->name] = &active;
      names.push_back(active.component->name);
    }
  for (const auto &[name, generation] : enclave.generations) {
    if (ActiveComponent *service = services.lookup(name)) {
      service->generation += generation.number - 1;
      continue;
    }
    if (std::optional<StringRef> near = names::didYouMean(name, names))
      diags.report(diag::MisspeltKey, generation.span, name, "'exoskeleton'",
                   *near);
    else
      diags.report(diag::UnknownKey, generation.span, name, "'exoskeleton'");
  }
}
