//===- SchemaChecker.cpp - holds a value against a schema -----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "SchemaNode.h"

#include "tntc/Support/Clip.h"

#include "llvm/ADT/STLExtras.h"

#include <cmath>

using namespace tntc;

static unsigned typeOf(const json::Value &value) {
  switch (value.type()) {
  case json::Value::value_t::null:
    return Null;
  case json::Value::value_t::boolean:
    return Boolean;
  case json::Value::value_t::number_integer:
  case json::Value::value_t::number_unsigned:
    return Integer;
  case json::Value::value_t::number_float:
    return Number;
  case json::Value::value_t::string:
    return String;
  case json::Value::value_t::array:
    return Array;
  case json::Value::value_t::object:
    return Object;
  case json::Value::value_t::binary:
  case json::Value::value_t::discarded:
    return 0;
  }
  return 0;
}

static std::string describeTypes(unsigned types) {
  if ((types & Number) && (types & Integer))
    types &= ~unsigned(Integer);
  std::string text;
  for (const auto &[name, bits] : typeNames)
    if (types & (bits == (Number | Integer) ? unsigned(Number) : bits))
      text += (text.empty() ? "" : " or ") + name.str();
  return text;
}

/// `"a" or "b"`, as many as fit in a line or two.
static std::string listWords(ArrayRef<json::Value> words) {
  constexpr size_t enough = 12;
  std::string text;
  for (const json::Value &word : words.take_front(enough))
    text += (text.empty() ? "" : " or ") + clip(json::print(word, 0));
  return words.size() > enough ? text + " or another" : text;
}

static std::string describeBounds(const Schema::Node &node) {
  auto write = [](double bound) {
    bool isWhole = bound == std::floor(bound) && std::fabs(bound) < 1e15;
    return isWhole ? std::to_string(int64_t(bound)) : json::print(bound, 0);
  };
  if (std::isinf(node.maximum))
    return write(node.minimum) + " at least";
  if (std::isinf(node.minimum))
    return write(node.maximum) + " at most";
  return write(node.minimum) + " to " + write(node.maximum);
}

namespace {
/// Follows a value and a schema down. What is wrong with a value is said once,
/// and nothing of what is in it.
class Checker {
public:
  explicit Checker(size_t most) : most(most) {}
  std::vector<SchemaFault> faults;
  std::string path;

  /// False when there was a fault.
  bool check(const json::Value &value, const Schema::Node &node);

private:
  bool fail(const Twine &message, SchemaFault::Kind kind = SchemaFault::Form) {
    std::string where = path.empty() ? "/" : clip(path);
    faults.push_back({kind, ("'" + where + "' " + message).str(), path});
    return false;
  }
  bool checkOwn(const json::Value &value, const Schema::Node &node);
  bool checkText(const std::string &text, const Schema::Node &node);
  bool checkMembers(const json::Value &value, const Schema::Node &node);
  bool below(StringRef key, const json::Value &value, const Schema::Node &node);

  bool isFull() const { return faults.size() >= most; }

  size_t most;
  unsigned depth = 0;
};
} // namespace

bool Checker::below(StringRef key, const json::Value &value,
                    const Schema::Node &node) {
  size_t size = path.size();
  path += "/" + key.str();
  bool good = check(value, node);
  path.resize(size);
  return good;
}

bool Checker::checkText(const std::string &text, const Schema::Node &node) {
  uint64_t length =
      llvm::count_if(text, [](char c) { return (c & 0xC0) != 0x80; });
  if (length < node.minLength)
    return fail(node.minLength == 1
                    ? Twine("is empty")
                    : "is shorter than " + Twine(node.minLength));
  if (length > node.maxLength)
    return fail("is longer than " + Twine(node.maxLength) + " characters");
  if (node.pattern && !node.pattern->match(text))
    return fail("is '" + clip(text) + "', which does not match '" +
                node.patternText + "'");
  return true;
}

bool Checker::checkMembers(const json::Value &value, const Schema::Node &node) {
  bool good = true;
  for (const std::string &name : node.required)
    if (!value.contains(name) && !isFull())
      good = fail("lacks '" + name + "'");
  for (auto &[name, member] : value.items()) {
    if (isFull())
      return good;
    auto property = node.properties.find(name);
    if (property != node.properties.end())
      good &= below(name, member, *property->second);
    else if (!node.allowsOthers)
      good = fail("has the member '" + clip(name) + "'",
                  SchemaFault::UnknownMember);
    else if (node.others)
      good &= below(name, member, *node.others);
  }
  return good;
}

bool Checker::check(const json::Value &value, const Schema::Node &node) {
  // A schema may lead back to itself, as deep as the value goes.
  constexpr unsigned maxDepth = 512;
  if (depth == maxDepth)
    return fail("is nested too deep");
  ++depth;
  bool good = (!node.reference || check(value, *node.reference)) &&
              checkOwn(value, node);
  --depth;
  return good;
}

bool Checker::checkOwn(const json::Value &value, const Schema::Node &node) {
  if (!(typeOf(value) & node.types))
    return fail("is not of type " + describeTypes(node.types));
  if (node.constant && value != *node.constant)
    return fail("is not " + json::print(*node.constant, 0));
  if (!node.words.empty() && !llvm::is_contained(node.words, value))
    return fail("is " + clip(json::print(value, 0)) + "; expected " +
                    listWords(node.words),
                SchemaFault::UnknownWord);
  if (value.is_string())
    return checkText(value.get_ref<const std::string &>(), node);
  if (value.is_number()) {
    double number = value.get<double>();
    if (number < node.minimum || number > node.maximum)
      return fail("is " + json::print(value, 0) + "; expected " +
                  describeBounds(node));
  }
  if (value.is_array()) {
    if (value.size() < node.minItems || value.size() > node.maxItems)
      return fail("has " + Twine(value.size()) + " elements");
    bool good = true;
    for (size_t i = 0; node.items && i < value.size() && !isFull(); ++i)
      good &= below(std::to_string(i), value[i], *node.items);
    return good;
  }
  if (value.is_object())
    return checkMembers(value, node);
  return true;
}

std::optional<SchemaFault> Schema::check(const json::Value &value,
                                         StringRef definition) const {
  const Node *node = root;
  if (!definition.empty()) {
    auto found = definitions.find(definition);
    assert(found != definitions.end() && "no such definition");
    node = found->second;
  }
  Checker checker(1);
  if (checker.check(value, *node))
    return std::nullopt;
  return std::move(checker.faults.front());
}

std::vector<SchemaFault> Schema::checkAll(const json::Value &value,
                                          size_t most) const {
  Checker checker(most);
  checker.check(value, *root);
  return std::move(checker.faults);
}
