//===- JsonSchema.cpp - the table for editors -----------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Schema.h"

#include "tntc/Frontend/Workflow.h"

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

/// Whether the text of a number or of `true` may stand where a text belongs:
/// the reader takes it as it is written.
static bool takesAnyScalar(RuleId id) {
  return id == RuleId::Any || id == RuleId::NotEmpty || id == RuleId::OneLine ||
         id == RuleId::OneLineOrEmpty;
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
  if (takesAnyScalar(id))
    value["type"] = json::Value::array({"string", "number", "boolean"});
  else if (orNothing)
    value["type"] = json::Value::array({"string"});
  else
    value["type"] = "string";
  if (orNothing)
    value["type"].push_back("null");
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
