//===- Files.cpp - files that a back end gives ----------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Plugin/Answers.h"

#include "OutputPath.h"

using namespace tntc;

static constexpr size_t maxFiles = 1000;

MaybeFault tntc::readFiles(const json::Value &answer, StringRef folder,
                           ArtifactSet &out) {
  const json::Value &files = answer["files"];
  if (files.size() > maxFiles)
    return PluginFault{diag::PluginTooManyFiles,
                       {std::to_string(files.size()), std::to_string(maxFiles)},
                       {}};
  OutputPaths taken;
  for (const json::Value &file : files) {
    std::string path = file["path"].get<std::string>();
    if (MaybeFault fault = checkOutputPath(path))
      return fault;
    if (MaybeFault fault = taken.add(path))
      return fault;
    Artifact artifact;
    artifact.file = (folder + "/" + path).str();
    artifact.bytes = file["text"].get<std::string>();
    if (!out.add(std::move(artifact)))
      return PluginFault{diag::PluginDuplicateFile, {path}, {}};
  }
  return std::nullopt;
}
