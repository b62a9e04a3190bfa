//===- Schema.h - the subset of JSON Schema that we speak -------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_PLUGIN_SCHEMA_H
#define TNTC_PLUGIN_SCHEMA_H

#include "tntc/Support/Json.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tntc {

/// Why a value does not fit.
struct SchemaFault {
  enum Kind : uint8_t {
    Form,          ///< of a wrong type, missing, too long, ...
    UnknownMember, ///< which the schema does not have
    UnknownWord,   ///< none of an enumeration
  };
  Kind kind = Form;
  std::string message; ///< names the place as a JSON pointer
  std::string at = {}; ///< that pointer
};

/// A schema ready for use: `type`, `const`, `enum`, `properties`, `required`,
/// `additionalProperties`, `items`, `pattern`, bounds of numbers, lengths and
/// lists, `$ref` within the document, and annotations, which say nothing.
/// Immutable: several threads may use one.
class Schema {
public:
  /// Null with \p why for a schema that says more than that: what is not
  /// understood cannot be checked. What refers to itself without going down
  /// in the value is none, nor are patterns that would take too much memory.
  static std::unique_ptr<Schema> compile(const json::Value &schema,
                                         std::string &why);
  ~Schema();

  /// Checks against the whole, or against `$defs/definition`.
  std::optional<SchemaFault> check(const json::Value &value,
                                   StringRef definition = "") const;
  /// All that is wrong with \p value, up to \p most faults, each of another
  /// part of it.
  std::vector<SchemaFault> checkAll(const json::Value &value,
                                    size_t most) const;

  struct Node;

private:
  Schema();
  friend class SchemaCompiler;
  std::vector<std::unique_ptr<Node>> nodes;
  std::map<std::string, const Node *, std::less<>> definitions;
  const Node *root = nullptr;
};

} // namespace tntc

#endif // TNTC_PLUGIN_SCHEMA_H
