//===- Diagnostic.h - what is said about an input ---------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_DIAGNOSTICS_DIAGNOSTIC_H
#define TNTC_DIAGNOSTICS_DIAGNOSTIC_H

#include "tntc/Support/Source.h"

#include "llvm/ADT/SmallVector.h"

#include <string>

namespace tntc {

enum class Severity : uint8_t { Error, Warning, Remark, Off };

StringRef severityName(Severity severity);

namespace diag {

enum class Id : uint16_t {
#define DIAG(NAME, CODE, SEVERITY, GROUP, TEXT) NAME,
#include "tntc/Diagnostics/Diagnostics.def"
};
using enum Id;

/// One row of Diagnostics.def.
struct Info {
  Id id;
  uint16_t code;
  Severity severity;
  StringRef group; ///< what `-W<group>` selects
  StringRef text;  ///< `{0}`, `{1}`, ... are arguments

  /// `TNT3001`.
  std::string codeName() const;
};

const Info &info(Id id);
/// All rows, by code.
ArrayRef<Info> all();
/// Nothing when \p codeName is not of the form `TNTnnnn` or not in the table.
const Info *find(StringRef codeName);
/// The page of docs/diagnostics as it is written, which `--explain` prints.
StringRef explain(Id id);

} // namespace diag

/// Replaces the bytes under `span`, or inserts before an empty one.
struct Edit {
  Span span;
  std::string text;
};

/// Edits that, applied together, resolve a diagnostic.
struct Fix {
  std::string title;
  /// Only these are applied by `--fix`: the repair is the one meant for sure.
  bool machineApplicable = false;
  llvm::SmallVector<Edit, 1> edits;
};

struct Note {
  Span span;
  std::string message;
};

struct Diagnostic {
  diag::Id id;
  Severity severity;
  Span span;
  std::string message;
  llvm::SmallVector<Note, 2> notes;
  llvm::SmallVector<Fix, 1> fixes; ///< alternatives
  /// The file it is about when no place in it is: one that cannot be opened.
  std::string path;
  /// Of a plugin's diagnostic: the plugin's own code, `PG0001`.
  std::string foreignCode;

  /// What people see and look up.
  std::string codeName() const {
    return foreignCode.empty() ? diag::info(id).codeName() : foreignCode;
  }
};

} // namespace tntc

#endif // TNTC_DIAGNOSTICS_DIAGNOSTIC_H
