//===- Facts.cpp - what a service says, checked and copied ----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "FactsReader.h"

using namespace tntc;

bool FactsReader::granted(StringRef list, StringRef grant) {
  if (grants.all || grants.granted.count(grant.str()))
    return true;
  fail(diag::PluginNotGranted, {list.str(), grant.str()});
  fault->notes.push_back("trusted configuration grants it: '[plugins." +
                         facts.plugin.str() + "] grants = [\"" + grant.str() +
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
      readSecrets() && readEgress() && readPod())
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
