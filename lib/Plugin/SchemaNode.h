//===- SchemaNode.h - a schema as it is checked with ------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_PLUGIN_SCHEMANODE_H
#define TNTC_LIB_PLUGIN_SCHEMANODE_H

#include "tntc/Plugin/Schema.h"

#include "llvm/Support/Regex.h"

#include <limits>
#include <optional>

namespace tntc {

/// Of `type`.
enum TypeBits : unsigned {
  Null = 1,
  Boolean = 2,
  Integer = 4,
  Number = 8,
  String = 16,
  Array = 32,
  Object = 64,
};

inline constexpr std::pair<StringRef, unsigned> typeNames[] = {
    {"null", Null},
    {"boolean", Boolean},
    {"integer", Integer},
    {"string", String},
    {"array", Array},
    {"object", Object},
    {"number", Number | Integer},
};

struct Schema::Node {
  unsigned types = ~0u;
  const Node *reference = nullptr;
  std::optional<json::Value> constant;
  std::vector<json::Value> words; ///< of `enum`
  std::map<std::string, const Node *, std::less<>> properties;
  std::vector<std::string> required;
  const Node *others = nullptr; ///< of members without a property
  bool allowsOthers = true;
  const Node *items = nullptr;
  std::optional<llvm::Regex> pattern;
  std::string patternText;
  uint64_t minLength = 0, maxLength = ~0ull, minItems = 0, maxItems = ~0ull;
  double minimum = -std::numeric_limits<double>::infinity();
  double maximum = std::numeric_limits<double>::infinity();
};

} // namespace tntc

#endif // TNTC_LIB_PLUGIN_SCHEMANODE_H
