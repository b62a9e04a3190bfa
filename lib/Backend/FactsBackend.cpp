//===- FactsBackend.cpp - what node code uses, as JSON --------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "FactsBackend.h"
#include "WholeArtifact.h"

#include "tntc/IR/Printer.h"

using namespace tntc;

void tntc::emitFacts(const BackendRequest &request, DiagnosticEngine &,
                     ArtifactSet &out) {
  json::Value value = ir::printFacts(request.workflow, request.sources);
  addWhole(request, ".facts.json", json::print(value) + "\n", out);
}
