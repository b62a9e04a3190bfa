//===- Value.h - what a YAML file says, with places -------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_IR_VALUE_H
#define TNTC_IR_VALUE_H

#include "tntc/Support/Source.h"

namespace tntc::ir {

struct Entry;

/// One value of YAML 1.2's core schema. Aliases are resolved: the same Value
/// may be reached along several ways, never through itself.
struct Value {
  enum class Kind : uint8_t {
    Null,
    Boolean,
    Integer,
    Float,
    String,
    Sequence,
    Mapping
  };

  Kind kind = Kind::Null;
  /// Of a scalar: written in quotes or as a block, so never retyped.
  bool quoted = false;
  /// Of a collection: written in flow style.
  bool flow = false;
  Span span; ///< of an alias's use: that of the anchored value
  /// The scalar after unfolding and unescaping (`1.10`, `yes`, `0x1F`).
  StringRef text;
  /// Integer: decimal digits with an optional `-`, of any length. Float: a
  /// JSON number, or `.inf`, `-.inf`, `.nan`. Boolean: `true` or `false`.
  StringRef canonical;
  ArrayRef<const Value *> items;
  ArrayRef<Entry> entries; ///< in source order, merge keys expanded

  bool isScalar() const { return kind < Kind::Sequence; }
  bool isNull() const { return kind == Kind::Null; }
  bool isString() const { return kind == Kind::String; }
  bool isSequence() const { return kind == Kind::Sequence; }
  bool isMapping() const { return kind == Kind::Mapping; }

  /// The value of the first entry whose key is the scalar \p key, or null.
  const Value *find(StringRef key) const;
};

/// A key may be any value; the readers above the YAML front end accept
/// scalars only.
struct Entry {
  const Value *key;
  const Value *value;
};

/// `a string`, `a mapping`, ... for messages.
StringRef describe(Value::Kind kind);

} // namespace tntc::ir

#endif // TNTC_IR_VALUE_H
