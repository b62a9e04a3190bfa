//===- Toml.h - a TOML file as spanned values -------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_FRONTEND_CONFIGURATION_TOML_H
#define TNTC_LIB_FRONTEND_CONFIGURATION_TOML_H

#include "tntc/Diagnostics/DiagnosticEngine.h"

#include <optional>
#include <vector>

namespace tntc::configuration {

struct TomlEntry;

/// What a file says, so that toml++ is known to one file of ours only.
struct TomlValue {
  enum class Kind : uint8_t {
    Table,
    List,
    String,
    Integer,
    Number,
    Boolean,
    DateOrTime
  };

  Kind kind = Kind::Table;
  Span span;
  std::string text;    ///< of a string
  int64_t integer = 0; ///< of an integer
  bool flag = false;   ///< of a boolean
  std::vector<TomlValue> items;
  std::vector<TomlEntry> entries; ///< sorted by key

  bool isTable() const { return kind == Kind::Table; }
  const TomlValue *find(StringRef key) const;
};

struct TomlEntry {
  std::string key;
  Span span; ///< of the key
  TomlValue value;
};

/// `a table`, `a list`, ... for messages.
StringRef describe(TomlValue::Kind kind);

/// Nothing when the file is not TOML or more than configuration can be; that
/// was reported.
std::optional<TomlValue> readToml(FileId file, DiagnosticEngine &diags);

} // namespace tntc::configuration

#endif // TNTC_LIB_FRONTEND_CONFIGURATION_TOML_H
