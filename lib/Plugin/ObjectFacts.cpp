//===- ObjectFacts.cpp - Kubernetes objects that a service wants ----------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// Whoever provisions applies them with an administrator's rights. Known to
// widen nothing are two kinds, in the enclave's own namespace; a NetworkPolicy
// there is egress; and of all others, custom ones among them, only whoever
// grants `cluster` can say what they do: roles, pods, what has no namespace or
// another one's.
//
//===----------------------------------------------------------------------===//

#include "FactsReader.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;

static bool isGroupVersion(StringRef text) {
  StringRef version = text.substr(text.find('/') + 1);
  return names::isDnsLabel(version) &&
         (!text.contains('/') || names::isDnsName(text.split('/').first));
}

static bool isKind(StringRef text) {
  return !text.empty() && text.size() <= 63 && llvm::isUpper(text.front()) &&
         llvm::all_of(text, llvm::isAlnum);
}

StringRef tntc::objectGrant(const json::Value &object, StringRef enclave) {
  std::string kind = object.value("kind", "");
  std::string version = object.value("apiVersion", "");
  static const json::Value::json_pointer place("/metadata/namespace");
  if (enclave.empty() || !object.contains(place) ||
      object[place] != json::string(enclave))
    return "cluster";
  if (version == "v1" &&
      (kind == "ConfigMap" || kind == "PersistentVolumeClaim"))
    return "";
  return version == "networking.k8s.io/v1" && kind == "NetworkPolicy"
             ? "egress"
             : "cluster";
}

bool FactsReader::checkObject(const json::Value &object) {
  StringRef version = object["apiVersion"].get_ref<const std::string &>();
  StringRef kind = object["kind"].get_ref<const std::string &>();
  if (!isGroupVersion(version))
    return bad("'" + version + "' is no 'apiVersion' of an object");
  if (!isKind(kind))
    return bad("'" + kind + "' is no 'kind' of an object");
  // It stands for what is in it, of which nobody would look at anything.
  if (kind.ends_with("List"))
    return bad("a '" + kind + "' is no object, but many");
  auto hasName = [&](const char *key, bool (*isName)(StringRef)) {
    const json::Value &name = object["metadata"][key];
    return (name.is_string() && isName(name.get_ref<const std::string &>())) ||
           bad(Twine("'metadata.") + key + "' of a '" + kind + "' is " +
               json::print(name, 0) + "; expected a name of Kubernetes");
  };
  if (!hasName("name", names::isDnsName) ||
      (object["metadata"].contains("namespace") &&
       !hasName("namespace", names::isDnsLabel)))
    return false;
  StringRef grant = objectGrant(object, grants.enclave);
  return grant.empty() || granted("objects", grant);
}

bool FactsReader::readObjects() {
  std::vector<ir::ServiceObject> objects;
  for (const json::Value &value : list("objects")) {
    ir::ServiceObject object;
    if (!granted("objects", "provision") || !checkObject(value["object"]) ||
        !readPath(value, object.path))
      return false;
    object.phase = phaseOf(value);
    object.scope = scopeOf(value);
    object.kind = text(value["object"], "kind");
    object.json = arena.save(json::print(value["object"], 0));
    object.reason = reason(value);
    objects.push_back(object);
  }
  facts.objects = arena.save(objects);
  return true;
}
