//===- Schema.cpp - checks values against schemas -------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Plugin/Schema.h"

#include "PatternSize.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Regex.h"

#include <limits>
#include <set>

using namespace tntc;

namespace {
enum TypeBits : unsigned {
  Null = 1,
  Boolean = 2,
  Integer = 4,
  Number = 8,
  String = 16,
  Array = 32,
  Object = 64,
};
} // namespace

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

Schema::Schema() = default;
Schema::~Schema() = default;

/// Enough of \p text to know it by, on one line.
static std::string clip(StringRef text) {
  constexpr size_t enough = 60;
  std::string result = text.take_front(enough).str();
  return text.size() > enough ? result + "..." : result;
}

/// Of all patterns of a schema together.
static constexpr uint64_t maxPatternSize = 50000;

namespace tntc {
class SchemaCompiler {
public:
  SchemaCompiler(const json::Value &document, Schema &schema, std::string &why)
      : document(document), schema(schema), why(why) {}
  bool run();

private:
  const Schema::Node *compile(const json::Value &value);
  bool member(Schema::Node &node, StringRef key, const json::Value &value);
  bool readTypes(Schema::Node &node, const json::Value &value);
  bool readNumber(double &slot, const json::Value &value);
  bool readCount(uint64_t &slot, const json::Value &value);
  bool readPattern(Schema::Node &node, const json::Value &value);
  bool endsEverywhere();
  bool fail(const Twine &message) {
    if (why.empty())
      why = message.str();
    return false;
  }

  const json::Value &document;
  Schema &schema;
  std::string &why;
  unsigned depth = 0;
  uint64_t allPatterns = 0;
};
} // namespace tntc

static constexpr std::pair<StringRef, unsigned> typeNames[] = {
    {"null", Null},
    {"boolean", Boolean},
    {"integer", Integer},
    {"string", String},
    {"array", Array},
    {"object", Object},
    {"number", Number | Integer},
};

bool SchemaCompiler::readTypes(Schema::Node &node, const json::Value &value) {
  std::vector<std::string> names;
  if (value.is_string())
    names.push_back(value.get<std::string>());
  else if (value.is_array())
    for (const json::Value &item : value)
      names.push_back(item.is_string() ? item.get<std::string>() : "");
  node.types = 0;
  for (const std::string &name : names) {
    auto row = llvm::find_if(typeNames,
                             [&](const auto &t) { return t.first == name; });
    if (row == std::end(typeNames))
      return fail("'" + name + "' is no type");
    node.types |= row->second;
  }
  return node.types != 0 || fail("'type' names none");
}

bool SchemaCompiler::readNumber(double &slot, const json::Value &value) {
  if (!value.is_number())
    return fail("a bound is a number");
  slot = value.get<double>();
  return true;
}

bool SchemaCompiler::readCount(uint64_t &slot, const json::Value &value) {
  if (!value.is_number_unsigned())
    return fail("a length is an integer above 0");
  slot = value.get<uint64_t>();
  return true;
}

bool SchemaCompiler::readPattern(Schema::Node &node, const json::Value &value) {
  if (!value.is_string())
    return fail("'pattern' is a string");
  node.patternText = value.get<std::string>();
  // Only what POSIX and ECMAScript read alike.
  if (StringRef(node.patternText).contains('\\'))
    return fail("pattern '" + clip(node.patternText) + "' is not understood");
  allPatterns += patternSize(node.patternText, maxPatternSize);
  if (allPatterns >= maxPatternSize)
    return fail("its patterns are too large, with their repetitions "
                "multiplied");
  node.pattern.emplace(node.patternText);
  std::string error;
  return node.pattern->isValid(error) ||
         fail("pattern '" + clip(node.patternText) + "' is not understood");
}

/// One keyword of a schema.
bool SchemaCompiler::member(Schema::Node &node, StringRef key,
                            const json::Value &value) {
  if (key == "title" || key == "description" || key == "default" ||
      key == "examples" || key == "$schema" || key == "$id" || key == "$defs" ||
      key == "$comment")
    return true;
  // Only the published document has it, at its top, for other readers.
  if (key == "oneOf" && depth == 1)
    return true;
  if (key == "type")
    return readTypes(node, value);
  if (key == "const") {
    node.constant = value;
    return true;
  }
  if (key == "enum") {
    if (!value.is_array() || value.empty())
      return fail("'enum' is a list");
    node.words.assign(value.begin(), value.end());
    return true;
  }
  if (key == "properties") {
    if (!value.is_object())
      return fail("'properties' is an object");
    for (auto &[name, property] : value.items()) {
      const Schema::Node *compiled = compile(property);
      if (!compiled)
        return false;
      node.properties[name] = compiled;
    }
    return true;
  }
  if (key == "required") {
    if (!value.is_array())
      return fail("'required' is a list");
    for (const json::Value &name : value) {
      if (!name.is_string())
        return fail("'required' is a list of strings");
      node.required.push_back(name.get<std::string>());
    }
    return true;
  }
  if (key == "additionalProperties") {
    if (value.is_boolean()) {
      node.allowsOthers = value.get<bool>();
      return true;
    }
    return (node.others = compile(value));
  }
  if (key == "items")
    return (node.items = compile(value));
  if (key == "pattern")
    return readPattern(node, value);
  if (key == "minLength")
    return readCount(node.minLength, value);
  if (key == "maxLength")
    return readCount(node.maxLength, value);
  if (key == "minItems")
    return readCount(node.minItems, value);
  if (key == "maxItems")
    return readCount(node.maxItems, value);
  if (key == "minimum")
    return readNumber(node.minimum, value);
  if (key == "maximum")
    return readNumber(node.maximum, value);
  if (key == "$ref") {
    StringRef name = value.is_string()
                         ? StringRef(value.get_ref<const std::string &>())
                         : StringRef();
    if (!name.consume_front("#/$defs/"))
      return fail("'$ref' leads out of the document");
    auto found = schema.definitions.find(name);
    if (found == schema.definitions.end())
      return fail("there is no '$defs/" + name + "'");
    node.reference = found->second;
    return true;
  }
  return fail("'" + key + "' is not understood");
}

