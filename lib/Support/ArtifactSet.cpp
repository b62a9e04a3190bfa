//===- ArtifactSet.cpp - named bytes on their way out ---------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Support/ArtifactSet.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/xxhash.h"

using namespace tntc;

static bool isConfinedComponent(StringRef part) {
  return !part.empty() && part != "." && part != ".." &&
         llvm::none_of(part, [](unsigned char c) {
           return c < 0x20 || c == 0x7F || c == '/';
         });
}

bool ArtifactSet::isConfinedPath(StringRef path) {
  llvm::SmallVector<StringRef, 4> parts;
  path.split(parts, '/');
  return llvm::all_of(parts, isConfinedComponent);
}

static uint64_t digestOf(const Artifact &artifact) {
  uint64_t digest =
      llvm::xxh3_64bits(artifact.file) * 31 + llvm::xxh3_64bits(artifact.part);
  return digest >> 1; // the set has uses of its own for the largest numbers
}

bool ArtifactSet::add(Artifact artifact) {
  if (!isConfinedPath(artifact.file))
    return false;
  if (!artifact.part.empty() && !isConfinedComponent(artifact.part))
    return false;
  auto isSame = [&](const Artifact &other) {
    return other.file == artifact.file && other.part == artifact.part;
  };
  // Two names of one digest are no accident, and may be slow.
  if (!taken.insert(digestOf(artifact)).second && llvm::any_of(list, isSame))
    return false;
  list.push_back(std::move(artifact));
  return true;
}

bool ArtifactSet::append(ArtifactSet other) {
  bool complete = true;
  for (Artifact &artifact : other.list)
    complete &= add(std::move(artifact));
  return complete;
}
