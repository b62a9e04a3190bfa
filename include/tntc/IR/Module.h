//===- Module.h - what a TypeScript file was seen to do ---------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_IR_MODULE_H
#define TNTC_IR_MODULE_H

#include "tntc/IR/Located.h"

namespace tntc::ir {

/// What became of a file that a node or an import names.
enum class FileStatus : uint8_t {
  Ok,
  Missing,
  Outside,    ///< leaves the workflow directory, by name or by link
  Hidden,     ///< a component begins with a dot, or is a secrets file
  NotRegular, ///< a directory, device, socket
  BadExtension,
  TooLarge,
  Unreadable,
};

enum class ImportForm : uint8_t {
  /// `import x from "s"`, `import "s"`; also when each name is marked `type`:
  /// Deno resolves and loads the module all the same.
  Static,
  TypeOnly, ///< `import type`, `export type`, `typeof import("s")`: erased
  ReExport, ///< `export ... from "s"`
  Dynamic,  ///< `import("s")` with a literal
  Computed, ///< `import(expression)`; the specifier is empty
  Require,  ///< `import x = require("s")`, which no ES module can run
};

enum class ImportKind : uint8_t {
  Relative,   ///< `./x.ts`, `../x.json`
  Tentacular, ///< the engine's types
  Jsr,
  Npm,
  Node,  ///< `node:fs`
  Https, ///< and `http:`
  Data,  ///< `data:`, `blob:`
  File,  ///< `file:` and absolute paths
  Bare,  ///< anything else
};

struct Code;
struct Module;

struct Import {
  StringRef specifier; ///< unescaped
  Span span;           ///< the literal with its quotes, or the expression
  ImportForm form = ImportForm::Static;
  ImportKind kind = ImportKind::Bare;
  /// `export * from`, which hands on every name but `default`.
  bool isStar = false;
  /// The `type` that `with { ... }` asks for, `json` for instance.
  StringRef attribute;
  /// Relative imports: where it leads, and what was found there. The path is
  /// empty when it leaves the workflow directory by its text.
  StringRef path;
  FileStatus status = FileStatus::Ok;
  StringRef message;              ///< of Unreadable
  StringRef nearest;              ///< of Missing: a path that may be meant
  const Module *module = nullptr; ///< of a relative import that was read
  /// Jsr, npm: `@scope/name`, the version asked for, the path inside without
  /// its first slash. An empty package: the specifier is malformed.
  StringRef package, version, subpath;

  /// Type-only imports are never looked at when a workflow runs.
  bool isErased() const { return form == ImportForm::TypeOnly; }
};

/// What an exported name is, as far as the text of its module tells.
enum class ExportForm : uint8_t {
  None,
  Function,   ///< declaration, expression or arrow
  CallResult, ///< the result of a call: only running it would tell
  Class,
  Value,    ///< certainly not a function
  ReExport, ///< of what another module exports; see `from`
  Unknown,  ///< cannot be followed
};

struct Export {
  StringRef name;
  ExportForm form = ExportForm::None;
  Span span; ///< the name or the keyword `default`
  /// Function: parameters before a rest parameter, `this` not counted.
  unsigned parameters = 0;
  bool hasRest = false;
  bool isAsync = false;
  bool isGenerator = false;
  Span function; ///< where the function itself stands, up to its body
  const Import *from = nullptr;
  StringRef fromName; ///< the name over there
};

/// A place that the grammar has no reading for.
struct SyntaxError {
  Span span;
  StringRef message; ///< `expected '}'`
};

/// Facts are a pure function of the bytes, except for what imports lead to.
struct Module {
  StringRef path; ///< relative to the workflow directory, normalised
  FileId file;    ///< invalid unless status is Ok
  FileStatus status = FileStatus::Ok;
  StringRef message; ///< of Unreadable
  StringRef nearest; ///< of Missing: a path that may be meant
  bool isJson = false;
  ArrayRef<Import> imports; ///< in source order
  ArrayRef<Export> exports; ///< of values, in source order
  /// `export = x`, which no ES module can run.
  Span exportAssignment;
  /// At most a few, in source order; facts of a file with errors are partial.
  ArrayRef<SyntaxError> syntaxErrors;
  const Code *code = nullptr; ///< of a file that was read

  const Export *findExport(StringRef name) const;
};

/// An export with the module that holds it.
struct ResolvedExport {
  const Module *module = nullptr;
  const Export *what = nullptr;
  StringRef name; ///< that `module` was asked for
};

/// Follows re-exports from \p name of \p module until something else than a
/// re-export is found. Without `what`: the chain ends in `module`, which was
/// read and has no such export. An Unknown or ReExport `what` cannot be
/// followed further: it leads out of the workflow, into a file that was not
/// read, or round in a circle.
ResolvedExport resolveExport(const Module &module, StringRef name);

} // namespace tntc::ir

#endif // TNTC_IR_MODULE_H
