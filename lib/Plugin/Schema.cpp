//===- Schema.cpp - understands a schema, or refuses it -------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "PatternSize.h"

#include "SchemaNode.h"
#include "tntc/Support/Clip.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Regex.h"

#include <set>

using namespace tntc;

Schema::Schema() = default;
Schema::~Schema() = default;

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
