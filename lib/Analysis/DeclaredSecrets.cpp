//===- DeclaredSecrets.cpp - secrets that a workflow names ----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "DeclaredSecrets.h"

#include "llvm/ADT/STLExtras.h"

#include <map>

using namespace tntc;

using SecretMap = std::map<std::pair<StringRef, StringRef>, DeclaredSecret>;

static void add(SecretMap &secrets, StringRef service, StringRef key,
                SecretUse use) {
  DeclaredSecret &secret = secrets[{service, key}];
  secret.service = service;
  secret.key = key;
  secret.uses.push_back(std::move(use));
}

std::vector<DeclaredSecret>
tntc::declaredSecrets(const ir::Workflow &workflow) {
  SecretMap secrets;
  // The platform's server knows the workflow by a credential of its own.
  bool hasPlatformNats =
      llvm::any_of(workflow.dependencies(), [](const auto &dependency) {
        return dependency.isService() && dependency.kind == ir::Protocol::Nats;
      });
  for (const ir::Trigger &trigger : workflow.triggers) {
    if (trigger.kind == ir::TriggerKind::Webhook &&
        *trigger.provider == "github")
      add(secrets, "github", "webhook_secret",
          {trigger.type.span, "the webhook trigger verifies signatures", true});
    if (trigger.kind == ir::TriggerKind::Queue && !hasPlatformNats)
      add(secrets, "nats", "token",
          {trigger.type.span, "the queue trigger logs in with it", true});
  }
  for (const ir::Dependency &dependency : workflow.dependencies()) {
    if (!dependency.auth || dependency.isService())
      continue;
    if (auto reference = ir::parseSecretRef(*dependency.auth->secret))
      add(secrets, reference->service, reference->key,
          {dependency.auth->secret.span,
           "dependency '" + dependency.name->str() + "' authenticates with it",
           false});
  }

  // One plain value for a whole service is what the engine calls `value`.
  for (const ir::ProvidedSecret &provided : workflow.providedSecrets) {
    StringRef key = provided.key.empty() ? "value" : provided.key;
    auto secret = secrets.find({provided.service, key});
    if (secret != secrets.end() && !secret->second.provided)
      secret->second.provided = &provided;
  }
  std::vector<DeclaredSecret> list;
  for (auto &[name, secret] : secrets)
    list.push_back(std::move(secret));
  return list;
}
