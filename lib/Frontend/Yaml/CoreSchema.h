//===- CoreSchema.h - what a plain scalar means -----------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_FRONTEND_YAML_CORESCHEMA_H
#define TNTC_FRONTEND_YAML_CORESCHEMA_H

#include "tntc/IR/Context.h"
#include "tntc/IR/Value.h"

namespace tntc::yaml {

/// Octal and hexadecimal integers of more digits are refused: their decimal
/// form costs the square of their length.
constexpr size_t maxRadixDigits = 4096;

/// The kind that YAML 1.2's core schema (10.3.2) gives an untagged plain
/// scalar.
ir::Value::Kind resolvePlain(StringRef text);

/// Whether \p text is one of the forms that the core schema has for \p kind.
/// `!!float 1` is right: every integer in decimal is a form of a float too.
bool matches(ir::Value::Kind kind, StringRef text);

/// Whether canonicalize would go over maxRadixDigits.
bool isOverlongInteger(StringRef text);

/// Value::canonical of a scalar of \p kind written as \p text.
StringRef canonicalize(ir::Value::Kind kind, StringRef text,
                       ir::Context &context);

} // namespace tntc::yaml

#endif // TNTC_FRONTEND_YAML_CORESCHEMA_H
