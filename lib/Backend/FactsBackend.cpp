//===- FactsBackend.cpp - what node code uses, as JSON --------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "FactsBackend.h"

#include "tntc/IR/Printer.h"

using namespace tntc;

void tntc::emitFacts(const BackendRequest &request, DiagnosticEngine &,
                     ArtifactSet &out) {
  Artifact artifact;
  artifact.file = (request.stem + ".facts.json").str();
  artifact.bytes =
      json::print(ir::printFacts(request.workflow, request.sources)) + "\n";
  [[maybe_unused]] bool added = out.add(std::move(artifact));
  assert(added && "stems are unique");
}
