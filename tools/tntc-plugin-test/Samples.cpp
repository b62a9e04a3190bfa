//===- Samples.cpp - usual and unusual workflows --------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Samples.h"

#include "llvm/ADT/STLExtras.h"

using namespace tntc;
using namespace tntc::plugintest;

namespace {
struct Workflow {
  std::string name;
  json::Value ir, facts;
};

struct GoldenRow {
  StringRef name, ir, facts;
};
} // namespace

/// Printed by the compiler when it was built.
static constexpr GoldenRow goldenRows[] = {
#define GOLDEN(NAME, IR, FACTS)                                                \
  {NAME, StringRef(IR, sizeof(IR) - 1), StringRef(FACTS, sizeof(FACTS) - 1)},
#include "Golden.inc"
#undef GOLDEN
};

static const std::vector<Workflow> &goldenWorkflows() {
  static const std::vector<Workflow> all = [] {
    std::vector<Workflow> made;
    for (const GoldenRow &row : goldenRows)
      made.push_back(
          {row.name.str(), *json::parse(row.ir), *json::parse(row.facts)});
    return made;
  }();
  return all;
}

static json::Value written(json::Value value) {
  json::Value scalar = json::object();
  scalar["value"] = std::move(value);
  scalar["origin"] = "written";
  scalar["at"] = nullptr;
  return scalar;
}

/// Calls \p change with every object within \p value, the innermost first.
static void visit(json::Value &value,
                  llvm::function_ref<void(json::Value &)> change) {
  if (value.is_structured())
    for (json::Value &part : value)
      visit(part, change);
  if (value.is_object())
    change(value);
}

/// As the compiler asks; a service is asked for by a dependency that is added.
static json::Value makeRequest(const Component &component,
                               const json::Value &options, Workflow workflow,
                               StringRef enclave) {
  json::Value request = json::object();
  request["method"] = component.kind == ComponentKind::Backend ? "emit"
                      : component.kind == ComponentKind::Check ? "check"
                                                               : "resolve";
  request["component"] = component.name;
  request["options"] = options;
  json::Value &context = request["context"];
  context["enclave"] = enclave.str();
  context["workflow"] = workflow.ir["name"]["value"];
  context["platform"] = {{"image", "registry.example.com/engine:1"},
                         {"trustDomain", "example.com"},
                         {"controlNamespace", "tentacular-system"}};
  workflow.ir["enclave"] = written(enclave.str());
  if (component.kind == ComponentKind::Service) {
    json::Value &contract = workflow.ir["contract"];
    if (contract.is_null())
      contract = {{"at", nullptr},
                  {"dependencies", json::array()},
                  {"additionalEgress", json::array()}};
    json::Value &list = contract["dependencies"];
    request["dependency"] =
        "/contract/dependencies/" + std::to_string(list.size());
    json::Value dependency = {{"at", nullptr}};
    dependency["name"] = written(component.dependencies.front());
    list.push_back(std::move(dependency));
  }
  request["ir"] = std::move(workflow.ir);
  if (component.kind == ComponentKind::Check)
    request["facts"] = std::move(workflow.facts);
  return request;
}

std::vector<Sample> plugintest::usualSamples(const Component &component,
                                             const json::Value &options) {
  std::vector<Sample> samples;
  for (const Workflow &workflow : goldenWorkflows())
    samples.push_back(
        {workflow.name, makeRequest(component, options, workflow, "team-a")});
  return samples;
}

/// Puts \p text wherever an author may write what he likes.
static Workflow withTexts(Workflow workflow, const std::string &text) {
  workflow.ir["description"] = written(text);
  visit(workflow.ir["nodes"], [&](json::Value &object) {
    if (object.contains("path"))
      object["description"] = written(text);
  });
  workflow.ir["config"] = {
      {"at", nullptr}, {"value", {{text, text}, {"list", {text, 1, true}}}}};
  return workflow;
}

static Workflow withNodes(Workflow workflow, unsigned count) {
  json::Value nodes = json::array(), edges = json::array();
  auto name = [](unsigned i) { return written("node-" + std::to_string(i)); };
  for (unsigned i = 0; i < count; ++i) {
    json::Value node = workflow.ir["nodes"][0];
    node["name"] = name(i);
    nodes.push_back(std::move(node));
    if (i > 0)
      edges.push_back(
          {{"at", nullptr}, {"from", name(i - 1)}, {"to", name(i)}});
  }
  workflow.ir["nodes"] = std::move(nodes);
  workflow.ir["edges"] = std::move(edges);
  return workflow;
}

/// What is absent is left out, lists are there, if empty (docs/IR.md).
static Workflow bare(Workflow workflow) {
  json::Value ir = json::object();
  for (auto &[key, value] : workflow.ir.items()) {
    if (key == "description" || key == "contract" || key == "extensions")
      continue;
    ir[key] = value.is_array() ? json::array() : value;
    if (key == "config" || key == "deployment")
      ir[key] = {{"at", nullptr}};
  }
  for (json::Value &grants : ir["grants"])
    if (grants.is_array())
      grants = json::array();
  ir["nodes"].push_back(workflow.ir["nodes"][0]);
  ir["nodes"][0].erase("description");
  workflow.ir = std::move(ir);
  return workflow;
}

