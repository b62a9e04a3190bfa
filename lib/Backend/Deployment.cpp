//===- Deployment.cpp - the pod that runs a workflow ----------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Objects.h"

#include "tntc/IR/ObjectNames.h"

using namespace tntc;
using namespace tntc::kubernetes;

/// Readable by all, writable by none.
static constexpr unsigned readOnlyMode = 0444;

static json::Value strings(ArrayRef<std::string> list) {
  json::Value value = json::array();
  for (const std::string &text : list)
    value.push_back(text);
  return value;
}

static json::Value strings(ArrayRef<ir::Text> list) {
  json::Value value = json::array();
  for (const ir::Text &text : list)
    value.push_back(json::string(*text));
  return value;
}

static json::Value mount(StringRef volume, StringRef path, bool readOnly) {
  json::Value value = json::object();
  value["name"] = json::string(volume);
  value["mountPath"] = json::string(path);
  if (readOnly)
    value["readOnly"] = true;
  return value;
}

static json::Value emptyVolume(StringRef name, StringRef sizeLimit) {
  json::Value value = json::object();
  value["name"] = json::string(name);
  value["emptyDir"]["sizeLimit"] = json::string(sizeLimit);
  return value;
}

static json::Value item(StringRef key, StringRef path) {
  json::Value value = json::object();
  value["key"] = json::string(key);
  value["path"] = json::string(path);
  return value;
}

static json::Value httpProbe(StringRef path, int64_t port, unsigned delay,
                             unsigned period) {
  json::Value value = json::object();
  value["httpGet"]["path"] = json::string(path);
  value["httpGet"]["port"] = port;
  value["initialDelaySeconds"] = delay;
  value["periodSeconds"] = period;
  return value;
}

static json::Value sidecarProbe(const ir::Sidecar &sidecar) {
  if (*sidecar.protocol != "grpc")
    return httpProbe(sidecar.healthPath->empty() ? "/health"
                                                 : *sidecar.healthPath,
                     *sidecar.port, 3, 5);
  // A gRPC server answers no plain GET: the kubelet has a probe of its own.
  json::Value value = json::object();
  value["grpc"]["port"] = *sidecar.port;
  value["initialDelaySeconds"] = 3;
  value["periodSeconds"] = 5;
  return value;
}

static json::Value containerPort(int64_t port) {
  json::Value value = json::object();
  value["containerPort"] = port;
  value["protocol"] = "TCP";
  return value;
}

static json::Value makeEngine(const BackendRequest &request) {
  const ir::Workflow &workflow = request.workflow;
  json::Value value = json::object();
  value["name"] = "engine";
  value["image"] = request.profile.image;
  value["imagePullPolicy"] = request.profile.imagePullPolicy;
  value["command"] = {"deno"};
  value["args"] = strings(engineArguments(request));
  value["env"] = engineEnvironment(request);
  value["ports"].push_back(containerPort(ir::enginePort));
  value["securityContext"] = containerSecurityContext();
  value["livenessProbe"] = httpProbe("/health", ir::enginePort, 5, 10);
  value["readinessProbe"] = httpProbe("/health", ir::enginePort, 3, 5);
  json::Value mounts = json::array();
  mounts.push_back(mount("code", workflowMount, true));
  if (!workflow.grants.secrets.empty())
    mounts.push_back(mount("secrets", secretsMount, true));
  mounts.push_back(mount("tmp", scratchMount, false));
  if (!workflow.sidecars.empty())
    mounts.push_back(mount("shared", sharedMount, false));
  mounts.push_back(mount("import-map", importMapMount, true));
  for (const ir::ServiceFacts &service : workflow.services)
    for (const ir::ServiceVolume &volume : service.volumes)
      mounts.push_back(mount(volume.name, volume.mountPath, true));
  value["volumeMounts"] = std::move(mounts);
  value["resources"] = resources({}, {});
  return value;
}

static json::Value makeSidecar(const ir::Sidecar &sidecar,
                               const ir::Profile &profile) {
  json::Value value = json::object();
  value["name"] = json::string(*sidecar.name);
  value["image"] = json::string(*sidecar.image);
  value["imagePullPolicy"] = profile.imagePullPolicy;
  if (!sidecar.command.empty())
    value["command"] = strings(sidecar.command);
  if (!sidecar.args.empty())
    value["args"] = strings(sidecar.args);
  StringMap environment;
  for (const ir::KeyText &pair : sidecar.env)
    environment[pair.key->str()] = pair.value->str();
  for (const auto &[name, text] : environment) {
    json::Value entry = json::object();
    entry["name"] = name;
    entry["value"] = text;
    value["env"].push_back(std::move(entry));
  }
  value["ports"].push_back(containerPort(*sidecar.port));
  value["securityContext"] = containerSecurityContext();
  value["readinessProbe"] = sidecarProbe(sidecar);
  value["volumeMounts"].push_back(mount("shared", sharedMount, false));
  value["volumeMounts"].push_back(
      mount("tmp-" + sidecar.name->str(), scratchMount, false));
  value["resources"] = resources(sidecar.requests, sidecar.limits);
  return value;
}

