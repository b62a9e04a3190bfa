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
#include "Refusals.h"

#include "tntc/Analysis/Pass.h"
#include "tntc/Support/Names.h"

#include "llvm/ADT/STLExtras.h"

#include <map>

using namespace tntc;

static std::string nameOf(StringRef service, StringRef key) {
  return (service + "." + key).str();
}

namespace {
class SecretsChecker {
public:
  SecretsChecker(const ir::Workflow &workflow, PassContext &context)
      : workflow(workflow), diags(context.diags) {}
  void run();

private:
  void checkMissing(const DeclaredSecret &secret);
  bool isRefused(const DeclaredSecret &secret) const;

  const ir::Workflow &workflow;
  DiagnosticEngine &diags;
  std::map<std::string, const ir::ProvidedSecret *> unused;
};
} // namespace

/// True when a file's fault, which was told, is why it is missing.
bool SecretsChecker::isRefused(const DeclaredSecret &secret) const {
  return llvm::any_of(
      workflow.refusedSecrets, [&](const ir::ProvidedSecret &refused) {
        return refused.service.empty() ||
               (refused.service == secret.service &&
                (refused.key.empty() || refused.key == secret.key));
      });
}

void SecretsChecker::checkMissing(const DeclaredSecret &secret) {
  if (secret.provided || isRefused(secret))
    return;
  std::string name = nameOf(secret.service, secret.key);
  const SecretUse &use = secret.uses.front();
  std::vector<StringRef> candidates;
  for (const auto &[other, provided] : unused)
    candidates.push_back(other);
  // Two names for one secret are one fault, told once.
  std::string guess;
  if (std::optional<StringRef> near = names::didYouMean(name, candidates)) {
    guess = "; did you mean '" + near->str() + "'?";
    unused.erase(near->str());
  }
  // A service with one plain value has it under a name of its own.
  if (auto plain = unused.find(nameOf(secret.service, "value"));
      plain != unused.end() && plain->second->key.empty()) {
    guess = "; '" + secret.service.str() + "' is one plain value there, '" +
            plain->first + "'";
    unused.erase(plain);
  }
  // Without it every call would have to be refused: the engine does not start.
  if (name == "github.webhook_secret" && secret.uses.size() == 1 &&
      use.isTrigger && workflow.knowsDependencies())
    diags.report(diag::MissingWebhookSecret, use.span);
  else if (workflow.hasSecretsFile)
    diags.report(diag::MissingSecret, use.span, name, guess);
}

static bool isPlatformName(StringRef service) {
  return service.starts_with("tentacular-");
}

void SecretsChecker::run() {
  // What an error kept from being read may be what uses a secret.
  bool mayBeUsed = diags.hasErrors();
  std::vector<DeclaredSecret> declared = declaredSecrets(workflow);
  for (const ir::ProvidedSecret &provided : workflow.providedSecrets)
    // The platform writes `<dependency>.<field>` into the same Secret (O2).
    if (isPlatformName(provided.service))
      diags.report(diag::PlatformSecret, provided.span, provided.service);
    else
      unused[nameOf(provided.service,
                    provided.key.empty() ? "value" : provided.key)] = &provided;
  for (const DeclaredSecret &secret : declared)
    unused.erase(nameOf(secret.service, secret.key));
  for (const DeclaredSecret &secret : declared) {
    checkMissing(secret);
    if (isPlatformName(secret.service))
      diags.report(diag::PlatformSecret, secret.uses.front().span,
                   secret.service);
  }
  if (mayBeUsed)
    return;
  for (const auto &[name, provided] : unused)
    if (!mayBeTriggers(workflow, provided->service, provided->key))
      diags.report(diag::UnusedSecret, provided->span,
                   provided->key.empty() ? provided->service.str() : name);
}

void tntc::checkSecrets(const ir::Workflow &workflow, PassContext &context) {
  SecretsChecker(workflow, context).run();
}
