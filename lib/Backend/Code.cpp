//===- Code.cpp - what the engine runs ------------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Objects.h"

using namespace tntc;
using namespace tntc::kubernetes;

Code kubernetes::makeCode(const BackendRequest &request) {
  Code code;
  auto add = [&](StringRef key, StringRef path, std::string bytes) {
    code.files[key.str()] = std::move(bytes);
    code.items.push_back({key.str(), path.str()});
  };
  StringRef source = request.sources.file(request.workflow.file).text();
  add("workflow.yaml", "workflow.yaml", source.str());
  add("workflow.json", "workflow.json", json::print(normalise(request)) + "\n");
  for (const ir::ShippedFile &file : request.workflow.shipped)
    add(file.key, file.path, request.sources.file(file.file).text().str());
  return code;
}

Files kubernetes::makeImportMap(const BackendRequest &request) {
  // Relative to the map, so that a copy of the tree anywhere works too.
  StringMap sorted = {{"tentacular", "../engine/mod.ts"}};
  for (const ir::ImportMapping &line : request.workflow.grants.importMap)
    sorted[line.specifier.str()] = line.target.str();
  json::Value map = json::object();
  map["imports"] = toJson(sorted);
  return {{importMapKey.str(), json::print(map) + "\n"}};
}
