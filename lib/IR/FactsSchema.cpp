//===- FactsSchema.cpp - the JSON Schema of --emit=facts ------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "FactNames.h"

#include "tntc/IR/Printer.h"

using namespace tntc;
using namespace tntc::ir;

static json::Value ofType(const char *type) {
  json::Value value = json::object();
  value["type"] = type;
  return value;
}

static json::Value reference(const char *name) {
  json::Value value = json::object();
  value["$ref"] = std::string("#/$defs/") + name;
  return value;
}

static json::Value listOf(json::Value items) {
  json::Value value = ofType("array");
  value["items"] = std::move(items);
  return value;
}

/// The names of all enumerators from 0 to \p last.
template <typename T>
static json::Value oneOf(T last) {
  json::Value value = json::object();
  for (unsigned i = 0; i <= unsigned(last); ++i)
    value["enum"].push_back(nameOf(T(i)).str());
  return value;
}

static json::Value object(std::initializer_list<const char *> required) {
  json::Value value = ofType("object");
  value["properties"] = json::object();
  for (const char *key : required)
    value["required"].push_back(key);
  value["additionalProperties"] = false;
  return value;
}

/// One with a place, which is there unless the thing has none.
static json::Value placed(std::initializer_list<const char *> required,
                          std::initializer_list<const char *> texts) {
  json::Value value = object(required);
  json::Value &properties = value["properties"];
  properties["file"] = ofType("string");
  for (const char *key : {"line", "column", "endLine", "endColumn"}) {
    properties[key] = ofType("integer");
    properties[key]["minimum"] = 1;
  }
  for (const char *key : texts)
    properties[key] = ofType("string");
  return value;
}

static json::Value factSchema() {
  json::Value value = placed({"kind"}, {"subject", "member", "api", "scheme",
                                        "host", "method", "path", "target"});
  json::Value &properties = value["properties"];
  properties["kind"] = oneOf(FactKind::MissingMember);
  properties["permission"] = oneOf(PermissionKind::Sys);
  properties["port"] = ofType("integer");
  for (const char *key : {"definite", "fromSecret", "unknownHost", "hostGoesOn",
                          "test", "needed"}) {
    properties[key] = json::object();
    properties[key]["const"] = true;
  }
  properties["steps"] = listOf(reference("step"));
  return value;
}

static json::Value leakSchema() {
  json::Value value = placed({"sink"}, {"subject", "member", "target"});
  value["properties"]["sink"] = oneOf(Leak::Sink::Return);
  value["properties"]["steps"] = listOf(reference("step"));
  return value;
}

static json::Value shapeSchema() {
  json::Value value = placed({"kind"}, {});
  json::Value &properties = value["properties"];
  properties["kind"] = oneOf(Shape::Kind::Union);
  properties["open"]["const"] = true;
  json::Value key = object({"name"});
  key["properties"]["name"] = ofType("string");
  key["properties"]["optional"]["const"] = true;
  key["properties"]["shape"] = reference("shape");
  properties["keys"] = listOf(std::move(key));
  properties["element"] = reference("shape");
  properties["options"] = listOf(reference("shape"));
  return value;
}

static json::Value nodeSchema() {
  json::Value value = object({"node"});
  json::Value &properties = value["properties"];
  properties["node"] = ofType("string");
  properties["file"] = ofType("string");
  properties["key"]["pattern"] = "^[0-9a-f]{64}$";
  properties["facts"] = listOf(reference("fact"));
  properties["abstentions"] = listOf(reference("abstention"));
  properties["leaks"] = listOf(reference("leak"));
  properties["habits"] = listOf(reference("habit"));
  properties["returns"] = reference("shape");
  properties["input"] = reference("shape");
  properties["inputEscapes"]["const"] = true;
  return value;
}

json::Value ir::factsSchema() {
  json::Value value = object({"factsSchema", "workflow", "nodes"});
  value["$schema"] = "https://json-schema.org/draft/2020-12/schema";
  value["$id"] = "urn:tntc:schema:facts:1";
  value["title"] = "what tntc-compile --emit=facts prints";
  json::Value &properties = value["properties"];
  properties["factsSchema"]["const"] = factsSchemaVersion;
  properties["workflow"] = ofType("string");
  properties["nodes"] = listOf(reference("node"));
  json::Value &definitions = value["$defs"];
  definitions["node"] = nodeSchema();
  definitions["fact"] = factSchema();
  definitions["step"] = placed({"text"}, {"text"});
  definitions["abstention"] =
      placed({"scope", "reason"}, {"subject", "reason"});
  definitions["abstention"]["properties"]["scope"] =
      oneOf(AbstentionScope::Everything);
  definitions["leak"] = leakSchema();
  definitions["habit"] = placed({"kind"}, {});
  definitions["habit"]["properties"]["kind"] = oneOf(Habit::Kind::NotChecked);
  definitions["shape"] = shapeSchema();
  return value;
}
