//===- KubernetesBackend.cpp - manifests, whole or in part ----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "KubernetesBackend.h"

#include "ObjectLimits.h"
#include "Objects.h"

#include "tntc/Backend/Backends.h"
#include "tntc/IR/ObjectNames.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;
using namespace tntc::kubernetes;

static bool wantsCronJobs(const BackendRequest &request) {
  return request.workflow.hasTrigger(ir::TriggerKind::Cron) &&
         !request.options.cronAnnotation;
}

/// What a secrets file has for \p secret; null when it has nothing.
static const ir::ProvidedSecret *providedFor(const ir::Workflow &workflow,
                                             const ir::SecretKey &secret) {
  const auto *found = llvm::find_if(
      workflow.providedSecrets, [&](const ir::ProvidedSecret &provided) {
        return provided.service == secret.service && provided.key == secret.key;
      });
  return found == workflow.providedSecrets.end() ? nullptr : found;
}

/// What to do for \p secret, which is not written.
static StringRef adviceFor(const BackendRequest &request,
                           const ir::SecretKey &secret) {
  if (request.options.secrets == BackendOptions::Secrets::Omit)
    return "'--secrets=plain' writes it, to standard output or to a private "
           "file outside any Git work tree; or create it in the cluster by "
           "other means";
  const ir::ProvidedSecret *provided = providedFor(request.workflow, secret);
  if (!provided)
    return "'.secrets.yaml' beside the workflow, or the enclave's '.secrets', "
           "would give their values";
  if (request.sources.file(provided->span.file).path().ends_with(".example"))
    return "an example has names and no values: '.secrets.yaml' would give "
           "them";
  return "encrypted values are never written: decrypt them with SOPS, and "
         "create the Secret in the cluster by other means";
}

/// Whether \p written lacks \p secret, and nobody else has told so: who
/// asked a service of what it gives, and who read a secrets file of what the
/// file has not.
static bool isAbsent(const BackendRequest &request, const ir::SecretKey &secret,
                     const std::optional<Object> &written) {
  if (request.options.secrets == BackendOptions::Secrets::Omit)
    return true;
  if (written && written->body["data"].contains(secretFile(secret)))
    return false;
  return !secret.service.starts_with("tentacular-") &&
         (!request.workflow.hasSecretsFile ||
          providedFor(request.workflow, secret));
}

/// Says which keys the cluster must get from elsewhere (decision O9): all, or
/// those that \p written lacks.
static void reportAbsentKeys(const BackendRequest &request,
                             const std::optional<Object> &written,
                             DiagnosticEngine &diags) {
  const ir::Workflow &workflow = request.workflow;
  std::string object = ir::secretName(*workflow.name);
  std::vector<const ir::SecretKey *> absent;
  for (const ir::SecretKey &secret : workflow.grants.secrets)
    if (isAbsent(request, secret, written))
      absent.push_back(&secret);
  auto spanOf = [&](const ir::SecretKey &secret) {
    return secret.reasons.empty() ? workflow.name.span
                                  : secret.reasons.front().span;
  };
  if (written) {
    for (const ir::SecretKey *secret : absent)
      diags
          .report(diag::MissingSecret, spanOf(*secret), secretFile(*secret),
                  (providedFor(workflow, *secret) ? " in plain text" : "") +
                      ("; Secret '" + object) +
                      "' is written without it, and the pod waits for it")
          .note(Span(), adviceFor(request, *secret));
  } else if (!absent.empty()) {
    std::vector<std::string> keys;
    for (const ir::SecretKey *secret : absent)
      keys.push_back("'" + secretFile(*secret) + "'");
    diags
        .report(diag::SecretLeftOut, spanOf(*absent.front()), object,
                llvm::join(keys, ", "))
        .note(Span(), adviceFor(request, *absent.front()));
  }
}

static void addSecret(const BackendRequest &request, DiagnosticEngine &diags,
                      std::vector<Object> &objects) {
  std::optional<Object> secret;
  if (request.options.secrets == BackendOptions::Secrets::Plain)
    secret = makeSecret(request);
  reportAbsentKeys(request, secret, diags);
  if (secret)
    objects.push_back(std::move(*secret));
}

static void addNetworkPolicies(const BackendRequest &request,
                               std::vector<Object> &objects) {
  objects.push_back(makeNetworkPolicy(request));
  if (wantsCronJobs(request))
    objects.push_back(makeTriggerNetworkPolicy(request));
}

/// In the order of decision O5: what a pod needs comes before it.
static std::vector<Object> makeObjects(const BackendRequest &request,
                                       const Code &code,
                                       DiagnosticEngine &diags) {
  const ir::Workflow &workflow = request.workflow;
  Files importMap = makeImportMap(request);
  std::vector<Object> objects;
  objects.push_back(makeConfigMap(
      metaFor(workflow, ir::codeName(*workflow.name), commonLabels(workflow)),
      code.files));
  if (request.options.metadata) {
    ObjectMeta meta = metaFor(workflow, ir::metadataName(*workflow.name),
                              plainLabels(workflow));
    meta.labels["tentacular.io/metadata"] = "true";
    objects.push_back(makeConfigMap(meta, makeMetadata(request)));
  }
  ObjectMeta importMeta = metaFor(workflow, ir::importMapName(*workflow.name),
                                  plainLabels(workflow));
  if (workflow.grants.usesModules)
    importMeta.annotations["tentacular.dev/proxy-url"] =
        request.profile.moduleProxy.url();
  objects.push_back(makeConfigMap(importMeta, importMap));
  addSecret(request, diags, objects);
  addNetworkPolicies(request, objects);
  objects.push_back(makeService(request));
  objects.push_back(makeDeployment(request, code, importMap));
  if (workflow.deployment.autoscale)
    objects.push_back(makeAutoscaler(request));
  if (wantsCronJobs(request))
    for (Object &job : makeCronJobs(request))
      objects.push_back(std::move(job));
  return objects;
}

static void addArtifacts(const std::vector<Object> &objects, const Twine &file,
                         ArtifactSet &out) {
  for (const Object &object : objects) {
    Artifact artifact = toArtifact(object);
    artifact.file = file.str();
    [[maybe_unused]] bool added = out.add(std::move(artifact));
    assert(added && "names of objects are checked before they come here");
  }
}

void tntc::emitKubernetes(const BackendRequest &request,
                          DiagnosticEngine &diags, ArtifactSet &out) {
  Code code = makeCode(request);
  if (!checkLimits(request, code, diags))
    return;
  addArtifacts(makeObjects(request, code, diags), request.stem + ".yaml", out);
}

void tntc::checkManifests(const BackendRequest &request,
                          DiagnosticEngine &diags) {
  checkLimits(request, makeCode(request), diags);
}

void tntc::emitNetworkPolicies(const BackendRequest &request,
                               DiagnosticEngine &diags, ArtifactSet &out) {
  std::vector<Object> objects;
  addNetworkPolicies(request, objects);
  addArtifacts(objects, request.stem + ".networkpolicy.yaml", out);
}

void tntc::emitSecrets(const BackendRequest &request, DiagnosticEngine &diags,
                       ArtifactSet &out) {
  if (!checkSecretLimit(request, diags))
    return;
  std::vector<Object> objects;
  addSecret(request, diags, objects);
  addArtifacts(objects, request.stem + ".secrets.yaml", out);
}
