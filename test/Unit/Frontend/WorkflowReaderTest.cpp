//===- WorkflowReaderTest.cpp - the table against itself ------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Frontend/Workflow.h"
#include "tntc/Frontend/Yaml.h"
#include "tntc/IR/Printer.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <set>

using namespace tntc;

namespace {

/// One document with what was read from it.
struct Reading {
  explicit Reading(const std::string &text)
      : file(sources.add("workflow.yaml", text)), diags(sources, {}) {
    if (const ir::Value *root = readYaml(file, arena, diags))
      workflow = readWorkflow(*root, file, arena, diags);
    diagnostics = diags.finish();
  }

  SourceManager sources;
  FileId file;
  DiagnosticEngine diags;
  ir::Context arena;
  ir::Workflow *workflow = nullptr;
  std::vector<Diagnostic> diagnostics;
};

/// A document with every field of \p schema that has an example, or that
/// holds such fields. JSON is YAML.
json::Value exampleOf(const json::Value &schema, const json::Value &root) {
  if (schema.contains("$ref")) {
    std::string name = schema["$ref"].get<std::string>().substr(8);
    return exampleOf(root["$defs"][name], root);
  }
  if (schema.contains("anyOf"))
    return exampleOf(schema["anyOf"][0], root);
  if (schema.contains("examples"))
    return schema["examples"][0];
  if (schema.contains("items"))
    return json::Value::array({exampleOf(schema["items"], root)});
  json::Value object = json::object();
  if (schema.contains("propertyNames")) {
    object["an-example"] = exampleOf(schema["additionalProperties"], root);
    return object;
  }
  if (!schema.contains("properties"))
    return object;
  for (const auto &[key, property] : schema["properties"].items())
    if (!property.contains("deprecated"))
      object[key] = exampleOf(property, root);
  return object;
}

} // namespace

TEST(WorkflowReader, AcceptsTheExamplesOfItsTable) {
  json::Value schema = workflowSchema();
  json::Value example = exampleOf(schema, schema);
  // It reached the innermost fields.
  ASSERT_TRUE(example["sidecars"][0]["resources"]["limits"]["cpu"].is_string());
  ASSERT_TRUE(
      example["contract"]["dependencies"]["an-example"]["auth"]["secret"]
          .is_string());
  Reading reading(example.dump(2));
  for (const Diagnostic &diagnostic : reading.diagnostics)
    ADD_FAILURE() << diagnostic.message;
  ASSERT_NE(reading.workflow, nullptr);
  EXPECT_EQ(*reading.workflow->deployment.autoscale->max, 4);
  EXPECT_EQ(*reading.workflow->sidecars[0].limits.memory, "128Mi");
  EXPECT_EQ(reading.workflow->triggers[0].kind, ir::TriggerKind::Cron);
  EXPECT_EQ(reading.workflow->contract->dependencies[0].kind,
            ir::Protocol::Https);
}

TEST(WorkflowReader, MarksWhatItRefused) {
  Reading reading("name: [a]\nversion: \"1.0\"\nnodes:\n  a: {path: 1}\n"
                  "contract:\n  version: \"1\"\n  dependencies:\n"
                  "    b: {port: 0, host: {}}\n");
  ASSERT_NE(reading.workflow, nullptr);
  EXPECT_TRUE(reading.workflow->name.isPresent());
  EXPECT_TRUE(reading.workflow->name.isRefused());
  EXPECT_FALSE(reading.workflow->version.isRefused());
  // A number is as good as its text.
  EXPECT_EQ(*reading.workflow->nodes[0].path, "1");
  const ir::Dependency &b = reading.workflow->contract->dependencies[0];
  EXPECT_TRUE(b.port.isRefused());
  EXPECT_TRUE(b.host.isRefused());
  EXPECT_FALSE(b.protocol.isPresent());
}

TEST(WorkflowReader, ManyMembersTakeLinearTime) {
  std::string text = "name: many\nversion: \"1.0\"\n"
                     "nodes: {a: {path: a.ts, description: A}}\nconfig:\n";
  for (int i = 0; i < 200000; ++i)
    text += "  k" + std::to_string(i) + ": 1\n";
  Reading reading(text);
  ASSERT_NE(reading.workflow, nullptr);
  EXPECT_EQ(ir::toJson(*reading.workflow->config.value).size(), 200000u);
}

/// Mappings and lists of the words that mean something to the reader, in all
/// wrong places, with anchors and aliases between them.
static std::string randomDocument() {
  static const char *const words[] = {
      "name",  "version",  "triggers", "type", "cron",      "nodes",
      "path",  "edges",    "from",     "to",   "contract",  "dependencies",
      "auth",  "secret",   "sidecars", "port", "resources", "deployment",
      "nmae",  "trigers",  "x-a",      "1",    "1.5",       "null",
      "true",  "'quoted'", "config",   "tags", "autoscale", "networkPolicy",
      "limits"};
  std::string text;
  int anchors = 0;
  std::function<void(int)> value = [&](int depth) {
    int kind = *rc::gen::inRange(0, depth > 4 ? 2 : 8);
    if (kind == 1 && anchors > 0) {
      text += "*a" + std::to_string(*rc::gen::inRange(0, anchors)) + " ";
      return;
    }
    if (kind < 3) {
      text += words[*rc::gen::inRange<size_t>(0, std::size(words))];
      return;
    }
    bool isList = kind == 3;
    int anchor = *rc::gen::inRange(0, 3) == 0 ? anchors : -1;
    if (anchor >= 0)
      text += "&a" + std::to_string(anchor) + " ";
    text += isList ? "[" : "{";
    int count = *rc::gen::inRange(0, 6);
    std::set<std::string> keys;
    for (int i = 0; i < count; ++i) {
      if (!isList) {
        std::string key = words[*rc::gen::inRange<size_t>(0, std::size(words))];
        if (!keys.insert(key).second)
          continue;
        text += key + ": ";
      }
      value(depth + 1);
      text += ", ";
    }
    text += isList ? "]" : "}";
    // Only a finished anchor may be named: cycles are refused before us. The
    // numbers are given out in order of finishing.
    if (anchor == anchors)
      ++anchors;
    else if (anchor >= 0)
      anchors = std::max(anchors, anchor + 1);
  };
  text += "{name: n, version: '1.0', nodes: ";
  value(0);
  for (const char *key : {"triggers", "edges", "contract", "sidecars",
                          "deployment", "metadata", "config"}) {
    text += std::string(", ") + key + ": ";
    value(0);
  }
  return text + "}\n";
}

RC_GTEST_PROP(WorkflowReader, SaysEachFaultOnce, ()) {
  std::string text = randomDocument();
  Reading reading(text);
  RC_CLASSIFY(reading.workflow != nullptr, "read");
  std::set<std::tuple<Span, diag::Id>> seen;
  for (const Diagnostic &diagnostic : reading.diagnostics) {
    RC_ASSERT(diagnostic.span.isValid());
    RC_ASSERT(diagnostic.span.end <= text.size());
    // A mapping can miss several fields at once.
    if (diagnostic.id != diag::MissingField)
      RC_ASSERT(seen.insert({diagnostic.span, diagnostic.id}).second);
  }
  if (reading.workflow)
    ir::print(*reading.workflow, reading.sources).dump();
}
