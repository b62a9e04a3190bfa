//===- SchemaTest.cpp - the subset of JSON Schema -------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Plugin/Schema.h"

#include "gtest/gtest.h"

using namespace tntc;

/// What `compile` says of \p text; empty when it is understood.
static std::string whyNot(StringRef text) {
  std::string why;
  bool isGood = Schema::compile(*json::parse(text), why) != nullptr;
  EXPECT_EQ(isGood, why.empty()) << text.str();
  return why;
}

/// What the schema \p text says of \p value; empty when it fits.
static std::string fault(StringRef text, StringRef value) {
  std::string why;
  auto schema = Schema::compile(*json::parse(text), why);
  EXPECT_TRUE(schema) << why;
  auto found = schema ? schema->check(*json::parse(value)) : std::nullopt;
  return found ? found->message : "";
}

static SchemaFault::Kind kindOf(StringRef text, StringRef value) {
  std::string why;
  auto schema = Schema::compile(*json::parse(text), why);
  auto found = schema->check(*json::parse(value));
  EXPECT_TRUE(found);
  return found ? found->kind : SchemaFault::Form;
}

TEST(Schema, RefusesWhatItCannotCheck) {
  EXPECT_EQ(whyNot("{}"), "");
  EXPECT_EQ(whyNot("[]"), "a schema is an object");
  EXPECT_EQ(whyNot(R"({"if": {}})"), "'if' is not understood");
  EXPECT_EQ(whyNot(R"({"type": "text"})"), "'text' is no type");
  EXPECT_EQ(whyNot(R"({"type": []})"), "'type' names none");
  EXPECT_EQ(whyNot(R"({"$ref": "other.json"})"),
            "'$ref' leads out of the document");
  EXPECT_EQ(whyNot(R"({"$ref": "#/$defs/a"})"), "there is no '$defs/a'");
  EXPECT_NE(whyNot(R"({"pattern": "(["})"), "");
  EXPECT_NE(whyNot(R"({"pattern": "\\d"})"), "");
  EXPECT_NE(whyNot(R"({"properties": {"a": {"allOf": []}}})"), "");
  EXPECT_NE(whyNot(R"({"minLength": -1})"), "");
  EXPECT_NE(whyNot(R"({"required": [1]})"), "");
  EXPECT_NE(whyNot(R"({"enum": []})"), "");
}

TEST(Schema, StopsAtDepth) {
  std::string text;
  for (int i = 0; i < 100; ++i)
    text += R"({"items": )";
  text += "{}" + std::string(100, '}');
  EXPECT_NE(whyNot(text), "");
}

TEST(Schema, KnowsTypes) {
  EXPECT_EQ(fault(R"({"type": "integer"})", "1"), "");
  EXPECT_EQ(fault(R"({"type": "number"})", "1"), "");
  EXPECT_EQ(fault(R"({"type": "integer"})", "1.5"),
            "'/' is not of type integer");
  EXPECT_EQ(fault(R"({"type": ["string", "null"]})", "true"),
            "'/' is not of type null or string");
  EXPECT_EQ(fault(R"({"const": 1})", "2"), "'/' is not 1");
}

TEST(Schema, KnowsBounds) {
  EXPECT_EQ(fault(R"({"minimum": 1, "maximum": 3})", "3"), "");
  EXPECT_EQ(fault(R"({"minimum": 1})", "0"), "'/' is 0; expected 1 at least");
  EXPECT_EQ(fault(R"({"maximum": 3})", "4"), "'/' is 4; expected 3 at most");
  EXPECT_EQ(fault(R"({"minimum": 1, "maximum": 65535})", "70000"),
            "'/' is 70000; expected 1 to 65535");
  EXPECT_EQ(fault(R"({"minLength": 1})", R"("")"), "'/' is empty");
  // Counted in characters, as JSON Schema does.
  EXPECT_EQ(fault(R"({"maxLength": 2})", R"("äö")"), "");
  EXPECT_EQ(fault(R"({"maxLength": 2})", R"("abc")"),
            "'/' is longer than 2 characters");
  EXPECT_EQ(fault(R"({"maxItems": 1})", "[1, 2]"), "'/' has 2 elements");
  EXPECT_EQ(fault(R"({"minItems": 1})", "[]"), "'/' has 0 elements");
  EXPECT_NE(fault(R"({"pattern": "^a$"})", R"("b")"), "");
}

TEST(Schema, TellsKindsOfFaultsApart) {
  const char *closed = R"({"properties": {"a": {"enum": ["x"]}},
                           "additionalProperties": false})";
  EXPECT_EQ(kindOf(closed, R"({"b": 1})"), SchemaFault::UnknownMember);
  EXPECT_EQ(kindOf(closed, R"({"a": "y"})"), SchemaFault::UnknownWord);
  EXPECT_EQ(kindOf(R"({"required": ["a"]})", "{}"), SchemaFault::Form);
  EXPECT_EQ(
      fault(R"({"additionalProperties": {"type": "string"}})", R"({"k": 1})"),
      "'/k' is not of type string");
}

TEST(Schema, FindsAllFaultsAndOneOfEachValue) {
  std::string why;
  auto schema = Schema::compile(
      *json::parse(R"({"required": ["x"], "additionalProperties": false,
                       "properties": {"a": {"type": "integer"},
                                      "l": {"items": {"minLength": 2}}}})"),
      why);
  ASSERT_TRUE(schema) << why;
  json::Value value =
      *json::parse(R"({"a": "b", "l": ["", "ok", "1"], "c": 1})");
  auto all = [&](size_t most) {
    std::string said;
    for (const SchemaFault &fault : schema->checkAll(value, most))
      said += fault.message + "\n";
    return said;
  };
  EXPECT_EQ(all(20), "'/' lacks 'x'\n'/a' is not of type integer\n"
                     "'/l/0' is shorter than 2\n'/l/2' is shorter than 2\n"
                     "'/' has the member 'c'\n");
  EXPECT_EQ(all(2), "'/' lacks 'x'\n'/a' is not of type integer\n");
  EXPECT_EQ(all(3).find("/l/2"), std::string::npos);
}

TEST(Schema, FollowsReferencesAndNamesThePlace) {
  const char *tree = R"({"$ref": "#/$defs/tree", "$defs": {"tree": {
      "type": "object", "additionalProperties": false,
      "properties": {"next": {"$ref": "#/$defs/tree"},
                     "list": {"items": {"type": "integer"}}}}}})";
  EXPECT_EQ(fault(tree, R"({"next": {"next": {}}})"), "");
  EXPECT_EQ(fault(tree, R"({"next": {"list": [1, "x"]}})"),
            "'/next/list/1' is not of type integer");
}

TEST(Schema, RefusesAReferenceToItself) {
  EXPECT_EQ(whyNot(R"({"$ref": "#/$defs/a",
                       "$defs": {"a": {"$ref": "#/$defs/a"}}})"),
            "'$ref' leads back to itself, or too far");
}