const Schema::Node *SchemaCompiler::compile(const json::Value &value) {
  constexpr unsigned maxDepth = 32;
  if (!value.is_object() || depth == maxDepth) {
    fail("a schema is an object");
    return nullptr;
  }
  ++depth;
  Schema::Node *node =
      schema.nodes.emplace_back(std::make_unique<Schema::Node>()).get();
  for (auto &[key, part] : value.items())
    if (!member(*node, key, part))
      return nullptr;
  --depth;
  return node;
}

bool SchemaCompiler::run() {
  // Definitions may refer to one another: first the nodes, then what is in
  // them.
  if (document.is_object() && document.contains("$defs")) {
    const json::Value &definitions = document["$defs"];
    if (!definitions.is_object())
      return fail("'$defs' is an object");
    for (auto &[name, value] : definitions.items())
      schema.definitions[name] =
          schema.nodes.emplace_back(std::make_unique<Schema::Node>()).get();
    for (auto &[name, value] : definitions.items()) {
      auto *slot = const_cast<Schema::Node *>(schema.definitions[name]);
      if (!(slot->reference = compile(value)))
        return false;
    }
  }
  return (schema.root = compile(document)) && endsEverywhere();
}

/// References are followed without going down in the value.
bool SchemaCompiler::endsEverywhere() {
  constexpr unsigned mostSteps = 64;
  for (const std::unique_ptr<Schema::Node> &node : schema.nodes) {
    unsigned steps = 0;
    for (const Schema::Node *at = node->reference; at; at = at->reference)
      if (++steps > mostSteps)
        return fail("'$ref' leads back to itself, or too far");
  }
  return true;
}

std::unique_ptr<Schema> Schema::compile(const json::Value &schema,
                                        std::string &why) {
  std::unique_ptr<Schema> made(new Schema());
  why.clear();
  if (!SchemaCompiler(schema, *made, why).run())
    return nullptr;
  return made;
}

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

namespace {
/// Follows a value and a schema down, and stops at the first fault.
class Checker {
public:
  std::optional<SchemaFault> fault;
  std::string path;

  bool check(const json::Value &value, const Schema::Node &node);

private:
  bool fail(const Twine &message, SchemaFault::Kind kind = SchemaFault::Form) {
    fault = SchemaFault{
        kind, ("'" + (path.empty() ? StringRef("/") : StringRef(clip(path))) +
               "' " + message)
                  .str()};
    return false;
  }
  bool checkOwn(const json::Value &value, const Schema::Node &node);
  bool checkText(const std::string &text, const Schema::Node &node);
  bool checkMembers(const json::Value &value, const Schema::Node &node);
  bool below(StringRef key, const json::Value &value, const Schema::Node &node);

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
  for (const std::string &name : node.required)
    if (!value.contains(name))
      return fail("lacks '" + name + "'");
  for (auto &[name, member] : value.items()) {
    auto property = node.properties.find(name);
    if (property != node.properties.end()) {
      if (!below(name, member, *property->second))
        return false;
    } else if (!node.allowsOthers) {
      return fail("has the member '" + clip(name) + "'",
                  SchemaFault::UnknownMember);
    } else if (node.others && !below(name, member, *node.others)) {
      return false;
    }
  }
  return true;
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
    return fail("is " + clip(json::print(value, 0)), SchemaFault::UnknownWord);
  if (value.is_string())
    return checkText(value.get_ref<const std::string &>(), node);
  if (value.is_number()) {
    double number = value.get<double>();
    if (number < node.minimum || number > node.maximum)
      return fail("is out of range");
  }
  if (value.is_array()) {
    if (value.size() < node.minItems || value.size() > node.maxItems)
      return fail("has " + Twine(value.size()) + " elements");
    for (size_t i = 0; node.items && i < value.size(); ++i)
      if (!below(std::to_string(i), value[i], *node.items))
        return false;
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
  Checker checker;
  checker.check(value, *node);
  return std::move(checker.fault);
}
