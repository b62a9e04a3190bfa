//===- ModulePath.cpp - kinds of files, and the one that was meant --------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "ModulePath.h"

#include "Specifier.h"

#include "tntc/Support/Names.h"

#include "llvm/ADT/STLExtras.h"

#include <optional>

using namespace tntc;
using namespace tntc::typescript;

bool tntc::typescript::isHidden(StringRef path) {
  llvm::SmallVector<StringRef, 8> parts;
  path.split(parts, '/');
  return llvm::any_of(parts,
                      [](StringRef part) { return part.starts_with("."); });
}

bool tntc::typescript::hasModuleExtension(StringRef path, bool isImport) {
  return path.ends_with(".ts") || path.ends_with(".tsx") ||
         path.ends_with(".js") || path.ends_with(".mjs") ||
         (isImport && path.ends_with(".json"));
}

static std::string joined(StringRef directory, StringRef name) {
  return directory.empty() ? name.str() : (directory + "/" + name).str();
}

/// What is before the last '/' of \p path, and what is behind it.
static std::pair<StringRef, StringRef> splitPath(StringRef path) {
  return path.contains('/') ? path.rsplit('/')
                            : std::pair<StringRef, StringRef>("", path);
}

/// The directory that was probably meant by \p path, or nothing.
static std::optional<std::string> nearestDirectory(StringRef path,
                                                   const SourceTree &tree) {
  if (path.empty() || tree.kind(path) == EntryKind::Directory)
    return path.str();
  auto [above, name] = splitPath(path);
  std::optional<std::string> parent = nearestDirectory(above, tree);
  if (!parent)
    return std::nullopt;
  std::vector<std::string> names = tree.list(*parent);
  std::vector<StringRef> directories;
  for (StringRef candidate : names)
    if (!isHidden(candidate) &&
        tree.kind(joined(*parent, candidate)) == EntryKind::Directory)
      directories.push_back(candidate);
  if (llvm::is_contained(directories, name))
    return joined(*parent, name);
  std::optional<StringRef> near = names::didYouMean(name, directories);
  return near ? std::optional(joined(*parent, *near)) : std::nullopt;
}

std::string tntc::typescript::nearestFile(StringRef path,
                                          const SourceTree &tree) {
  auto [written, name] = splitPath(path);
  std::optional<std::string> directory = nearestDirectory(written, tree);
  if (!directory)
    return {};
  std::string prefix = joined(*directory, "");
  std::vector<std::string> names = tree.list(*directory);
  std::vector<StringRef> usable;
  for (StringRef candidate : names)
    if (prefix + candidate.str() != path && !isHidden(candidate) &&
        hasModuleExtension(candidate, /*isImport=*/true))
      usable.push_back(candidate);
  if (llvm::is_contained(usable, name))
    return prefix + name.str();
  // In the order of likelihood.
  StringRef stem = name.rsplit('.').first;
  for (StringRef base : {name, stem})
    for (StringRef extension : {".ts", ".tsx", ".js", ".mjs", ".json"})
      if (std::string full = (base + extension).str();
          full != name && llvm::is_contained(usable, StringRef(full)))
        return prefix + full;
  if (tree.kind(path) == EntryKind::Directory)
    for (StringRef index : {"mod.ts", "index.ts", "index.js"})
      if (tree.kind((path + "/" + index).str()) == EntryKind::File)
        return (path + "/" + index).str();
  for (StringRef candidate : usable)
    if (candidate.equals_insensitive(name))
      return prefix + candidate.str();
  if (std::optional<StringRef> near = names::didYouMean(name, usable))
    return prefix + near->str();
  return {};
}

std::string tntc::typescript::fileOfBare(const ir::Import &import,
                                         const ir::Module &importer,
                                         const SourceTree &tree) {
  std::string written = ("./" + import.specifier).str();
  for (StringRef from : {importer.path, StringRef()})
    for (StringRef extension : {"", ".ts"}) {
      std::optional<std::string> path =
          resolveRelative(from, written + extension.str());
      if (path && !isHidden(*path) &&
          hasModuleExtension(*path, /*isImport=*/true) &&
          tree.kind(*path) == EntryKind::File)
        return *path;
    }
  return {};
}
