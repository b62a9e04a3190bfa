//===- IrBackend.cpp - the model itself, as JSON --------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "IrBackend.h"

#include "tntc/IR/Printer.h"

using namespace tntc;

void tntc::emitIr(const BackendRequest &request, DiagnosticEngine &,
                  ArtifactSet &out) {
  Artifact artifact;
  artifact.file = (request.stem + ".ir.json").str();
  artifact.bytes =
      json::print(ir::print(request.workflow, request.sources)) + "\n";
  [[maybe_unused]] bool added = out.add(std::move(artifact));
  assert(added && "stems are unique");
}