std::vector<Sample> plugintest::unusualSamples(const Component &component,
                                               const json::Value &options) {
  const Workflow &plain = goldenWorkflows().front();
  std::vector<std::pair<std::string, Workflow>> all;
  constexpr std::pair<const char *, const char *> texts[] = {
      {"empty texts", ""},
      {"quotes in texts", "a \"b\" 'c' `d` \\ ${e} $(f) {{g}} %s <h> &amp;"},
      {"breaks in texts", "a\nb\r\nc\td\n---\n# e\n\n"},
      {"texts that are no texts", "null"},
      {"signs in texts",
       "\xE2\x80\xAE\xE2\x80\x8B\xC2\x85\xF0\x9F\xA6\x91\x1B[m"},
      {"a text like a path", "../../../etc/passwd"},
  };
  for (const auto &[name, text] : texts)
    all.emplace_back(name, withTexts(plain, text));
  all.emplace_back("long texts", withTexts(plain, std::string(100000, 'a')));
  all.emplace_back("as little as can be", bare(plain));
  all.emplace_back("a thousand nodes", withNodes(plain, 1000));

  Workflow later = plain;
  visit(later.ir, [](json::Value &object) {
    object["ofALaterVersion"] = {{"value", json::array()}};
  });
  all.emplace_back("members of a later version", std::move(later));

  Workflow nowhere = plain;
  visit(nowhere.ir, [](json::Value &object) {
    // A port always has one.
    if (object.contains("at") && !object.contains("transport"))
      object["at"] = nullptr;
  });
  all.emplace_back("no places", std::move(nowhere));

  Workflow deep = plain;
  json::Value nested = "12345678901234567890123456789";
  for (unsigned i = 0; i < 60; ++i)
    nested = i % 2 ? json::Value{{"k", nested}} : json::Value::array({nested});
  deep.ir["config"] = {{"at", nullptr}, {"value", {{"deep", nested}}}};
  all.emplace_back("deep configuration", std::move(deep));

  Workflow named = plain;
  named.ir["name"] = written("a" + std::string(61, '-') + "z");
  named.ir["nodes"][0]["name"] = written(std::string(63, 'n'));
  all.emplace_back("long names", std::move(named));

  std::vector<Sample> samples;
  for (auto &[name, workflow] : all)
    samples.push_back(
        {name,
         makeRequest(component, options, std::move(workflow),
                     name == "long names" ? std::string(63, 'e') : "team-a")});
  return samples;
}

/// A few values that a schema of an option is likely to take.
static std::vector<json::Value> candidates(const json::Value &schema) {
  std::vector<json::Value> values = {true,
                                     false,
                                     "",
                                     "a",
                                     "a \"b\" 'c'\n$(d) {{e}}",
                                     "a\"b'$(c){{d}}",
                                     0,
                                     1,
                                     json::array(),
                                     {"a", "b"}};
  for (const char *bound : {"minimum", "maximum", "default", "const"})
    if (schema.is_object() && schema.contains(bound))
      values.push_back(schema[bound]);
  if (schema.is_object() && schema.contains("enum"))
    for (const json::Value &word : schema["enum"])
      values.push_back(word);
  return values;
}

std::vector<Sample> plugintest::optionSamples(const Component &component,
                                              const json::Value &options) {
  std::vector<Sample> samples;
  if (!component.options || !component.optionsSchema.contains("properties"))
    return samples;
  for (auto &[key, schema] : component.optionsSchema["properties"].items())
    for (json::Value &value : candidates(schema)) {
      json::Value chosen = options;
      chosen[key] = value;
      if (!component.options->check(chosen))
        samples.push_back({key + " = " + json::print(value, 0),
                           makeRequest(component, chosen,
                                       goldenWorkflows().front(), "team-a")});
    }
  return samples;
}

std::vector<Nonsense> plugintest::nonsense(const Component &component) {
  json::Value options = json::object();
  json::Value request =
      makeRequest(component, options, goldenWorkflows().front(), "team-a");
  auto line = [&](uint64_t id, const char *member, json::Value value) {
    json::Value message = {{"protocol", TNTC_PLUGIN_PROTOCOL}, {"id", id}};
    message.update(request);
    message[member] = std::move(value);
    return json::print(message, 0);
  };
  return {
      {"text that is not JSON", "this is not JSON", std::nullopt},
      {"half a request", "{\"protocol\":1,\"id\":", std::nullopt},
      {"a list", "[]", std::nullopt},
      {"an empty object", "{}", std::nullopt},
      {"a request without a method", "{\"protocol\":1,\"id\":101}", 101},
      {"a method that there is not", line(102, "method", "dance"), 102},
      {"a component that there is not", line(103, "component", "nobody"), 103},
      {"a method that is a number", line(104, "method", 1), 104},
  };
}
