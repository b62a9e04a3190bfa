//===- Facts.cpp - what a service says, checked and copied ----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "FactsReader.h"

#include "llvm/ADT/StringExtras.h"

using namespace tntc;

/// The grants that \p answer takes, and those there are.
static std::set<std::string> grantsFor(const json::Value &answer,
                                       const ServiceGrants &grants) {
  static constexpr std::pair<const char *, const char *> takes[] = {
      {"endpoint", "egress"},      {"egress", "egress"},
      {"permissions", "pod"},      {"volumes", "pod"},
      {"environment", "pod"},      {"files", "provision"},
      {"aggregates", "provision"}, {"objects", "provision"},
      {"credentials", "secrets"},  {"secrets", "secrets"}};
  std::set<std::string> all = grants.granted;
  for (auto [list, grant] : takes)
    if (answer.contains(list) && !answer[list].empty())
      all.insert(grant);
  if (answer.contains("objects"))
    for (const json::Value &entry : answer["objects"])
      if (StringRef grant = objectGrant(entry["object"], grants.enclave);
          !grant.empty())
        all.insert(grant.str());
  return all;
}

bool FactsReader::granted(StringRef list, StringRef grant) {
  if (grants.all || grants.granted.count(grant.str()))
    return true;
  fail(diag::PluginNotGranted, {list.str(), grant.str()});
  // Of all that it takes, so that the next run does not ask for the next one.
  fault->notes.push_back("trusted configuration grants what it gives: "
                         "'[plugins." +
                         facts.plugin.str() + "] grants = [\"" +
                         llvm::join(grantsFor(json, grants), "\", \"") +
                         "\"]'");
  return false;
}

bool FactsReader::readIdentities() {
  std::vector<ir::Identity> made;
  for (const json::Value &value : list("identities"))
    made.push_back({text(value, "kind"), text(value, "value"), reason(value)});
  facts.identities = arena.save(made);
  return true;
}

MaybeFault FactsReader::run() {
  // Credentials first: texts refer to them.
  if (readEndpoint() && readIdentities() && readCredentials() &&
      readSecrets() && hasSecretOfEndpoint() && readEgress() && readPod())
    readProvision();
  return std::move(fault);
}

MaybeFault tntc::readFacts(const json::Value &answer,
                           const ServiceGrants &grants, ir::Context &arena,
                           ir::ServiceFacts &facts, ir::Dependency &dependency,
                           DiagnosticEngine &diags) {
  return FactsReader(answer["facts"], grants, arena, facts, dependency, diags)
      .run();
}
