//===- CheckSecrets.cpp - secrets that are named and provided -------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// What the contract and the triggers name is compared with what a secrets
// file, or the example of one, provides: names only, never values. Without
// any such file the cluster may have the Secret from elsewhere, and nothing
// can be said.
//
//===----------------------------------------------------------------------===//

#include "DeclaredSecrets.h"

#include "tntc/Analysis/Pass.h"

#include <set>

using namespace tntc;

static void checkMissing(const ir::Workflow &workflow,
                         const DeclaredSecret &secret, PassContext &context) {
  if (secret.provided)
    return;
  std::string name = (secret.service + "." + secret.key).str();
  const SecretUse &use = secret.uses.front();
  // Without it every call would have to be refused: the engine does not start.
  if (name == "github.webhook_secret" && secret.uses.size() == 1 &&
      use.isTrigger)
    context.diags.report(diag::MissingWebhookSecret, use.span);
  else if (workflow.hasSecretsFile)
    context.diags.report(diag::MissingSecret, use.span, name);
}

static bool isPlatformName(StringRef service) {
  return service.starts_with("tentacular-");
}

void tntc::checkSecrets(const ir::Workflow &workflow, PassContext &context) {
  std::set<std::pair<StringRef, StringRef>> used;
  for (const DeclaredSecret &secret : declaredSecrets(workflow)) {
    checkMissing(workflow, secret, context);
    used.insert({secret.service, secret.key});
    if (isPlatformName(secret.service))
      context.diags.report(diag::PlatformSecret, secret.uses.front().span,
                           secret.service);
  }
  for (const ir::ProvidedSecret &provided : workflow.providedSecrets) {
    StringRef key = provided.key.empty() ? "value" : provided.key;
    std::string name = provided.service.str();
    if (!provided.key.empty())
      name += ("." + provided.key).str();
    // The platform writes `<dependency>.<field>` into the same Secret (O2).
    if (isPlatformName(provided.service))
      context.diags.report(diag::PlatformSecret, provided.span,
                           provided.service);
    else if (!used.count({provided.service, key}))
      context.diags.report(diag::UnusedSecret, provided.span, name);
  }
}
