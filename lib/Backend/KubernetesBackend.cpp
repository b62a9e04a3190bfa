//===- KubernetesBackend.cpp - manifests, whole or in part ----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "KubernetesBackend.h"

#include "ObjectLimits.h"
#include "Objects.h"

#include "tntc/Backend/Backends.h"
#include "tntc/IR/ObjectNames.h"

#include "llvm/ADT/StringExtras.h"

using namespace tntc;
using namespace tntc::kubernetes;

static bool wantsCronJobs(const BackendRequest &request) {
  return request.workflow.hasTrigger(ir::TriggerKind::Cron) &&
         !request.options.cronAnnotation;
}

/// Says which keys the cluster must get from elsewhere (decision O9): all, or
/// those that \p written lacks, where no secrets file says already what it has.
static void reportAbsentKeys(const BackendRequest &request,
                             const std::optional<Object> &written,
                             DiagnosticEngine &diags) {
  bool isOmitted = request.options.secrets == BackendOptions::Secrets::Omit;
  std::vector<std::string> keys;
  Span span = request.workflow.name.span;
  for (const ir::SecretKey &secret : request.workflow.grants.secrets) {
    std::string key = secretFile(secret);
    // Of what a service gives, whoever asked the service has told.
    if (!isOmitted && ((written && written->body["data"].contains(key)) ||
                       secret.service.starts_with("tentacular-")))
      continue;
    if (keys.empty() && !secret.reasons.empty())
      span = secret.reasons.front().span;
    keys.push_back("'" + key + "'");
  }
  if (keys.empty())
    return;
  diags
      .report(diag::SecretLeftOut, span, ir::secretName(*request.workflow.name),
              llvm::join(keys, ", "))
      .note(Span(),
            isOmitted
                ? "'--secrets=plain' writes it, to standard output or to a "
                  "private file outside any Git work tree; or create it in "
                  "the cluster by other means"
                : "'.secrets.yaml' beside the workflow, or the enclave's "
                  "'.secrets', would give their values");
}

static void addSecret(const BackendRequest &request, DiagnosticEngine &diags,
                      std::vector<Object> &objects) {
  bool isOmitted = request.options.secrets == BackendOptions::Secrets::Omit;
  std::optional<Object> secret;
  if (!isOmitted)
    secret = makeSecret(request);
  if (isOmitted || !request.workflow.hasSecretsFile)
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
