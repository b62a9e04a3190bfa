//===- KubernetesObject.h - one object on its way out -----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// Objects are built as ordered trees, never as text: what an author writes
// can become a value, but no structure.
//
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_BACKEND_KUBERNETESOBJECT_H
#define TNTC_LIB_BACKEND_KUBERNETESOBJECT_H

#include "tntc/Plugin/Backend.h"
#include "tntc/Support/ArtifactSet.h"
#include "tntc/Support/Json.h"

#include <map>
#include <string>

namespace tntc::kubernetes {

struct Object {
  std::string kind;
  std::string name;
  json::Value body;
  bool sensitive = false;
};

using StringMap = std::map<std::string, std::string>;

struct ObjectMeta {
  std::string name;
  std::string nameSpace; ///< empty: none is known (decision I8)
  StringMap labels;
  StringMap annotations;
};

json::Value toJson(const StringMap &map);
json::Value toJson(const ObjectMeta &meta);

/// `apiVersion`, `kind` and `metadata`; the caller adds the rest.
Object makeObject(StringRef apiVersion, StringRef kind, const ObjectMeta &meta);

/// As YAML, a part of the file that the caller names.
Artifact toArtifact(const Object &object);

} // namespace tntc::kubernetes

#endif // TNTC_LIB_BACKEND_KUBERNETESOBJECT_H
