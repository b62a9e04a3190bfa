//===- TypeScript.h - the door to node code ---------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_FRONTEND_TYPESCRIPT_H
#define TNTC_FRONTEND_TYPESCRIPT_H

#include "tntc/Diagnostics/DiagnosticEngine.h"
#include "tntc/IR/Context.h"
#include "tntc/IR/Workflow.h"
#include "tntc/Support/SourceTree.h"

#include <memory>
#include <vector>

namespace tntc {

/// Holds the grammars, to be used again for many workflows on one thread.
class TypeScriptReader {
public:
  /// A ConfigMap holds 900 KiB of code, so that no larger file can be shipped.
  static constexpr uint64_t maxModuleBytes = 1 << 20;

  TypeScriptReader();
  ~TypeScriptReader();

  /// Reads the files that the nodes name and, along relative imports, what
  /// they import (JSON too). Fills `modules` and each node's `module`; what
  /// could not be read is in the status of a module or import. Reports
  /// nothing: judging is for the passes. Returns what names an ignore but is
  /// no comment, in the order of the files.
  std::vector<Span> readModules(ir::Workflow &workflow, const SourceTree &tree,
                                SourceManager &sources, ir::Context &context);

  /// Facts of one file. \p path decides the dialect (`.ts`, `.tsx`, `.js`,
  /// `.mjs`). What names an ignore but is no comment goes to \p texts.
  ir::Module *readModule(StringRef path, FileId file,
                         const SourceManager &sources, ir::Context &context,
                         std::vector<Span> *texts = nullptr);

private:
  struct Grammars;
  std::unique_ptr<Grammars> grammars;
};

} // namespace tntc

#endif // TNTC_FRONTEND_TYPESCRIPT_H
