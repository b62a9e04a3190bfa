//===- OutputPath.cpp - the same path for everybody -----------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// A name that looks like another one, that Windows takes for a device or ends
// elsewhere, that begins an option, or that makes a folder a repository whose
// settings run programs: none is needed, and each has tricked somebody.
//
//===----------------------------------------------------------------------===//

#include "OutputPath.h"

#include "tntc/Support/ArtifactSet.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;

static constexpr size_t longestPart = 200;

static bool isDevice(StringRef part) {
  std::string name = part.split('.').first.lower();
  static constexpr StringRef words[] = {"aux", "con", "nul", "prn"};
  bool isNumbered = name.size() == 4 && llvm::isDigit(name.back()) &&
                    (StringRef(name).starts_with("com") ||
                     StringRef(name).starts_with("lpt"));
  return isNumbered || llvm::is_contained(words, name);
}

/// What a system or a tool takes \p part for; empty: a name like any other.
static StringRef whyNotPlain(StringRef part) {
  if (part.size() > longestPart)
    return "a part that is too long";
  if (part.front() == '-')
    return "a part that begins with '-'";
  if (part.back() == '.')
    return "a part that ends with '.'";
  if (part.equals_insensitive(".git"))
    return "a part that is Git's";
  if (isDevice(part))
    return "a part that is a device on Windows";
  if (!llvm::all_of(part, [](char c) {
        return llvm::isAlnum(c) || StringRef("._-+@=,").contains(c);
      }))
    return "more than letters, digits and '._-+@=,' between '/'";
  return "";
}

MaybeFault tntc::checkOutputPath(StringRef path) {
  if (!ArtifactSet::isConfinedPath(path))
    return PluginFault{diag::PluginPath, {path.str()}, {}};
  llvm::SmallVector<StringRef, 4> parts;
  path.split(parts, '/');
  for (StringRef part : parts)
    if (StringRef why = whyNotPlain(part); !why.empty())
      return PluginFault{diag::PluginName,
                         {"'" + path.str() +
                          "' is no name of a file on every system: it has " +
                          why.str()},
                         {}};
  return std::nullopt;
}

static PluginFault bothFileAndFolder(StringRef path) {
  return {diag::PluginName,
          {"'" + path.str() + "' is the name of a file and of a folder"},
          {}};
}

MaybeFault OutputPaths::add(StringRef path) {
  std::string key = path.lower();
  for (size_t end = path.find('/'); end != StringRef::npos;
       end = path.find('/', end + 1)) {
    StringRef folder = path.take_front(end);
    auto [slot, isNew] = taken.try_emplace(key.substr(0, end), folder.str());
    if (!isNew && slot->second.empty())
      return bothFileAndFolder(folder);
    if (!isNew && slot->second != folder)
      return PluginFault{diag::PluginDuplicateFile, {path.str()}, {}};
  }
  auto [slot, isNew] = taken.try_emplace(key);
  if (isNew)
    return std::nullopt;
  if (slot->second.empty())
    return PluginFault{diag::PluginDuplicateFile, {path.str()}, {}};
  return bothFileAndFolder(path);
}
