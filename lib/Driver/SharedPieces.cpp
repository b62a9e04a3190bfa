//===- SharedPieces.cpp - what workflows say together ---------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// Files of an enclave and of the platform are joined from what all workflows of
// a run give to them. What one plugin says for one workflow was looked at when
// it answered; here it has to fit what was said for the others.
//
//===----------------------------------------------------------------------===//

#include "Provision.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

#include <map>
#include <tuple>

using namespace tntc;
using namespace tntc::driver;

/// Whether \p a and \p b can be of one file.
static bool fit(const SharedPiece &a, const SharedPiece &b) {
  if (a.isWhole || b.isWhole)
    return a.isWhole && b.isWhole && a.bytes == b.bytes && a.kind == b.kind;
  return a.before == b.before && a.between == b.between && a.after == b.after;
}

static std::pair<std::string, PluginFault> clash(const SharedPiece &first,
                                                 const SharedPiece &other) {
  return {other.plugin,
          PluginFault{diag::PluginFilesClash,
                      {first.path, first.workflow, other.path, other.workflow},
                      {}}};
}

using Files = std::map<std::string, std::vector<SharedPiece>>;

/// Two files of which one would take the place of the other: their names are
/// one but for capital letters, or one is the folder of the other.
static std::optional<std::pair<std::string, PluginFault>>
findPathClash(const Files &files) {
  std::map<std::string, const SharedPiece *> taken;
  for (const auto &[path, pieces] : files) {
    auto [slot, isNew] =
        taken.try_emplace(StringRef(path).lower(), &pieces.front());
    if (!isNew)
      return clash(*slot->second, pieces.front());
  }
  for (const auto &[path, pieces] : files) {
    std::string key = StringRef(path).lower();
    for (size_t end = key.find('/'); end != std::string::npos;
         end = key.find('/', end + 1))
      if (auto found = taken.find(key.substr(0, end)); found != taken.end())
        return clash(*found->second, pieces.front());
  }
  return std::nullopt;
}

std::optional<std::pair<std::string, PluginFault>>
driver::joinPieces(std::vector<SharedPiece> pieces, ArtifactSet &out) {
  Files files;
  for (SharedPiece &piece : pieces)
    files[piece.path].push_back(std::move(piece));
  if (auto clash = findPathClash(files))
    return clash;
  for (auto &[path, list] : files) {
    std::stable_sort(list.begin(), list.end(),
                     [](const SharedPiece &a, const SharedPiece &b) {
                       return a.key < b.key;
                     });
    const SharedPiece &first = list.front();
    std::string bytes = first.before;
    for (const SharedPiece &piece : list) {
      if (!fit(first, piece))
        return std::pair(piece.plugin,
                         PluginFault{diag::PluginAggregate,
                                     {path, first.workflow, piece.workflow},
                                     {}});
      // Workflows that share an entry say it once.
      bool isSaid = &piece != &first && piece.key == (&piece - 1)->key &&
                    piece.bytes == (&piece - 1)->bytes;
      if (isSaid || (&piece != &first && piece.isWhole))
        continue;
      bytes += (&piece == &first ? "" : piece.between) + piece.bytes;
    }
    Artifact artifact;
    artifact.file = path;
    artifact.kind = first.kind;
    artifact.sensitive = first.sensitive;
    artifact.bytes = bytes + first.after;
    bool added = out.add(std::move(artifact));
    assert(added && "each path is joined once");
    (void)added;
  }
  return std::nullopt;
}

std::optional<std::pair<std::string, PluginFault>>
driver::findTakenObject(ArrayRef<ObjectClaim> claims) {
  using Key = std::tuple<ir::Phase, StringRef, StringRef, StringRef>;
  std::map<Key, const ObjectClaim *> seen;
  for (const ObjectClaim &claim : claims) {
    auto [slot, isNew] = seen.try_emplace(
        {claim.phase, claim.kind, claim.nameSpace, claim.name}, &claim);
    const ObjectClaim *first = slot->second, *second = &claim;
    if (isNew || first->path == second->path)
      continue;
    if (second->plugin.empty())
      std::swap(first, second);
    if (second->plugin.empty())
      continue; // two of the compiler's
    std::string by = first->plugin.empty() ? "the compiler"
                                           : "plugin '" + first->plugin + "'";
    by += first->path.empty() ? " for '" + first->workflow + "'"
                              : " in '" + first->path + "'";
    return std::pair(
        second->plugin,
        PluginFault{diag::PluginObjectTaken,
                    {second->kind, second->shown(), by},
                    {"that is its answer for '" + second->workflow + "'"}});
  }
  return std::nullopt;
}