static json::Value makeVolumes(const ir::Workflow &workflow, const Code &code,
                               const Files &importMap) {
  json::Value list = json::array();
  json::Value codeVolume = json::object();
  codeVolume["name"] = "code";
  json::Value &codeSource = codeVolume["configMap"];
  codeSource["name"] = ir::codeName(*workflow.name);
  codeSource["defaultMode"] = readOnlyMode;
  for (const CodeFile &file : code.items)
    codeSource["items"].push_back(item(file.key, file.path));
  list.push_back(std::move(codeVolume));

  if (!workflow.grants.secrets.empty()) {
    // Not optional: a pod that lacks its credentials waits for them instead
    // of failing later, run by run.
    json::Value volume = json::object();
    volume["name"] = "secrets";
    json::Value &source = volume["secret"];
    source["secretName"] = ir::secretName(*workflow.name);
    source["defaultMode"] = readOnlyMode;
    for (const ir::SecretKey &secret : workflow.grants.secrets) {
      std::string file = secretFile(secret);
      source["items"].push_back(item(file, file));
    }
    list.push_back(std::move(volume));
  }

  list.push_back(emptyVolume("tmp", "512Mi"));
  if (!workflow.sidecars.empty())
    list.push_back(emptyVolume("shared", "1Gi"));
  for (const ir::Sidecar &sidecar : workflow.sidecars)
    list.push_back(emptyVolume("tmp-" + sidecar.name->str(), "256Mi"));

  json::Value mapVolume = json::object();
  mapVolume["name"] = "import-map";
  json::Value &mapSource = mapVolume["configMap"];
  mapSource["name"] = ir::importMapName(*workflow.name);
  mapSource["defaultMode"] = readOnlyMode;
  for (const auto &[key, bytes] : importMap)
    mapSource["items"].push_back(item(key, key));
  list.push_back(std::move(mapVolume));
  for (const ir::ServiceFacts &service : workflow.services)
    for (const ir::ServiceVolume &volume : service.volumes) {
      json::Value made = json::object();
      made["name"] = json::string(volume.name);
      made["csi"]["driver"] = json::string(volume.csiDriver);
      made["csi"]["readOnly"] = true;
      list.push_back(std::move(made));
    }
  return list;
}

/// A change of what is mounted changes the template, so that pods restart
/// (decision O6). Values that are left out here are mounted all the same.
static StringMap checksums(const BackendRequest &request, const Code &code,
                           const Files &importMap) {
  StringMap map;
  map["tentacular.io/checksum-code"] = checksum(code.files);
  map["tentacular.io/checksum-import-map"] = checksum(importMap);
  if (std::string sum = secretChecksum(request); !sum.empty())
    map["tentacular.io/checksum-secrets"] = std::move(sum);
  return map;
}

static json::Value makePodTemplate(const BackendRequest &request,
                                   const Code &code, const Files &importMap) {
  const ir::Workflow &workflow = request.workflow;
  StringMap labels = commonLabels(workflow);
  labels["tentacular.io/release"] = workflow.name->str();
  labels["tentacular.io/workflow"] = workflow.name->str();

  json::Value spec = hardenedPodSpec(request.profile);
  // The engine comes first: tools that patch a workflow look for it there.
  spec["containers"].push_back(makeEngine(request));
  for (const ir::Sidecar &sidecar : workflow.sidecars)
    spec["containers"].push_back(makeSidecar(sidecar, request.profile));
  spec["volumes"] = makeVolumes(workflow, code, importMap);

  json::Value value = json::object();
  value["metadata"]["labels"] = toJson(labels);
  value["metadata"]["annotations"] =
      toJson(checksums(request, code, importMap));
  value["spec"] = std::move(spec);
  return value;
}

Object kubernetes::makeDeployment(const BackendRequest &request,
                                  const Code &code, const Files &importMap) {
  const ir::Workflow &workflow = request.workflow;
  ObjectMeta meta = metaFor(workflow, *workflow.name, commonLabels(workflow));
  meta.annotations = deploymentAnnotations(request);
  Object object = makeObject("apps/v1", "Deployment", meta);
  json::Value spec = json::object();
  // With an autoscaler the number is its own to set.
  if (!workflow.deployment.autoscale)
    spec["replicas"] = 1;
  spec["strategy"]["type"] = "Recreate";
  spec["selector"]["matchLabels"] = toJson(podSelector(workflow));
  spec["template"] = makePodTemplate(request, code, importMap);
  object.body["spec"] = std::move(spec);
  return object;
}
