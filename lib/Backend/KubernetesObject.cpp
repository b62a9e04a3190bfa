//===- KubernetesObject.cpp - one object on its way out -------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "KubernetesObject.h"

#include "tntc/Support/YamlEmitter.h"

using namespace tntc;
using namespace tntc::kubernetes;

json::Value kubernetes::toJson(const StringMap &map) {
  json::Value value = json::object();
  auto &members = value.get_ref<json::Value::object_t &>();
  members.reserve(map.size());
  for (const auto &[key, text] : map)
    members.emplace_back(key, text);
  return value;
}

json::Value kubernetes::toJson(const ObjectMeta &meta) {
  json::Value value = json::object();
  value["name"] = meta.name;
  if (!meta.nameSpace.empty())
    value["namespace"] = meta.nameSpace;
  if (!meta.labels.empty())
    value["labels"] = toJson(meta.labels);
  if (!meta.annotations.empty())
    value["annotations"] = toJson(meta.annotations);
  return value;
}

Object kubernetes::makeObject(StringRef apiVersion, StringRef kind,
                              const ObjectMeta &meta) {
  json::Value body = json::object();
  body["apiVersion"] = json::string(apiVersion);
  body["kind"] = json::string(kind);
  body["metadata"] = toJson(meta);
  return {kind.str(), meta.name, std::move(body)};
}

Artifact kubernetes::toArtifact(const Object &object) {
  Artifact artifact;
  artifact.part = StringRef(object.kind).lower() + "-" + object.name + ".yaml";
  artifact.kind = object.kind;
  artifact.sensitive = object.sensitive;
  llvm::raw_string_ostream stream(artifact.bytes);
  emitYaml(object.body, stream);
  return artifact;
}
