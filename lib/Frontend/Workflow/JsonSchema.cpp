//===- JsonSchema.cpp - the table for editors -----------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Schema.h"

#include "tntc/Frontend/Workflow.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/ErrorHandling.h"

using namespace tntc;
using namespace tntc::schema;

static json::Value reference(StructId id) {
  json::Value value = json::object();
  value["$ref"] = "#/$defs/" + structure(id).name.str();
  return value;
}

/// A heading with nothing below it is as good as none.
static json::Value orNull(StringRef type) {
  return json::Value::array({type.str(), "null"});
}

/// The kinds of scalar whose text, which the reader takes as it is written, can
/// be what \p which asks for.
static json::Value typesOf(const Rule &which) {
  json::Value types = json::Value::array({"string"});
  bool isAny = which.id == RuleId::Any;
  if (isAny || (which.check("1") && which.check("1.5") && which.check("-1")))
    types.push_back("number");
  else if (which.check("0") && which.check("12"))
    types.push_back("integer");
  if (isAny || (which.check("true") && which.check("false")))
    types.push_back("boolean");
  return types;
}

/// What one text must look like, or, where \p orNothing, be left out.
static json::Value textOf(RuleId id, bool orNothing = false) {
  const Rule &which = rule(id);
  json::Value value = json::object();
  if (id == RuleId::ContractVersion) {
    // The text decides, so that the number is as good.
    value["enum"] = json::Value::array({"1", 1});
    return value;
  }
  if (!which.words.empty()) {
    for (StringRef word : which.words)
      value["enum"].push_back(word.str());
    if (orNothing)
      value["enum"].push_back(nullptr);
    return value;
  }
  json::Value types = typesOf(which);
  // A number below 0 has a sign, which only what takes any number takes.
  if (llvm::any_of(types, [](const auto &type) { return type == "integer"; }))
    value["minimum"] = 0;
  if (orNothing)
    types.push_back("null");
  value["type"] = types.size() == 1 ? types.front() : std::move(types);
  if (!which.pattern.empty())
    value["pattern"] = which.pattern.str();
  return value;
}

static std::string describe(const Field &field) {
  std::string text = field.text.str();
  const Rule &which = rule(field.rule);
  if (!which.expected.empty() && field.kind == FieldKind::Text &&
      field.rule != RuleId::NotEmpty && field.rule != RuleId::OneLine)
    text += (" Must be " + which.expected + ".").str();
  if (!field.byDefault.empty())
    text += (" Default: " + field.byDefault + ".").str();
  return text;
}

static json::Value propertyOf(const Field &field) {
  json::Value value = json::object();
  switch (field.kind) {
  case FieldKind::Text:
    value = textOf(field.rule, /*orNothing=*/field.need != Need::Required);
    break;
  case FieldKind::Integer:
    value["type"] = field.need == Need::Required ? json::Value("integer")
                                                 : orNull("integer");
    value["minimum"] = rule(field.rule).minimum;
    value["maximum"] = rule(field.rule).maximum;
    break;
  case FieldKind::TextList:
    value["type"] = orNull("array");
    value["items"] = textOf(field.rule);
    break;
  case FieldKind::TextMap:
    value["type"] = orNull("object");
    value["additionalProperties"] = textOf(field.rule, /*orNothing=*/true);
    break;
  case FieldKind::Object:
    value["anyOf"] = json::array();
    value["anyOf"].push_back(reference(field.element));
    value["anyOf"].push_back(json::Value::object({{"type", "null"}}));
    break;
  case FieldKind::ObjectList:
    value["type"] = orNull("array");
    value["items"] = reference(field.element);
    break;
  case FieldKind::ObjectMap:
    value["type"] =
        field.need == Need::Required ? json::Value("object") : orNull("object");
    if (field.need == Need::Required)
      value["minProperties"] = 1;
    value["propertyNames"]["pattern"] =
        rule(structure(field.element).keyRule).pattern.str();
    value["additionalProperties"] = reference(field.element);
    break;
  }
  value["description"] = describe(field);
  if (!field.example.empty())
    value["examples"].push_back(json::Value::parse(field.example.str()));
  if (deprecation(field))
    value["deprecated"] = true;
  return value;
}

static void addFields(const Struct &info, json::Value &value) {
  // The body of a service of the platform may be left out.
  value["type"] = info.id == StructId::Dependency ? orNull("object")
                                                  : json::Value("object");
  value["description"] = info.text.str();
  json::Value properties = json::object();
  json::Value required = json::array();
  for (const Field &field : fieldsOf(info.id)) {
    properties[field.key.str()] = propertyOf(field);
    if (field.need == Need::Required)
      required.push_back(field.key.str());
  }
  for (const Renamed &old : renamed())
    if (old.owner == info.id)
      properties[old.key.str()] =
          json::Value::object({{"deprecated", true},
                               {"description", "Ignored: " + old.hint.str()}});
  value["properties"] = std::move(properties);
  if (!required.empty())
    value["required"] = std::move(required);
  if (info.keys != Keys::Reported)
    return;
  value["patternProperties"]["^x-"] = json::object();
  value["additionalProperties"] = false;
}

json::Value tntc::workflowSchema() {
  json::Value value = json::object();
  value["$schema"] = "https://json-schema.org/draft/2020-12/schema";
  value["$id"] = "urn:tntc:schema:workflow:1";
  value["title"] = "workflow.yaml";
  addFields(structure(StructId::Workflow), value);
  for (const Struct &info : structures())
    if (info.id != StructId::Workflow)
      addFields(info, value["$defs"][info.name.str()]);
  return value;
}
