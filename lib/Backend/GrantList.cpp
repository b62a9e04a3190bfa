//===- GrantList.cpp - every grant in words, with its reasons -------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "GrantList.h"

#include "Objects.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ErrorHandling.h"

using namespace tntc;
using namespace tntc::report;

StringRef report::kindName(Kind kind) {
  switch (kind) {
  case Kind::Egress:
    return "egress";
  case Kind::Ingress:
    return "ingress";
  case Kind::Deno:
    return "deno";
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
  case Kind::Deno:
    return "Permissions of Deno";
  case Kind::Import:
    return "Import map";
  case Kind::Secret:
    return "Secrets";
  case Kind::Mount:
    return "Files";
  }
  llvm_unreachable("covered switch");
}

static std::string describe(ArrayRef<ir::Peer::Label> labels) {
  if (labels.empty())
    return "any";
  std::string text;
  for (const ir::Peer::Label &label : labels) {
    if (!text.empty())
      text += ", ";
    text += (label.key + "=" + label.value).str();
  }
  return text;
}

static std::string describe(const ir::Peer &peer) {
  switch (peer.kind) {
  case ir::Peer::Kind::Any:
    return "any address";
  case ir::Peer::Kind::Block: {
    std::string text = peer.cidr.str();
    for (const Cidr &except : peer.except)
      text +=
          (&except == peer.except.begin() ? " except " : ", ") + except.str();
    return text;
  }
  case ir::Peer::Kind::Pods: {
    std::string text;
    if (peer.selectsPods)
      text = "pods (" + describe(peer.podLabels) + ")";
    if (peer.selectsNamespaces)
      text += (text.empty() ? "all pods in namespaces (" : " in namespaces (") +
              describe(peer.namespaceLabels) + ")";
    return text;
  }
  }
  llvm_unreachable("covered switch");
}

static std::string describe(const ir::NetworkRule &rule, StringRef direction) {
  std::string text;
  for (const ir::Port &port : rule.ports) {
    if (!text.empty())
      text += ", ";
    text += ir::transportName(port.transport).str();
    text += ' ';
    text += std::to_string(port.number);
  }
  if (text.empty())
    text = "every port";
  text += " " + direction.str() + " ";
  for (const ir::Peer &peer : rule.peers) {
    if (&peer != rule.peers.begin())
      text += " or ";
    text += describe(peer);
  }
  if (rule.peers.empty())
    text += "any address";
  return text;
}

static std::vector<ir::Reason> reasonsOf(ArrayRef<ir::Reason> reasons) {
  return {reasons.begin(), reasons.end()};
}

namespace {

class Lister {
public:
  explicit Lister(const BackendRequest &request)
      : workflow(request.workflow), grants(request.workflow.grants) {}

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
  void addPermissions(StringRef flag, ArrayRef<ir::Permission> permissions);
  void addImports();
  void addSecrets();
  void addMounts();

  const ir::Workflow &workflow;
  const ir::Grants &grants;
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
}

void Lister::addPermissions(StringRef flag,
                            ArrayRef<ir::Permission> permissions) {
  for (const ir::Permission &permission : permissions)
    add(Kind::Deno, (flag + "=" + permission.value).str(), permission.reasons);
}

void Lister::addPermissions() {
  if (grants.allowAnyHost)
    add(Kind::Deno, "--allow-net", grants.anyHostReasons);
  else
    addPermissions("--allow-net", grants.net);
  addPermissions("--deny-net", grants.denyNet);
  addPermissions("--allow-read", grants.read);
  addPermissions("--allow-write", grants.write);
  addPermissions("--allow-env", grants.env);
  addPermissions("--allow-import", grants.import);
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
  std::string directory = kubernetes::workflowMount.str() + "/";
  ir::Reason whole{workflow.name.span, "the workflow itself"};
  add(Kind::Mount, directory + "workflow.yaml", whole);
  add(Kind::Mount, directory + "workflow.json", whole);
  for (const ir::ShippedFile &file : workflow.shipped)
    add(Kind::Mount, directory + file.path.str(), file.reason);
  for (const ir::SecretKey &secret : grants.secrets)
    add(Kind::Mount,
        kubernetes::secretsMount.str() + "/" + kubernetes::secretFile(secret),
        secret.reasons);
}

std::vector<Grant> report::listGrants(const BackendRequest &request) {
  return Lister(request).list();
}
