//===- GrantList.cpp - every grant in words, with its reasons -------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "GrantList.h"

#include "Objects.h"
#include "RuleText.h"
#include "TriggerPods.h"

#include "llvm/Support/ErrorHandling.h"

using namespace tntc;
using namespace tntc::report;

StringRef report::kindName(Kind kind) {
  switch (kind) {
  case Kind::Egress:
    return "egress";
  case Kind::Ingress:
    return "ingress";
  case Kind::TriggerEgress:
    return "trigger-egress";
  case Kind::Deno:
    return "deno";
  case Kind::TriggerDeno:
    return "trigger-deno";
  case Kind::Import:
    return "import";
  case Kind::Secret:
    return "secret";
  case Kind::Mount:
    return "mount";
  }
  llvm_unreachable("covered switch");
}

StringRef report::kindTitle(Kind kind) {
  switch (kind) {
  case Kind::Egress:
    return "Network, outgoing";
  case Kind::Ingress:
    return "Network, incoming";
  case Kind::TriggerEgress:
    return "Network, outgoing, of cron pods";
  case Kind::Deno:
    return "Permissions of Deno";
  case Kind::TriggerDeno:
    return "Permissions of Deno in cron pods";
  case Kind::Import:
    return "Import map";
  case Kind::Secret:
    return "Secrets";
  case Kind::Mount:
    return "Files";
  }
  llvm_unreachable("covered switch");
}

static std::vector<ir::Reason> reasonsOf(ArrayRef<ir::Reason> reasons) {
  return {reasons.begin(), reasons.end()};
}

namespace {

class Lister {
public:
  explicit Lister(const BackendRequest &request)
      : workflow(request.workflow), grants(request.workflow.grants),
        triggerPods(request) {}

  std::vector<Grant> list() {
    addRules();
    addPermissions();
    addImports();
    addSecrets();
    addMounts();
    return std::move(result);
  }

private:
  void add(Kind kind, std::string what, ArrayRef<ir::Reason> reasons) {
    result.push_back({kind, std::move(what), {}, {}, reasonsOf(reasons)});
  }
  void addRules();
  void addPermissions();
  void addPermissions(StringRef flag, ArrayRef<ir::Permission> permissions,
                      Kind kind = Kind::Deno);
  void addImports();
  void addSecrets();
  void addMounts();
  void addShared(const ir::Sidecar &sidecar);

  const ir::Workflow &workflow;
  const ir::Grants &grants;
  kubernetes::TriggerPods triggerPods;
  std::vector<Grant> result;
};

} // namespace

void Lister::addRules() {
  for (const ir::NetworkRule &rule : grants.egress) {
    add(Kind::Egress, describe(rule, "to"), rule.reasons);
    if (rule.hosts.empty())
      continue;
    result.back().hosts = rule.hosts;
    result.back().narrowing =
        grants.allowAnyHost
            ? "a network policy knows no names, and Deno is not limited "
              "either: the addresses are the only fence"
            : "a network policy knows no names: only Deno narrows this to the "
              "hosts";
  }
  for (const ir::NetworkRule &rule : grants.ingress)
    add(Kind::Ingress, describe(rule, "from"), rule.reasons);
  for (const ir::NetworkRule &rule : triggerPods.egress())
    add(Kind::TriggerEgress, describe(rule, "to"), rule.reasons);
}

void Lister::addPermissions(StringRef flag,
                            ArrayRef<ir::Permission> permissions, Kind kind) {
  for (const ir::Permission &permission : permissions)
    add(kind, (flag + "=" + permission.value).str(), permission.reasons);
}

void Lister::addPermissions() {
  if (grants.allowAnyHost) {
    add(Kind::Deno, "--allow-net", grants.anyHostReasons);
    result.back().narrowing =
        "Deno cannot tell a dynamic target from any other host: but for what "
        "is denied, the addresses of the network policy are the only fence";
  } else {
    addPermissions("--allow-net", grants.net);
  }
  addPermissions("--deny-net", grants.denyNet);
  addPermissions("--allow-read", grants.read);
  addPermissions("--allow-write", grants.write);
  addPermissions("--allow-env", grants.env);
  addPermissions("--allow-import", grants.import);
  addPermissions("--allow-net", triggerPods.permissions(), Kind::TriggerDeno);
}

void Lister::addImports() {
  for (const ir::ImportMapping &line : grants.importMap)
    add(Kind::Import, (line.specifier + " -> " + line.target).str(),
        line.reasons);
}

void Lister::addSecrets() {
  for (const ir::SecretKey &secret : grants.secrets)
    add(Kind::Secret, kubernetes::secretFile(secret), secret.reasons);
}

void Lister::addMounts() {
  auto mount = [&](StringRef folder, const Twine &file,
                   ArrayRef<ir::Reason> reasons) {
    add(Kind::Mount, (folder + "/" + file).str(), reasons);
  };
  ir::Reason whole{workflow.name.span, "the workflow itself"};
  mount(kubernetes::workflowMount, "workflow.yaml", whole);
  mount(kubernetes::workflowMount, "workflow.json", whole);
  for (const ir::ShippedFile &file : workflow.shipped)
    mount(kubernetes::workflowMount, file.path, file.reason);
  mount(kubernetes::importMapMount, kubernetes::importMapKey,
        ir::Reason{workflow.name.span,
                   "the command line names it, also when it maps nothing"});
  for (const ir::SecretKey &secret : grants.secrets)
    mount(kubernetes::secretsMount, kubernetes::secretFile(secret),
          secret.reasons);
  add(Kind::Mount, kubernetes::scratchMount.str(),
      ir::Reason{workflow.name.span, "scratch space, empty at the start"});
  for (const ir::Sidecar &sidecar : workflow.sidecars)
    addShared(sidecar);
  for (const ir::ServiceFacts &service : workflow.services)
    for (const ir::ServiceVolume &volume : service.volumes)
      add(Kind::Mount, volume.mountPath.str(), volume.reason);
}

/// One volume, whatever the number of sidecars.
void Lister::addShared(const ir::Sidecar &sidecar) {
  ir::Reason reason{sidecar.name.span,
                    "files are handed to and from this sidecar"};
  if (&sidecar == workflow.sidecars.begin())
    add(Kind::Mount, kubernetes::sharedMount.str(), reason);
  else
    result.back().reasons.push_back(reason);
}

std::vector<Grant> report::listGrants(const BackendRequest &request) {
  return Lister(request).list();
}
