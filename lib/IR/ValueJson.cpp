//===- ValueJson.cpp - YAML values as JSON --------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/IR/Printer.h"

#include "llvm/ADT/StringSet.h"
#include "llvm/Support/ErrorHandling.h"

#include <cmath>

using namespace tntc;
using namespace tntc::ir;

/// Infinities and NaN.
static bool hasNoWord(const Value &value) {
  return value.kind == Value::Kind::Float &&
         (value.canonical.ends_with("inf") || value.canonical.ends_with("nan"));
}

/// The member name that a key becomes; nothing unless it is a scalar.
static std::optional<StringRef> memberName(const Value &key) {
  if (!key.isScalar())
    return std::nullopt;
  return key.canonical.empty() ? key.text : key.canonical;
}

static bool printValue(const Value &value, raw_ostream &out, unsigned depth,
                       Span &bad, StringRef &why) {
  auto newLine = [&](unsigned to) { (out << '\n').indent(2 * to); };
  switch (value.kind) {
  case Value::Kind::Null:
    out << "null";
    return true;
  case Value::Kind::Boolean:
  case Value::Kind::Integer:
  case Value::Kind::Float:
    if (hasNoWord(value)) {
      bad = value.span;
      why = "JSON has no infinities and no NaN";
      return false;
    }
    out << value.canonical;
    return true;
  case Value::Kind::String:
    json::printString(out, value.text);
    return true;
  case Value::Kind::Sequence:
    out << '[';
    // An alias makes the same item stand in several places.
    for (size_t i = 0; i < value.items.size(); ++i) {
      if (i)
        out << ',';
      newLine(depth + 1);
      if (!printValue(*value.items[i], out, depth + 1, bad, why))
        return false;
    }
    if (!value.items.empty())
      newLine(depth);
    out << ']';
    return true;
  case Value::Kind::Mapping: {
    // The keys 1 and "1" differ in YAML, but not as names of members.
    llvm::StringSet<> names;
    out << '{';
    for (const Entry &entry : value.entries) {
      std::optional<StringRef> name = memberName(*entry.key);
      if (!name) {
        bad = entry.key->span;
        why = "a key in JSON must be a string";
        return false;
      }
      if (!names.insert(*name).second) {
        bad = entry.key->span;
        why = "a key in JSON must not occur twice";
        return false;
      }
      if (&entry != value.entries.begin())
        out << ',';
      newLine(depth + 1);
      json::printString(out, *name);
      out << ": ";
      if (!printValue(*entry.value, out, depth + 1, bad, why))
        return false;
    }
    if (!value.entries.empty())
      newLine(depth);
    out << '}';
    return true;
  }
  }
  llvm_unreachable("covered switch");
}

bool ir::printDocument(const Value &value, raw_ostream &out, Span &bad,
                       StringRef &why) {
  return printValue(value, out, 0, bad, why);
}

static json::Value numberToJson(const Value &value) {
  int64_t number;
  if (value.kind == Value::Kind::Integer) {
    if (!value.canonical.getAsInteger(10, number))
      return number;
    return json::string(value.canonical);
  }
  double real;
  if (hasNoWord(value) || value.canonical.getAsDouble(real) ||
      !std::isfinite(real))
    return json::string(value.text);
  return real;
}

json::Value ir::toJson(const Value &value) {
  switch (value.kind) {
  case Value::Kind::Null:
    return nullptr;
  case Value::Kind::Boolean:
    return value.canonical == "true";
  case Value::Kind::Integer:
  case Value::Kind::Float:
    return numberToJson(value);
  case Value::Kind::String:
    return json::string(value.text);
  case Value::Kind::Sequence: {
    json::Value list = json::array();
    for (const Value *item : value.items)
      list.push_back(toJson(*item));
    return list;
  }
  case Value::Kind::Mapping: {
    json::Value object = json::object();
    // Adding by name would look through all members each time.
    auto &members = *object.get_ptr<json::Value::object_t *>();
    llvm::StringSet<> names;
    for (const Entry &entry : value.entries)
      if (std::optional<StringRef> name = memberName(*entry.key);
          name && names.insert(*name).second)
        members.Container::emplace_back(name->str(), toJson(*entry.value));
    return object;
  }
  }
  llvm_unreachable("covered switch");
}
