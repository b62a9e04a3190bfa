//===- Plan.cpp - which bytes go into which file --------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Plan.h"

#include "llvm/Support/Path.h"

#include <map>

using namespace tntc;

/// Appends \p artifact to \p bytes. Two Kubernetes objects are two documents
/// of one stream; other outputs follow each other as they are.
static void append(std::string &bytes, const Artifact &artifact,
                   bool &endsInObject) {
  bool isObject = !artifact.kind.empty();
  if (endsInObject && isObject)
    bytes += "---\n";
  bytes += artifact.bytes;
  if (isObject && !StringRef(bytes).ends_with("\n"))
    bytes += '\n';
  endsInObject = isObject;
}

/// `prod/digest.yaml` and `deployment.yaml`: `prod/digest/deployment.yaml`.
static std::string splitPath(const Artifact &artifact) {
  auto [folder, name] = StringRef(artifact.file).rsplit('/');
  if (name.empty())
    std::swap(folder, name);
  StringRef stem = name.rsplit('.').first;
  std::string result = folder.empty() ? "" : (folder + "/").str();
  return result + stem.str() + "/" + artifact.part;
}

llvm::Expected<std::vector<PlannedFile>>
tntc::planFiles(const ArtifactSet &artifacts, const WriterOptions &options) {
  struct Slot {
    size_t index;
    StringRef file;
    bool isSplit, endsInObject;
  };
  std::vector<PlannedFile> files;
  std::map<std::string, Slot, std::less<>> slots;
  for (const Artifact &artifact : artifacts.artifacts()) {
    bool isSplit = options.split && !artifact.part.empty();
    std::string path = isSplit ? splitPath(artifact) : artifact.file;
    auto [slot, isNew] = slots.try_emplace(
        path, Slot{files.size(), artifact.file, isSplit, false});
    if (isNew)
      files.push_back({path, "", false});
    else if (isSplit || slot->second.isSplit)
      return llvm::make_error<WriteError>(
          path, "two outputs have this name when they are split");
    PlannedFile &file = files[slot->second.index];
    append(file.bytes, artifact, slot->second.endsInObject);
    file.sensitive |= artifact.sensitive;
  }
  return files;
}

/// No reader takes SQL with manifests at its end.
static llvm::Error checkOneFormat(const ArtifactSet &artifacts,
                                  StringRef path) {
  const Artifact *first = nullptr;
  for (const Artifact &artifact : artifacts.artifacts()) {
    if (!first)
      first = &artifact;
    if (llvm::sys::path::extension(artifact.file) !=
        llvm::sys::path::extension(first->file))
      return llvm::make_error<WriteError>(
          path.str(),
          "'" + first->file + "' and '" + artifact.file +
              "' do not go into one file; expected a directory, such "
              "as '-o out/'");
  }
  return llvm::Error::success();
}

llvm::Expected<PlannedFile> tntc::planStream(const ArtifactSet &artifacts,
                                             StringRef path) {
  if (llvm::Error error = checkOneFormat(artifacts, path))
    return error;
  PlannedFile file{path.str(), "", false};
  bool endsInObject = false;
  for (const Artifact &artifact : artifacts.artifacts()) {
    append(file.bytes, artifact, endsInObject);
    file.sensitive |= artifact.sensitive;
  }
  return file;
}

void tntc::writeStream(const ArtifactSet &artifacts, raw_ostream &out) {
  bool endsInObject = false;
  for (const Artifact &artifact : artifacts.artifacts()) {
    std::string bytes;
    append(bytes, artifact, endsInObject);
    out << bytes;
  }
}
