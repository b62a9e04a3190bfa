//===- ServiceStage.cpp - requests to plugins, and their merge ------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "ServiceStage.h"

#include "tntc/Credentials/Derive.h"
#include "tntc/Credentials/Verifiers.h"
#include "tntc/IR/Printer.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ErrorHandling.h"

using namespace tntc;
using namespace tntc::driver;

std::vector<ServiceInfo>
driver::offeredServices(ArrayRef<ActiveComponent> components) {
  std::vector<ServiceInfo> list;
  for (const ActiveComponent &active : components)
    if (active.component->kind == ComponentKind::Service)
      for (const std::string &dependency : active.component->dependencies)
        list.push_back(
            {dependency, active.component->name,
             ir::protocolNamed(active.component->protocol).protocol});
  return list;
}

/// `component`, `options`, `context`: what every request but the first has.
static json::Value makeRequest(const PluginContext &context,
                               const ActiveComponent &active,
                               const char *method) {
  const ir::Workflow &workflow = context.workflow;
  json::Value request = json::object();
  request["method"] = method;
  request["component"] = active.component->name;
  request["options"] = active.options;
  json::Value &about = request["context"];
  about = json::object();
  if (workflow.enclave.isPresent())
    about["enclave"] = json::string(*workflow.enclave);
  about["workflow"] = json::string(*workflow.name);
  json::Value &platform = about["platform"];
  platform["image"] = context.profile.image;
  if (!context.profile.runtimeClass.empty())
    platform["runtimeClass"] = context.profile.runtimeClass;
  platform["trustDomain"] = context.profile.trustDomain;
  platform["controlNamespace"] = context.profile.ingress.controlNamespace;
  return request;
}

/// True unless \p fault is one, for which \p active is to blame.
static bool accept(const PluginContext &context, const ActiveComponent &active,
                   MaybeFault fault) {
  const ir::Workflow &workflow = context.workflow;
  std::string subject = workflow.name->str();
  if (workflow.enclave.isPresent())
    subject = workflow.enclave->str() + "/" + subject;
  if (fault)
    active.plugin->blame(std::move(*fault), subject);
  return !fault;
}

static const ActiveComponent *
findServiceFor(StringRef dependency, ArrayRef<ActiveComponent> components) {
  auto found = llvm::find_if(components, [&](const ActiveComponent &active) {
    return active.component->kind == ComponentKind::Service &&
           llvm::is_contained(active.component->dependencies, dependency);
  });
  return found == components.end() ? nullptr : found;
}

/// Two services may not want one place in the pod, nor one variable.
static MaybeFault findPodClash(ArrayRef<ir::ServiceFacts> others,
                               const ir::ServiceFacts &facts) {
  auto taken = [](const Twine &what, const ir::ServiceFacts &other) {
    return PluginFault{diag::PluginFact,
                       {(what + " is that of '" + other.service + "'").str()},
                       {}};
  };
  for (const ir::ServiceFacts &other : others) {
    for (const ir::ServiceVolume &volume : facts.volumes)
      for (const ir::ServiceVolume &theirs : other.volumes)
        if (theirs.name == volume.name || theirs.mountPath == volume.mountPath)
          return taken("volume '" + volume.name + "' at '" + volume.mountPath +
                           "'",
                       other);
    for (const ir::ServiceVariable &variable : facts.environment)
      for (const ir::ServiceVariable &theirs : other.environment)
        if (theirs.name == variable.name)
          return taken("variable '" + variable.name + "'", other);
  }
  return std::nullopt;
}

bool driver::resolveServices(const PluginContext &context,
                             ArrayRef<ActiveComponent> components) {
  ir::Workflow &workflow = context.workflow;
  std::vector<ir::Dependency> dependencies = workflow.dependencies().vec();
  std::vector<ir::ServiceFacts> all;
  // Every service sees the workflow as it was written, whoever comes first.
  json::Value ir;
  for (size_t i = 0; i < dependencies.size(); ++i) {
    ir::Dependency &dependency = dependencies[i];
    if (!dependency.isService())
      continue;
    const ActiveComponent *active =
        findServiceFor(*dependency.name, components);
    if (!active)
      continue; // reported by the checks
    if (ir.is_null())
      ir = ir::print(workflow, context.sources);
    json::Value request = makeRequest(context, *active, "resolve");
    request["dependency"] = "/contract/dependencies/" + std::to_string(i);
    request["ir"] = ir;
    std::optional<json::Value> answer = active->plugin->ask(std::move(request));
    if (!answer)
      return false;
    ir::ServiceFacts facts;
    facts.plugin = context.arena.save(active->plugin->name());
    facts.service = context.arena.save(active->component->name);
    facts.dependency = *dependency.name;
    facts.span = dependency.name.span;
    facts.generation = active->generation;
    if (!accept(context, *active,
                reportDiagnostics(*answer, ir, active->plugin->prefix(),
                                  context.sources, context.diags)))
      return false;
    if (hasErrors(*answer))
      continue;
    ServiceGrants grants = active->grants;
    if (workflow.enclave.isPresent())
      grants.enclave = workflow.enclave->str();
    if (!accept(context, *active,
                readFacts(*answer, grants, context.arena, facts, dependency,
                          context.diags)) ||
        !accept(context, *active, findPodClash(all, facts)))
      return false;
    all.push_back(facts);
  }
  if (all.empty())
    return true;
  workflow.contract->dependencies = context.arena.save(dependencies);
  workflow.services = context.arena.save(all);
  return true;
}

