//===- IrFuzzer.cpp - any bytes as an IR ----------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// What is read is printed, and that is read again and printed to the same
// bytes; what is not read was reported.
//
//===----------------------------------------------------------------------===//

#include "tntc/IR/Printer.h"
#include "tntc/IR/Reader.h"

#include <cstdlib>

using namespace tntc;

/// Empty when \p text is no IR.
static std::string readAndPrint(std::string text) {
  SourceManager sources;
  ir::Context arena;
  DiagnosticEngine diags(sources, {});
  FileId file = sources.add("fuzz.ir.json", std::move(text));
  const ir::Workflow *workflow = ir::readIr(file, sources, arena, diags);
  if (!workflow != diags.hasErrors())
    std::abort();
  (void)diags.finish();
  return workflow ? json::print(ir::print(*workflow, sources)) : "";
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  std::string first =
      readAndPrint(std::string(reinterpret_cast<const char *>(data), size));
  if (!first.empty() && readAndPrint(first) != first)
    std::abort();
  return 0;
}
