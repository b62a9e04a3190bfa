//===- IrBackend.cpp - the model itself, as JSON --------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "IrBackend.h"
#include "WholeArtifact.h"

#include "tntc/IR/Printer.h"

using namespace tntc;

void tntc::emitIr(const BackendRequest &request, DiagnosticEngine &,
                  ArtifactSet &out) {
  json::Value value = ir::print(request.workflow, request.sources);
  addWhole(request, ".ir.json", json::print(value) + "\n", out);
}
