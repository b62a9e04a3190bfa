//===- Keys.cpp - equality of keys by their values ------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Keys.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/xxhash.h"

#include <algorithm>
#include <string>
#include <vector>

using namespace tntc;
using ir::Value;

/// A finite float without superfluous zeros, point and sign of its exponent:
/// 1.50e1, 15.0 and 0.15e+2 all become 15e0.
static std::string plainFloat(StringRef canonical) {
  if (canonical.contains('n')) // .inf, .nan
    return canonical.str();
  StringRef number = canonical;
  bool negative = number.consume_front("-");
  auto [mantissa, exponentText] =
      number.split(number.contains('e') ? 'e' : 'E');
  auto [whole, fraction] = mantissa.split('.');
  long long exponent = 0;
  if (!exponentText.empty() &&
      (exponentText.ltrim("+-0").size() > 15 ||
       exponentText.ltrim('+').getAsInteger(10, exponent)))
    return canonical.str();
  std::string digits = (whole + fraction).str();
  exponent -= static_cast<long long>(fraction.size());
  StringRef significant = StringRef(digits).ltrim('0');
  if (significant.empty())
    return "0e0";
  StringRef trimmed = significant.rtrim('0');
  exponent += static_cast<long long>(significant.size() - trimmed.size());
  return (Twine(negative ? "-" : "") + trimmed + "e" + Twine(exponent)).str();
}

/// The text that tells a scalar from others of its kind.
static StringRef identity(const Value &scalar, std::string &buffer) {
  switch (scalar.kind) {
  case Value::Kind::Null:
    return {};
  case Value::Kind::Boolean:
  case Value::Kind::Integer:
    return scalar.canonical;
  case Value::Kind::Float:
    buffer = plainFloat(scalar.canonical);
    return buffer;
  case Value::Kind::String:
  case Value::Kind::Sequence:
  case Value::Kind::Mapping:
    return scalar.text;
  }
  return {};
}

static yaml::Digest hash(Value::Kind kind, StringRef bytes) {
  llvm::XXH128_hash_t result =
      llvm::xxh3_128bits(llvm::arrayRefFromStringRef(bytes));
  return {result.low64, result.high64 + uint64_t(kind)};
}

yaml::Digest yaml::KeyDigests::compute(const Value &value) {
  // Entries are sorted: the order of a mapping is no part of its value.
  std::vector<std::pair<Digest, Digest>> parts;
  for (const Value *item : value.items)
    parts.push_back({of(*item), {}});
  for (const ir::Entry &entry : value.entries)
    parts.push_back({of(*entry.key), of(*entry.value)});
  if (value.isMapping())
    std::sort(parts.begin(), parts.end());
  return hash(value.kind,
              StringRef(reinterpret_cast<const char *>(parts.data()),
                        parts.size() * sizeof(parts[0])));
}

yaml::Digest yaml::KeyDigests::of(const Value &value) {
  std::string buffer;
  if (value.isScalar())
    return hash(value.kind, identity(value, buffer));
  if (auto known = collections.find(&value); known != collections.end())
    return known->second;
  Digest digest = compute(value);
  collections[&value] = digest;
  return digest;
}

static bool equalScalars(const Value &a, const Value &b) {
  if (a.kind != b.kind)
    return false;
  if (a.kind != Value::Kind::Float)
    return a.isString() ? a.text == b.text : a.canonical == b.canonical;
  std::string first, second;
  return identity(a, first) == identity(b, second);
}

const Value *yaml::KeySet::lookup(const Value &key) {
  if (!map.empty()) {
    auto found = map.find(digests.of(key));
    return found == map.end() ? nullptr : found->second;
  }
  for (const Value *other : list)
    if (key.isScalar()
            ? equalScalars(key, *other)
            : !other->isScalar() && digests.of(key) == digests.of(*other))
      return other;
  return nullptr;
}

bool yaml::KeySet::contains(const Value &key) { return lookup(key); }

const Value *yaml::KeySet::insert(const Value &key) {
  if (const Value *known = lookup(key))
    return known;
  if (!map.empty()) {
    map[digests.of(key)] = &key;
    return nullptr;
  }
  list.push_back(&key);
  if (list.size() > listLimit)
    for (const Value *other : list)
      map[digests.of(*other)] = other;
  return nullptr;
}
