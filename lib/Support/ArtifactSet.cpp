//===- ArtifactSet.cpp - named bytes on their way out ---------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Support/ArtifactSet.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

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

bool ArtifactSet::add(Artifact artifact) {
  if (!isConfinedPath(artifact.file))
    return false;
  if (!artifact.part.empty() && !isConfinedComponent(artifact.part))
    return false;
  // No name holds a NUL.
  if (!taken.insert(artifact.file + '\0' + artifact.part).second)
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
