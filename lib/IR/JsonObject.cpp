//===- JsonObject.cpp - strict reading of JSON, with places ---------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "JsonObject.h"

#include "llvm/ADT/STLExtras.h"

using namespace tntc;
using namespace tntc::ir;

/// Deeper than any IR whose YAML was within its limits.
static constexpr unsigned maxDepth = 256;

const json::Value *JsonObject::find(StringRef key) {
  auto found = object.find(key.str());
  if (found == object.end())
    return nullptr;
  seen.push_back(found.key());
  return &*found;
}

std::vector<StringRef> JsonObject::unseen() const {
  std::vector<StringRef> list;
  if (seen.size() != object.size())
    for (auto &[key, value] : object.items())
      if (!llvm::is_contained(seen, key))
        list.push_back(key);
  return list;
}

JsonFaults::Step::Step(JsonFaults &faults, StringRef key)
    : faults(faults), size(faults.pointer.size()) {
  faults.pointer += '/';
  for (char c : key) {
    if (c == '~' || c == '/')
      faults.pointer += c == '~' ? "~0" : "~1";
    else
      faults.pointer += c;
  }
}

std::optional<json::Value> JsonFaults::parse(StringRef text) {
  std::string why;
  std::optional<json::Value> value = json::parse(text, maxDepth, &why);
  if (value)
    return value;
  std::optional<size_t> at = json::findError(text);
  if (!count())
    return std::nullopt;
  auto offset = uint32_t(at ? *at : 0);
  diags.report(diag::IrNotJson, Span{ownFile, offset, offset},
               at ? "what stands here has no reading" : why);
  return std::nullopt;
}

Span JsonFaults::place(StringRef where) const {
  StringRef text = diags.sourceManager().file(ownFile).text();
  std::optional<std::pair<size_t, size_t>> found = json::locate(text, where);
  return found ? Span{ownFile, uint32_t(found->first), uint32_t(found->second)}
               : Span{ownFile, 0, 0};
}

static StringRef describe(const json::Value &value) {
  if (value.is_null())
    return "null";
  if (value.is_boolean())
    return "a boolean";
  if (value.is_number_integer())
    return "an integer";
  if (value.is_number())
    return "a number";
  if (value.is_string())
    return "a string";
  return value.is_array() ? "a list" : "an object";
}

void JsonFaults::missing(StringRef key) {
  report(diag::IrMissing, shown(), key);
}

void JsonFaults::unknownMember(StringRef key) {
  Step step(*this, key);
  report(diag::IrUnknownMember, shown());
}

void JsonFaults::wrongType(const json::Value &value, StringRef expected) {
  report(diag::IrType, shown(), describe(value), expected);
}

void JsonFaults::wrongValue(StringRef value, StringRef expected) {
  report(diag::IrValue, shown(), value, expected);
}