/// Of an answer to a request that took the IR with it: a copy for diagnostics
/// that hardly ever come would cost more than all the rest.
static MaybeFault reportOn(const PluginContext &context,
                           const ActiveComponent &active,
                           const json::Value &answer) {
  if (!answer.contains("diagnostics") || answer["diagnostics"].empty())
    return std::nullopt;
  return reportDiagnostics(answer, ir::print(context.workflow, context.sources),
                           active.plugin->prefix(), context.sources,
                           context.diags);
}

bool driver::runChecks(const PluginContext &context,
                       ArrayRef<ActiveComponent> components) {
  for (const ActiveComponent &active : components) {
    if (active.component->kind != ComponentKind::Check)
      continue;
    json::Value request = makeRequest(context, active, "check");
    request["ir"] = ir::print(context.workflow, context.sources);
    request["facts"] = ir::printFacts(context.workflow, context.sources);
    std::optional<json::Value> answer = active.plugin->ask(std::move(request));
    if (!answer || !accept(context, active, reportOn(context, active, *answer)))
      return false;
  }
  return true;
}

bool driver::runBackend(const PluginContext &context,
                        const ActiveComponent &active, StringRef stem,
                        ArtifactSet &out) {
  json::Value request = makeRequest(context, active, "emit");
  request["ir"] = ir::print(context.workflow, context.sources);
  std::optional<json::Value> answer = active.plugin->ask(std::move(request));
  if (!answer)
    return false;
  std::string folder = (stem + "." + active.component->name).str();
  return accept(context, active, reportOn(context, active, *answer)) &&
         (hasErrors(*answer) ||
          accept(context, active, readFiles(*answer, folder, out)));
}

//===----------------------------------------------------------------------===//
// Gaps
//===----------------------------------------------------------------------===//

bool GapFiller::canFill(ArrayRef<ir::TextPart> text) const {
  return !platformKey.empty() || llvm::all_of(text, [](const auto &part) {
    return part.kind == ir::TextPart::Kind::Literal;
  });
}

std::string GapFiller::fill(const ir::ServiceFacts &facts,
                            ArrayRef<ir::TextPart> text) const {
  std::string result;
  for (const ir::TextPart &part : text) {
    if (part.kind == ir::TextPart::Kind::Literal) {
      appendSecret(result, part.text);
      continue;
    }
    const ir::Credential *credential =
        llvm::find_if(facts.credentials, [&](const ir::Credential &other) {
          return other.name == part.text;
        });
    credentials::Subject subject{facts.service, *workflow.enclave,
                                 *workflow.name, part.text, facts.generation};
    SecretText value =
        credentials::derive(platformKey, subject,
                            credential->form == ir::CredentialForm::Hex32
                                ? credentials::Spelling::Hex32
                                : credentials::Spelling::Token43);
    switch (part.kind) {
    case ir::TextPart::Kind::Value:
      appendSecret(result, value.expose());
      break;
    case ir::TextPart::Kind::Scram: {
      std::string verifier = credentials::scramVerifier(
          value.expose(),
          credentials::deriveSalt(platformKey, subject, "scram"));
      assert(credentials::isScramVerifier(verifier));
      appendSecret(result, verifier);
      break;
    }
    case ir::TextPart::Kind::Bcrypt: {
      std::string verifier = credentials::bcryptVerifier(
          value.expose(),
          credentials::deriveSalt(platformKey, subject, "bcrypt"));
      assert(credentials::isBcryptVerifier(verifier));
      appendSecret(result, verifier);
      break;
    }
    case ir::TextPart::Kind::Literal:
      llvm_unreachable("handled above");
    }
  }
  return result;
}

void driver::addServiceSecrets(
    const PluginContext &context, const SecretText &platformKey,
    std::map<std::string, SecretText, std::less<>> &values) {
  GapFiller filler(context.workflow, platformKey);
  for (const ir::ServiceFacts &facts : context.workflow.services) {
    std::vector<std::string> missing;
    for (const ir::ServiceSecret &secret : facts.secrets) {
      std::string name = (facts.dependency + "." + secret.key).str();
      if (!filler.canFill(secret.value)) {
        missing.push_back("'" + name + "'");
        continue;
      }
      std::string value = filler.fill(facts, secret.value);
      values.insert_or_assign(name, SecretText(value));
      wipe(value);
    }
    if (!missing.empty())
      context.diags
          .report(diag::NoPlatformKey, facts.span, llvm::join(missing, ", "))
          .note(Span(), "'--platform-key-file=FILE' or the variable "
                        "TNTC_PLATFORM_KEY gives it");
  }
}
