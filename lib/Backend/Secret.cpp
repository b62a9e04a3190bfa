//===- Secret.cpp - the one object that holds values ----------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Objects.h"

#include "tntc/IR/ObjectNames.h"
#include "tntc/Support/Hash.h"

using namespace tntc;
using namespace tntc::kubernetes;

/// Calls \p visit with each granted key that has a value, in order.
template <typename Visit>
static void forEachValue(const BackendRequest &request, Visit visit) {
  for (const ir::SecretKey &secret : request.workflow.grants.secrets) {
    std::string key = secretFile(secret);
    auto found = request.secretValues.find(key);
    if (found != request.secretValues.end())
      visit(key, found->second.expose());
  }
}

std::string kubernetes::secretFile(const ir::SecretKey &secret) {
  std::string name = secret.service.str();
  if (!secret.key.empty())
    name += "." + secret.key.str();
  return name;
}

std::optional<Object> kubernetes::makeSecret(const BackendRequest &request) {
  StringMap data;
  forEachValue(request, [&](const std::string &key, StringRef value) {
    data[key] = base64(value);
  });
  if (data.empty())
    return std::nullopt;
  const ir::Workflow &workflow = request.workflow;
  Object object = makeObject(
      "v1", "Secret",
      metaFor(workflow, ir::secretName(*workflow.name), plainLabels(workflow)));
  object.body["type"] = "Opaque";
  object.body["data"] = toJson(data);
  object.sensitive = true;
  return object;
}

std::string kubernetes::secretChecksum(const BackendRequest &request) {
  if (request.platformKey.empty())
    return {};
  std::string all;
  forEachValue(request, [&](const std::string &key, StringRef value) {
    appendSecret(all, key + '\0' + std::to_string(value.size()) + '\0');
    appendSecret(all, value);
  });
  if (all.empty())
    return {};
  std::string sum = hmacSha256Hex(request.platformKey.expose(), all);
  wipe(all);
  return sum;
}

size_t kubernetes::secretSize(const BackendRequest &request) {
  size_t size = 0;
  forEachValue(request, [&](const std::string &, StringRef value) {
    size += value.size();
  });
  return size;
}
