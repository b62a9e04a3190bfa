//===- DeriveSecrets.cpp - which credentials the pod gets -----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// One key for each secret that a trigger names, or a dependency and code reads
// (decision O19), however often it is named. What a secrets file holds beyond
// that is neither mounted nor written (decision O2).
//
//===----------------------------------------------------------------------===//

#include "DeclaredSecrets.h"
#include "Uses.h"

#include "llvm/ADT/STLExtras.h"

using namespace tntc;

void tntc::deriveSecrets(ir::Workflow &workflow, PassContext &context) {
  std::vector<ir::SecretKey> secrets;
  ContractUses uses(workflow, context.options.grantContract);
  for (const DeclaredSecret &declared : declaredSecrets(workflow)) {
    Uses used = uses.secret(declared.service, declared.key);
    bool isTriggers = llvm::any_of(
        declared.uses, [](const SecretUse &use) { return use.isTrigger; });
    if (!used.any() && !isTriggers)
      continue;
    ir::SecretKey secret;
    secret.service = declared.service;
    // A service with one plain value is a file of its own name, which the
    // engine offers under `value`.
    bool isPlain = declared.provided && declared.provided->key.empty();
    secret.key = isPlain ? StringRef() : declared.key;
    secret.declared = true;
    std::vector<ir::Reason> reasons;
    for (const SecretUse &use : declared.uses)
      reasons.push_back({use.span, context.arena.save(use.words)});
    addReasons(reasons, used, context.arena);
    secret.reasons = context.arena.save(reasons);
    secrets.push_back(secret);
  }
  for (const ir::ServiceFacts &service : workflow.services) {
    Uses used = uses.service(service);
    if (!used.any())
      continue;
    for (const ir::ServiceSecret &given : service.secrets) {
      std::vector<ir::Reason> reasons;
      addReasons(reasons, used, context.arena);
      reasons.push_back(given.reason);
      secrets.push_back(
          {service.dependency, given.key, true, context.arena.save(reasons)});
    }
  }
  llvm::sort(secrets, [](const ir::SecretKey &a, const ir::SecretKey &b) {
    return std::tie(a.service, a.key) < std::tie(b.service, b.key);
  });
  workflow.grants.secrets = context.arena.save(secrets);
}
