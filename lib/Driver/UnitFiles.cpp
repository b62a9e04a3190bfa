//===- UnitFiles.cpp - paths confined, and each file read once ------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "UnitFiles.h"

#include "ConfigurationSearch.h"
#include "CoreDumps.h"
#include "MetadataTexts.h"
#include "ScaffoldReader.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

#include <algorithm>

using namespace tntc;
using namespace tntc::driver;

std::string UnitFiles::displayOf(StringRef name) const {
  if (place.display.empty() || place.display == ".")
    return name.str();
  return place.display + "/" + name.str();
}

void UnitFiles::readConfiguration(StringRef given,
                                  Configuration &configuration) {
  for (ConfigurationFile &file : findConfiguration(place, given)) {
    std::string why;
    auto text = readConfigurationFile(file, why);
    if (!text) {
      diags.report(diag::CannotRead, {}, file.path, why).about(file.path);
      continue;
    }
    inputs.push_back(file.path);
    FileId id = sources.add(file.display, std::move(*text));
    tntc::readConfiguration(id, file.trust, configuration, diags);
  }
}

void UnitFiles::open(std::unique_ptr<SourceTree> found) {
  tree = std::move(found);
  if (edited)
    tree =
        std::make_unique<EditedTree>(std::move(tree), place.directory, *edited);
}

std::optional<FileId> UnitFiles::readWorkflow(uint64_t maxBytes,
                                              StringRef standardInput) {
  if (place.file == "-") {
    if (edited)
      if (auto text = edited->find("<stdin>"); text != edited->end())
        standardInput = text->second;
    return sources.add("<stdin>", standardInput.str());
  }
  auto opened = DirectoryTree::open(place.directory, place.display);
  if (!opened) {
    diags
        .report(diag::CannotRead, {}, place.display,
                llvm::toString(opened.takeError()))
        .about(place.display);
    return std::nullopt;
  }
  open(std::move(*opened));
  SourceTree::Result read = tree->read(place.file, maxBytes);
  switch (read.status) {
  case SourceTree::Status::Ok:
    break;
  case SourceTree::Status::Missing:
    read.message = "no such file";
    break;
  case SourceTree::Status::Outside:
    read.message = "a link leads out of the workflow directory";
    break;
  case SourceTree::Status::NotRegular:
    read.message = "not a regular file";
    break;
  case SourceTree::Status::TooLarge:
    read.message = "larger than " + std::to_string(maxBytes) + " bytes";
    break;
  case SourceTree::Status::Unreadable:
    break;
  }
  if (read.status != SourceTree::Status::Ok) {
    std::string path = displayOf(place.file);
    diags.report(diag::CannotRead, {}, path, read.message).about(path);
    return std::nullopt;
  }
  inputs.push_back(place.directory + "/" + place.file);
  return sources.add(displayOf(place.file), std::move(read.text));
}

const SourceTree *UnitFiles::directory() {
  if (tree || isUnreadable)
    return tree.get();
  // Below standard input, which is no file of it.
  auto opened = DirectoryTree::open(place.directory, "");
  if (opened) {
    open(std::move(*opened));
  } else {
    isUnreadable = true;
    std::string why = llvm::toString(opened.takeError());
    diags.report(diag::CannotRead, {}, ".", why).about(".");
  }
  return tree.get();
}

void UnitFiles::readModules(ir::Workflow &workflow, TypeScriptReader &reader,
                            ir::Context &arena) {
  if (!directory())
    return;
  uint32_t first = sources.size();
  std::vector<Span> texts = reader.readModules(workflow, *tree, sources, arena);
  ArrayRef<Span> rest = texts;
  for (uint32_t index = first; index < sources.size(); ++index) {
    ArrayRef<Span> own = rest.take_while(
        [&](const Span &text) { return text.file.index == index; });
    diags.readIgnores({index}, own);
    rest = rest.drop_front(own.size());
  }
  for (const ir::Module *module : workflow.modules)
    if (module->status == ir::FileStatus::Ok)
      inputs.push_back(place.directory + "/" + module->path.str());
}

SecretValues UnitFiles::readSecretValues(ir::Workflow &workflow,
                                         ir::Context &arena) {
  if (!directory())
    return {};
  // The enclave's own directory holds what its tentacles share (O26).
  std::unique_ptr<SourceTree> shared;
  if (!place.enclave.empty()) {
    std::string path = place.enclaveDirectory + "/.secrets";
    // A link would lead wherever whoever committed it likes.
    bool isLink = false;
    if (llvm::sys::fs::is_symlink_file(path, isLink) || isLink)
      path.clear();
    if (auto opened = DirectoryTree::open(path, ".secrets"))
      shared = std::move(*opened);
    else
      llvm::consumeError(opened.takeError());
  }
  bool isThere = shared != nullptr;
  for (const std::string &name : tree->list(""))
    isThere |= StringRef(name).starts_with(".secrets");
  if (isThere)
    forbidCoreDumps();
  uint32_t first = sources.size();
  SecretValues values =
      readSecrets(workflow, *tree, shared.get(), sources, arena, diags);
  for (uint32_t index = first; index < sources.size(); ++index)
    noteSecretsFile(sources.file({index}).path(), shared.get());
  return values;
}

/// \p path is what the user would call it.
void UnitFiles::noteSecretsFile(StringRef path, const SourceTree *shared) {
  StringRef name = llvm::sys::path::filename(path);
  std::string inFolder = (".secrets/" + name).str();
  auto isOwn = [&](StringRef file) {
    return tree->display(file) == path &&
           tree->kind(file) != EntryKind::Missing;
  };
  for (StringRef file : {name, StringRef(inFolder)})
    if (isOwn(file))
      return inputs.push_back((place.directory + "/" + file).str());
  if (shared)
    inputs.push_back((place.enclaveDirectory + "/.secrets/" + name).str());
}

std::vector<MetadataText> UnitFiles::readMetadata() {
  if (!directory())
    return {};
  std::vector<MetadataText> texts = readMetadataTexts(*tree, sources, diags);
  for (const MetadataText &text : texts)
    inputs.push_back(
        place.directory + "/" +
        llvm::sys::path::filename(sources.file(text.file).path()).str());
  return texts;
}

Scaffold UnitFiles::readScaffold(ir::Context &arena) {
  if (!directory())
    return {};
  std::vector<StringRef> files;
  Scaffold found = driver::readScaffold(*tree, sources, arena, diags, files);
  for (StringRef file : files)
    inputs.push_back((place.directory + "/" + file).str());
  return found;
}

Enclave UnitFiles::readEnclaveFile(ir::Context &arena) {
  // As the user would call it: so many folders above the workflow's.
  StringRef below =
      StringRef(place.directory).drop_front(place.enclaveDirectory.size());
  llvm::SmallString<128> display(place.display);
  for (size_t i = 0; i < below.count('/'); ++i)
    llvm::sys::path::append(display, "..");
  llvm::sys::path::remove_dots(display, /*remove_dot_dot=*/true);
  auto folder = DirectoryTree::open(place.enclaveDirectory, display);
  if (!folder) {
    llvm::consumeError(folder.takeError());
    return {};
  }
  if ((*folder)->kind("enclave.yaml") != EntryKind::Missing)
    inputs.push_back(place.enclaveDirectory + "/enclave.yaml");
  return readEnclave(**folder, sources, arena, diags);
}
