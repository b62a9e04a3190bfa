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
  Static,   ///< `import x from "s"`, `import "s"`
  TypeOnly, ///< erased before it runs
  ReExport, ///< `export ... from "s"`
  Dynamic,  ///< `import("s")` with a literal
  Computed, ///< `import(expression)`; the specifier is empty
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

struct Module;

struct Import {
  StringRef specifier;
  Span span; ///< the literal with its quotes, or the expression
  ImportForm form = ImportForm::Static;
  ImportKind kind = ImportKind::Bare;
  /// Relative imports: where it leads, and what was found there.
  StringRef path;
  FileStatus status = FileStatus::Ok;
  const Module *module = nullptr; ///< of a relative import that was read
  /// Jsr, npm: `@scope/name`, the version asked for, the path inside.
  StringRef package, version, subpath;
};

/// What `default` of a module is, as far as its text tells.
enum class ExportForm : uint8_t {
  None,
  Function,   ///< declaration, expression or arrow
  CallResult, ///< the result of a call: only running it would tell
  Class,
  Value,    ///< certainly not a function
  ReExport, ///< `export { default } from "./x.ts"`; see `from`
  Unknown,  ///< cannot be followed
};

struct DefaultExport {
  ExportForm form = ExportForm::None;
  Span span;
  /// Function: parameters before a rest parameter; more than two is an error.
  unsigned parameters = 0;
  bool hasRest = false;
  bool isAsync = false;
  Span function; ///< where the function itself stands
  const Import *from = nullptr;
  StringRef fromName; ///< the name imported there
  Span second;        ///< a second default export, when there is one
};

/// Facts are a pure function of the bytes, except for what imports lead to.
struct Module {
  StringRef path; ///< relative to the workflow directory, normalised
  FileId file;    ///< invalid unless status is Ok
  FileStatus status = FileStatus::Ok;
  StringRef message; ///< of Unreadable
  bool isJson = false;
  ArrayRef<Import> imports;
  DefaultExport defaultExport;
  ArrayRef<Span> syntaxErrors;
};

} // namespace tntc::ir

#endif // TNTC_IR_MODULE_H
