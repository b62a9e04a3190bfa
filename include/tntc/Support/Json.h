//===- Json.h - ordered JSON without exceptions -----------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_SUPPORT_JSON_H
#define TNTC_SUPPORT_JSON_H

#include "tntc/Support/LLVM.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace tntc::json {

/// Keeps the order in which members were added. Built without exceptions: an
/// access of the wrong type aborts, so look at the type first.
using Value = nlohmann::ordered_json;

/// With room for a few members: those of a full one are copied, not moved,
/// as their keys are constant.
inline Value object() {
  Value value = Value::object();
  value.get_ref<Value::object_t &>().reserve(8);
  return value;
}
inline Value array() { return Value::array(); }

/// A string that is not UTF-8 is kept, with each bad byte replaced by U+FFFD
/// when it is printed.
inline Value string(StringRef text) { return Value(text.str()); }

/// Returns nothing unless \p text is one JSON value of at most \p maxDepth
/// nested containers, whose objects name no key twice; \p why then says what
/// it is instead.
std::optional<Value> parse(StringRef text, unsigned maxDepth = 256,
                           std::string *why = nullptr);

/// The offset at which \p text stops being what `JSON.parse` of JavaScript
/// reads, which takes a key given twice and any depth.
std::optional<size_t> findError(StringRef text);

/// Where the value at \p pointer (RFC 6901) begins and ends in \p text, which
/// is JSON. Nothing when the pointer leads nowhere.
std::optional<std::pair<size_t, size_t>> locate(StringRef text,
                                                StringRef pointer);

/// \p indent 0 prints on one line without blanks. What a terminal may act on
/// is written as `\uXXXX`: the same value, harmless to look at.
std::string print(const Value &value, unsigned indent = 2);

/// Appends \p text to \p out as a JSON string with its quotes.
void printString(raw_ostream &out, StringRef text);

} // namespace tntc::json

#endif // TNTC_SUPPORT_JSON_H
