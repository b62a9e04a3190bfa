//===- PluginSearch.cpp - names, manifests, owners, sums ------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// All of this comes before any code of the plugin runs. The working directory
// and that of the workflow are never looked at, nor is the PATH.
//
//===----------------------------------------------------------------------===//

#include "PluginSearch.h"

#include "PluginSet.h"

#include "tntc/Plugin/Plugin.h"
#include "tntc/Support/Names.h"
#include "tntc/Support/SystemError.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

#include <sys/stat.h>
#include <unistd.h>

using namespace tntc;
using namespace tntc::driver;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

static constexpr llvm::StringLiteral suffix = ".plugin.json";
static constexpr uint64_t maxManifestBytes = 64u << 10;

/// Why somebody else could have written \p file, or nothing.
static StringRef whyUnsafe(const std::string &file, bool isDirectory) {
  struct stat status;
  if (::stat(file.c_str(), &status) != 0)
    return "cannot be looked at";
  if (isDirectory ? !S_ISDIR(status.st_mode) : !S_ISREG(status.st_mode))
    return "is not a regular file";
  if (status.st_uid != 0 && status.st_uid != ::geteuid())
    return "belongs to somebody else";
  if (status.st_mode & (S_IWGRP | S_IWOTH))
    return "can be written by others than its owner";
  return "";
}

static MaybeFault checkFile(const std::string &file) {
  std::string directory = path::parent_path(file).str();
  for (bool isDirectory : {false, true}) {
    const std::string &what = isDirectory ? directory : file;
    if (StringRef why = whyUnsafe(what, isDirectory); !why.empty())
      return PluginFault{diag::PluginUnsafeFile, {what, why.str()}, {}};
  }
  return std::nullopt;
}

static MaybeFault badManifest(StringRef file, const Twine &why) {
  return PluginFault{diag::PluginManifest, {why.str()}, {file.str()}};
}

static MaybeFault readManifest(const std::string &file, FoundPlugin &found) {
  if (MaybeFault fault = checkFile(file))
    return fault;
  auto buffer = llvm::MemoryBuffer::getFile(file);
  if (!buffer)
    return badManifest(file, errorText(buffer.getError()));
  if ((*buffer)->getBufferSize() > maxManifestBytes)
    return badManifest(file, "it is too large");
  std::optional<json::Value> manifest = json::parse((*buffer)->getBuffer(), 16);
  if (!manifest)
    return badManifest(file, "it is not JSON");
  if (auto fault = messageSchema().check(*manifest, "manifest"))
    return badManifest(file, fault->message);
  auto text = [&](const char *key) -> std::string {
    return manifest->contains(key) ? (*manifest)[key].get<std::string>() : "";
  };
  auto texts = [&](const char *key) {
    std::vector<std::string> list;
    if (manifest->contains(key))
      for (const json::Value &item : (*manifest)[key])
        list.push_back(item.get<std::string>());
    return list;
  };
  found.manifest = file;
  found.name = text("name");
  found.version = text("version");
  found.summary = text("summary");
  found.sha256 = text("sha256");
  found.kinds = texts("kinds");
  found.needs = texts("needs");
  found.isSharedObject = text("transport") == "shared-object";
  StringRef expected = path::filename(file).drop_back(suffix.size());
  if (found.name != expected)
    return badManifest(file, "it names '" + found.name + "', and its file '" +
                                 expected + "'");
  std::string program = text("file");
  found.path = path::is_absolute(program)
                   ? program
                   : (path::parent_path(file) + "/" + program).str();
  return std::nullopt;
}

static std::string realPath(StringRef file) {
  llvm::SmallString<256> real;
  if (fs::real_path(file, real))
    return {};
  return std::string(real.str());
}

/// Finds the file, by a manifest or without.
static MaybeFault locate(StringRef reference, const PluginOptions &options,
                         FoundPlugin &found) {
  if (reference.contains('/')) {
    std::string file = realPath(reference);
    if (file.empty())
      return PluginFault{
          diag::PluginNotFound, {": no file '" + reference.str() + "'"}, {}};
    if (StringRef(file).ends_with(suffix))
      return readManifest(file, found);
    found.path = file;
    found.isSharedObject = StringRef(file).ends_with(".so");
    return std::nullopt;
  }
  for (const std::string &folder : options.searchPath) {
    std::string file = realPath(folder + "/" + reference.str() + suffix.str());
    if (!file.empty())
      return readManifest(file, found);
  }
  std::vector<std::string> known;
  for (const BuiltInPlugin &row : builtInPlugins())
    known.push_back(row.name.str());
  for (const auto &[name, other] : listManifests(options))
    known.push_back(name);
  std::vector<StringRef> names(known.begin(), known.end());
  std::string hint = " on the search path of plugins";
  if (auto near = names::didYouMean(reference, names))
    hint += "; did you mean '" + near->str() + "'?";
  else if (fs::exists(reference))
    hint += "; a path has a '/': './" + reference.str() + "'";
  return PluginFault{diag::PluginNotFound, {hint}, {}};
}

MaybeFault driver::findPlugin(StringRef reference, StringRef pinned,
                              const PluginOptions &options,
                              FoundPlugin &found) {
  if (MaybeFault fault = locate(reference, options, found))
    return fault;
  std::string file = realPath(found.path);
  if (file.empty())
    return PluginFault{diag::PluginFileMissing, {found.path}, {}};
  found.path = file;
  if (MaybeFault fault = checkFile(file))
    return fault;
  if (!found.isSharedObject && !fs::can_execute(file))
    return PluginFault{diag::PluginUnsafeFile, {file, "cannot be run"}, {}};
  if (!pinned.empty())
    found.sha256 = pinned.str();
  if (found.sha256.empty())
    return std::nullopt;
  auto copied = SealedFile::copy(file);
  if (!copied)
    return PluginFault{
        diag::PluginUnsafeFile, {file, llvm::toString(copied.takeError())}, {}};
  StringRef sum = (*copied)->sha256();
  if (sum != found.sha256)
    return PluginFault{diag::PluginHash, {file, sum.str(), found.sha256}, {}};
  found.pinned = std::move(*copied);
  return std::nullopt;
}

MaybeFault driver::findReplacement(const FoundPlugin &found) {
  auto now = SealedFile::copy(found.path);
  if (!now)
    return PluginFault{diag::PluginReplaced,
                       {found.path, llvm::toString(now.takeError())},
                       {}};
  StringRef sum = (*now)->sha256();
  if (sum == found.sha256)
    return std::nullopt;
  return PluginFault{diag::PluginReplaced,
                     {found.path, ("now has the SHA-256 " + sum).str()},
                     {}};
}

std::map<std::string, ListedPlugin>
driver::listManifests(const PluginOptions &options) {
  std::map<std::string, ListedPlugin> all;
  for (const std::string &folder : options.searchPath) {
    std::error_code code;
    for (fs::directory_iterator it(folder, code), end; it != end && !code;
         it.increment(code)) {
      StringRef name = path::filename(it->path());
      std::string file = realPath(it->path());
      if (!name.consume_back(suffix) || file.empty())
        continue;
      // The first counts, be it any good or not, as when it is looked for.
      auto [slot, isNew] = all.try_emplace(name.str());
      ListedPlugin &listed = slot->second;
      if (!isNew)
        continue;
      listed.fault = readManifest(file, listed.found);
      listed.found.name = name.str();
    }
  }
  return all;
}
