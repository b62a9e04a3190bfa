//===- WholeArtifact.h - an output that is one file -------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_BACKEND_WHOLEARTIFACT_H
#define TNTC_LIB_BACKEND_WHOLEARTIFACT_H

#include "tntc/Plugin/Backend.h"

#include <cassert>

namespace tntc {

/// Adds the workflow's file with \p ending: `.report.json`.
inline void addWhole(const BackendRequest &request, StringRef ending,
                     std::string bytes, ArtifactSet &out) {
  Artifact artifact;
  artifact.file = (request.stem + ending).str();
  artifact.bytes = std::move(bytes);
  [[maybe_unused]] bool added = out.add(std::move(artifact));
  assert(added && "stems are unique");
}

} // namespace tntc

#endif // TNTC_LIB_BACKEND_WHOLEARTIFACT_H
