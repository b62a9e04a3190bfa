//===- ProvisionJob.cpp - what applies a file of a service ----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// In the platform's namespace, never in an enclave: whoever may start pods
// where the administrator's credentials are mounted, has them. The fence around
// its pod is made before the pod, and lets it reach the service alone. A Job
// cannot be changed, so that its name carries a hash of all that it does; a run
// again does no harm.
//
//===----------------------------------------------------------------------===//

#include "tntc/Backend/ProvisionJob.h"

#include "EgressPolicy.h"
#include "Objects.h"

#include "tntc/Support/Hash.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"

using namespace tntc;
using namespace tntc::kubernetes;

static constexpr StringRef folder = "/provision";
static constexpr unsigned longestRunSeconds = 600;
static constexpr unsigned attempts = 6;
/// Long enough for a person to read what it said.
static constexpr unsigned keptSeconds = 86400;

namespace {
class JobMaker {
public:
  explicit JobMaker(const ProvisionJobRequest &request)
      : request(request), job(*request.file.job) {
    name = ir::phaseName(request.file.phase).str() + "-" + job.name.str() +
           "-" + hash();
  }

  std::vector<Object> make();

private:
  std::string hash() const;
  ObjectMeta meta() const;
  json::Value environment() const;
  json::Value container() const;
  json::Value podSpec() const;
  std::string fileName() const {
    return llvm::sys::path::filename(request.file.path).str();
  }

  const ProvisionJobRequest &request;
  const ir::ServiceJob &job;
  std::string name;
};
} // namespace

/// No two Jobs that do different things have one. A credential counts by its
/// HMAC: a plain hash could be tried against guesses (decision O6).
std::string JobMaker::hash() const {
  std::string all;
  auto add = [&](StringRef part) {
    all += std::to_string(part.size()) + ":" + part.str();
  };
  add(request.enclave);
  add(request.workflow);
  add(request.file.path);
  add(request.bytes);
  add(job.image);
  for (StringRef word : job.command)
    add(word);
  for (const ir::ServiceJob::Variable &variable : job.environment)
    for (StringRef part : {variable.name, variable.value, variable.secretName,
                           variable.secretKey, variable.credential})
      add(part);
  for (const auto &[credential, value] : request.credentials)
    add(hmacSha256Hex(request.platformKey.expose(), value.expose()));
  return sha256Hex(all).substr(0, 16);
}

/// Objects of one Job and no other have it.
static constexpr StringRef jobLabel = "tentacular.io/job";

/// No label that a Service of the platform could select its pods by.
ObjectMeta JobMaker::meta() const {
  ObjectMeta meta;
  meta.name = name;
  meta.nameSpace = request.profile.ingress.controlNamespace;
  meta.labels = {{"app.kubernetes.io/managed-by", "tentacular"},
                 {"tentacular.io/" + ir::phaseName(request.file.phase).str(),
                  job.name.str()},
                 {jobLabel.str(), name}};
  if (!request.enclave.empty())
    meta.labels["tentacular.io/enclave"] = request.enclave.str();
  if (!request.workflow.empty())
    meta.labels["tentacular.io/provision-for"] = request.workflow.str();
  return meta;
}

json::Value JobMaker::environment() const {
  json::Value list = json::array();
  for (const ir::ServiceJob::Variable &variable : job.environment) {
    json::Value entry = json::object();
    entry["name"] = json::string(variable.name);
    if (variable.secretName.empty() && variable.credential.empty()) {
      entry["value"] = json::string(variable.value);
    } else {
      bool isOwn = variable.secretName.empty();
      json::Value &from = entry["valueFrom"]["secretKeyRef"];
      from["name"] =
          json::string(isOwn ? StringRef(name) : variable.secretName);
      from["key"] =
          json::string(isOwn ? variable.credential : variable.secretKey);
    }
    list.push_back(std::move(entry));
  }
  return list;
}

json::Value JobMaker::container() const {
  json::Value value = json::object();
  value["name"] = json::string(job.name);
  value["image"] = json::string(job.image);
  std::string file = (folder + "/").str() + fileName();
  for (StringRef word : job.command)
    value["command"].push_back(word == "{file}" ? file : word.str());
  if (!job.environment.empty())
    value["env"] = environment();
  value["securityContext"] = containerSecurityContext();
  value["resources"] = resources({}, {});
  for (auto [volume, path] :
       {std::pair("file", folder), std::pair("tmp", StringRef("/tmp"))}) {
    json::Value mount = json::object();
    mount["name"] = volume;
    mount["mountPath"] = json::string(path);
    if (path == folder)
      mount["readOnly"] = true;
    value["volumeMounts"].push_back(std::move(mount));
  }
  return value;
}

json::Value JobMaker::podSpec() const {
  json::Value spec = hardenedPodSpec(request.profile);
  spec["restartPolicy"] = "Never";
  spec["containers"].push_back(container());
  json::Value file = json::object(), scratch = json::object();
  file["name"] = "file";
  file["configMap"]["name"] = name;
  file["configMap"]["defaultMode"] = 0444;
  scratch["name"] = "tmp";
  scratch["emptyDir"]["sizeLimit"] = "64Mi";
  spec["volumes"] = {std::move(file), std::move(scratch)};
  return spec;
}

std::vector<Object> JobMaker::make() {
  std::vector<Object> objects;
  objects.push_back(
      makeEgressPolicy(meta(), {{jobLabel.str(), name}}, request.egress));
  Object file = makeConfigMap(meta(), {{fileName(), request.bytes.str()}});
  file.body["immutable"] = true;
  objects.push_back(std::move(file));
  if (!request.credentials.empty()) {
    Object secret = makeObject("v1", "Secret", meta());
    secret.body["type"] = "Opaque";
    for (const auto &[credential, value] : request.credentials)
      secret.body["data"][credential] = base64(value.expose());
    secret.body["immutable"] = true;
    secret.sensitive = true;
    objects.push_back(std::move(secret));
  }
  Object runner = makeObject("batch/v1", "Job", meta());
  json::Value &spec = runner.body["spec"];
  spec["backoffLimit"] = attempts;
  spec["activeDeadlineSeconds"] = longestRunSeconds;
  spec["ttlSecondsAfterFinished"] = keptSeconds;
  spec["template"]["metadata"]["labels"] = toJson(meta().labels);
  spec["template"]["spec"] = podSpec();
  objects.push_back(std::move(runner));
  return objects;
}

std::vector<Artifact>
tntc::makeProvisionJob(const ProvisionJobRequest &request) {
  std::vector<Artifact> artifacts;
  for (const Object &object : JobMaker(request).make())
    artifacts.push_back(toArtifact(object));
  return artifacts;
}
