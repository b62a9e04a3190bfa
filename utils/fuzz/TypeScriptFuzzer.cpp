//===- TypeScriptFuzzer.cpp - any bytes as a node's file ------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// The first byte chooses the grammar, and whether the text is read twice. All
// that is asked: no crash, places within the text, the same facts and code
// twice.
//
//===----------------------------------------------------------------------===//

#include "../../test/Unit/Frontend/CodePrinter.h"

#include "tntc/Frontend/TypeScript.h"

#include <cstdlib>

using namespace tntc;

static void check(bool holds) {
  if (!holds)
    std::abort();
}

static void checkSpan(Span span, const SourceManager &sources) {
  if (!span.isValid())
    return;
  size_t size = sources.file(span.file).text().size();
  check(span.begin <= span.end && span.end <= size);
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  // Recovery from errors is quadratic; what is learnt from long inputs would
  // not be worth the time.
  if (size == 0 || size > 4096)
    return 0;
  // One that lives on would keep memory for later, and libFuzzer, which sees
  // more taken than given back, look for leaks after every run.
  TypeScriptReader reader;
  static constexpr StringRef paths[] = {"x.ts", "x.tsx", "x.json"};
  StringRef text(reinterpret_cast<const char *>(data) + 1, size - 1);
  SourceManager sources;
  ir::Context context;
  StringRef path = paths[data[0] % 3];
  FileId file = sources.add(path.str(), text.str());
  const ir::Module *module = reader.readModule(path, file, sources, context);
  // Printing visits all of it.
  std::string code;
  if (module->code)
    code = CodePrinter().print(*module->code);
  if (data[0] & 0x80) {
    const ir::Module *again = reader.readModule(path, file, sources, context);
    check(module->imports.size() == again->imports.size());
    check(module->exports.size() == again->exports.size());
    check(module->syntaxErrors.size() == again->syntaxErrors.size());
    check(bool(module->code) == bool(again->code));
    check(!again->code || CodePrinter().print(*again->code) == code);
  }
  for (const ir::Import &import : module->imports)
    checkSpan(import.span, sources);
  for (const ir::Export &found : module->exports) {
    checkSpan(found.span, sources);
    checkSpan(found.function, sources);
    check(found.form != ir::ExportForm::ReExport || found.from);
  }
  for (const ir::SyntaxError &error : module->syntaxErrors)
    checkSpan(error.span, sources);
  (void)ir::resolveExport(*module, "default");
  return 0;
}
