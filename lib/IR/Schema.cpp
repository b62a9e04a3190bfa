//===- Schema.cpp - the JSON Schema of --emit=ir --------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Form.h"

#include <limits>

using namespace tntc;
using namespace tntc::ir;

static json::Value ofType(const char *type) {
  json::Value value = json::object();
  value["type"] = type;
  return value;
}

namespace {

/// The IO of Form.h that writes down what the others take.
class SchemaWriter {
public:
  explicit SchemaWriter(json::Value &definitions) : definitions(definitions) {
    made["type"] = "object";
    made["properties"] = json::object();
    made["required"] = json::array();
    made["additionalProperties"] = false;
  }

  /// Of what the schema calls T, which it defines unless it has done so.
  template <typename T>
  static json::Value reference(json::Value &definitions) {
    SchemaWriter writer(definitions);
    T node{};
    form(writer, node);
    if (!definitions.contains(writer.ownName))
      definitions[writer.ownName] = std::move(writer.made);
    json::Value value = json::object();
    value["$ref"] = "#/$defs/" + writer.ownName;
    return value;
  }
  template <typename T>
  static json::Value whole(json::Value &definitions) {
    SchemaWriter writer(definitions);
    T node{};
    form(writer, node);
    return std::move(writer.made);
  }

  void name(const char *name) { ownName = name; }
  void version(const char *key, unsigned number) {
    json::Value value = json::object();
    value["const"] = number;
    always(key, std::move(value));
  }
  void text(const char *key, StringRef) { always(key, ofType("string")); }
  void textIfAny(const char *key, StringRef) {
    json::Value value = ofType("string");
    value["minLength"] = 1;
    put(key, std::move(value));
  }
  template <typename T>
  void number(const char *key, T) {
    json::Value value = ofType("integer");
    value["minimum"] = std::numeric_limits<T>::min();
    value["maximum"] = std::numeric_limits<T>::max();
    always(key, std::move(value));
  }
  void boolean(const char *key, bool) { always(key, ofType("boolean")); }
  void flag(const char *key, bool) {
    json::Value value = json::object();
    value["const"] = true;
    put(key, std::move(value));
  }
  template <typename T>
  void word(const char *key, T) {
    always(key, oneOf<T>());
  }
  template <typename T>
  void wordUnless(const char *key, T, T) {
    put(key, oneOf<T>());
  }
  void range(const char *key, const Cidr &) { always(key, ofType("string")); }
  void place(const char *key, Span) {
    json::Value value = json::object();
    value["anyOf"].push_back(reference<Place>(definitions));
    value["anyOf"].push_back(ofType("null"));
    always(key, std::move(value));
  }
  void placeIfAny(const char *key, Span) {
    put(key, reference<Place>(definitions));
  }
  void file(const char *key, FileId) { always(key, ofType("string")); }
  void fileIfAny(const char *key, FileId) { put(key, ofType("string")); }
  template <typename T>
  void node(const char *key, const T &) {
    always(key, reference<T>(definitions));
  }
  template <typename T>
  void scalar(const char *key, const Located<T> &) {
    put(key, reference<Located<T>>(definitions));
  }
  template <typename T>
  void optional(const char *key, const std::optional<T> &) {
    put(key, reference<T>(definitions));
  }
  template <typename T>
  void pointer(const char *key, const T *) {
    put(key, reference<T>(definitions));
  }
  template <typename T>
  void list(const char *key, ArrayRef<T>) {
    always(key, listOf<T>());
  }
  template <typename T>
  void listIfAny(const char *key, ArrayRef<T>) {
    json::Value value = listOf<T>();
    value["minItems"] = 1;
    put(key, std::move(value));
  }
  template <typename Function>
  void when(bool, Function members) {
    bool outer = std::exchange(isConditional, true);
    members();
    isConditional = outer;
  }
  void labels(const char *key, bool, ArrayRef<Peer::Label>) {
    put(key, texts());
  }
  void labels(const char *key, ArrayRef<std::pair<StringRef, StringRef>>) {
    always(key, texts());
  }
  void json(const char *key, const Value *, Span) { put(key, json::object()); }
  void extensions(ArrayRef<Entry>, Span) {
    put("extensions", ofType("object"));
  }
  void tree(const char *key, StringRef) { always(key, ofType("object")); }
  void moduleOf(const char *key, const Module *) { put(key, ofType("string")); }
  void importOf(const char *key, const Export &) { put(key, ofType("string")); }
  void sources(const char *key) { always(key, listOf<SourceText>()); }

private:
  void put(const char *key, json::Value value) {
    made["properties"][key] = std::move(value);
  }
  void always(const char *key, json::Value value) {
    put(key, std::move(value));
    if (!isConditional)
      made["required"].push_back(key);
  }
  static json::Value texts() {
    json::Value value = ofType("object");
    value["additionalProperties"] = ofType("string");
    return value;
  }
  /// The words of T; an empty one stands for what is left out.
  template <typename T>
  static json::Value oneOf() {
    json::Value value = json::object();
    for (unsigned i = 0; i <= unsigned(lastOf(T{})); ++i)
      if (StringRef name = nameOf(T(i)); !name.empty())
        value["enum"].push_back(name.str());
    return value;
  }
  template <typename T>
  json::Value listOf() {
    json::Value value = ofType("array");
    if constexpr (std::same_as<T, StringRef> || std::same_as<T, Cidr>)
      value["items"] = ofType("string");
    else
      value["items"] =
          reference<std::remove_const_t<std::remove_pointer_t<T>>>(definitions);
    return value;
  }

  json::Value &definitions;
  json::Value made = json::object();
  std::string ownName;
  bool isConditional = false;
};

} // namespace

json::Value ir::irSchema() {
  json::Value definitions = json::object();
  json::Value whole = SchemaWriter::whole<Workflow>(definitions);
  json::Value value = json::object();
  value["$schema"] = "https://json-schema.org/draft/2020-12/schema";
  value["$id"] = "urn:tntc:schema:ir:" + std::to_string(irSchemaVersion);
  value["title"] = "what tntc-compile --emit=ir prints";
  for (auto &[key, member] : whole.items())
    value[key] = std::move(member);
  value["$defs"] = std::move(definitions);
  return value;
}
