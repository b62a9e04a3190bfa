//===- YamlFuzzer.cpp - no input may break the YAML reader ----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Frontend/Yaml.h"
#include "tntc/IR/Printer.h"

#include "llvm/ADT/STLExtras.h"

#include <cstdlib>

using namespace tntc;

static void require(bool condition) {
  if (!condition)
    std::abort();
}

/// Every place lies in the file, and what a collection holds lies in it
/// unless an alias or a merge brought it there.
static void checkPlaces(const ir::Value &value, StringRef text) {
  require(value.span.begin <= value.span.end && value.span.end <= text.size());
  for (const ir::Value *item : value.items)
    checkPlaces(*item, text);
  for (const ir::Entry &entry : value.entries) {
    checkPlaces(*entry.key, text);
    checkPlaces(*entry.value, text);
  }
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  SourceManager sources;
  FileId file = sources.add(
      "fuzz.yaml", std::string(reinterpret_cast<const char *>(data), size));
  ir::Context context;
  DiagnosticEngine diags(sources, {});
  YamlLimits limits;
  limits.expandedValues = 1 << 14;
  const ir::Value *root = readYaml(file, context, diags, limits);
  // Either a value or an error, never both, never neither.
  require((root == nullptr) == diags.hasErrors());
  for (const Diagnostic &diagnostic : diags.finish())
    require(diagnostic.span.end <= size && !diagnostic.message.empty());
  if (!root)
    return 0;
  checkPlaces(*root, sources.file(file).text());
  std::string json;
  llvm::raw_string_ostream out(json);
  Span bad;
  StringRef why;
  if (!ir::printDocument(*root, out, bad, why))
    return 0;
  // What was read is JSON, and JSON is YAML: reading it again has to give
  // the same value, in the same words. Only what YAML wants escaped and JSON
  // does not, such as U+2028 or a delete, can be refused.
  FileId again = sources.add("again.yaml", out.str());
  DiagnosticEngine none(sources, {});
  const ir::Value *copy = readYaml(again, context, none);
  if (!copy) {
    require(llvm::any_of(
        json, [](char c) { return static_cast<unsigned char>(c) >= 0x7F; }));
    return 0;
  }
  std::string second;
  llvm::raw_string_ostream secondOut(second);
  require(ir::printDocument(*copy, secondOut, bad, why));
  require(secondOut.str() == out.str());
  return 0;
}
