//===- ConfigMap.cpp - files of a pod -------------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Objects.h"

#include "tntc/Support/Hash.h"
#include "tntc/Support/YamlEmitter.h"

using namespace tntc;
using namespace tntc::kubernetes;

Object kubernetes::makeConfigMap(const ObjectMeta &meta, const Files &files) {
  json::Value text = json::object(), binary = json::object();
  auto &texts = text.get_ref<json::Value::object_t &>();
  texts.reserve(files.size());
  for (const auto &[key, bytes] : files)
    if (isPlainText(bytes))
      texts.emplace_back(key, bytes);
    else
      binary[key] = base64(bytes);
  Object object = makeObject("v1", "ConfigMap", meta);
  if (!text.empty() || binary.empty())
    object.body["data"] = std::move(text);
  if (!binary.empty())
    object.body["binaryData"] = std::move(binary);
  return object;
}

std::string kubernetes::checksum(const Files &files) {
  std::string all;
  for (const auto &[key, bytes] : files) {
    all += key;
    all += '\0';
    all += std::to_string(bytes.size());
    all += '\0';
    all += bytes;
  }
  return sha256Hex(all);
}
