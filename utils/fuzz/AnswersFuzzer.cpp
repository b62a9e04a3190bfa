//===- AnswersFuzzer.cpp - any bytes as the answer of a plugin ------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// The plugin describes itself well, and answers each of the three requests with
// the bytes: what the host takes has to make sense, and what it does not take
// is a fault with a code and changes nothing.
//
//===----------------------------------------------------------------------===//

#include "tntc/IR/Printer.h"
#include "tntc/Plugin/Answers.h"

#include <cstdlib>

using namespace tntc;

static void check(bool holds) {
  if (!holds)
    std::abort();
}

namespace {
/// Says who it is, then always the same.
class FuzzedTransport : public Transport {
public:
  explicit FuzzedTransport(StringRef bytes) : bytes(bytes) {}
  MaybeFault ask(StringRef request, std::string &answer) override {
    answer = asked++ ? bytes.str() : description;
    return std::nullopt;
  }

private:
  static constexpr char description[] =
      R"({"protocol":1,"id":0,"plugin":{"name":"fuzz","version":"1",)"
      R"("prefix":"FZ","irSchema":{"min":1,"max":1},"components":[)"
      R"({"kind":"backend","name":"fuzz","summary":"a"},)"
      R"({"kind":"check","name":"fuzz","summary":"a"},)"
      R"({"kind":"service","name":"fuzz","summary":"a",)"
      R"("dependencies":["tentacular-fuzz"]}]}})";
  StringRef bytes;
  unsigned asked = 0;
};
} // namespace

/// What is said of one workflow with one dependency.
static void answer(StringRef bytes, const char *method) {
  SourceManager sources;
  ir::Context arena;
  DiagnosticEngine diags(sources, {});
  FileId file = sources.add("workflow.yaml", "name: digest\n");
  ir::Workflow workflow;
  workflow.file = file;
  workflow.name = ir::Text::written("digest", {file, 6, 12});
  ir::Dependency dependency;
  dependency.name = ir::Text::written("tentacular-fuzz", {file, 6, 12});
  workflow.contract.emplace();
  workflow.contract->dependencies = ArrayRef(dependency);

  MaybeFault fault;
  auto plugin = Plugin::open(std::make_unique<FuzzedTransport>(bytes), "fuzz",
                             "0", fault);
  check(plugin && !fault);
  json::Value ir = ir::print(workflow, sources), request = json::object();
  request["method"] = method;
  request["context"]["workflow"] = "digest";
  std::optional<json::Value> got = plugin->ask(std::move(request));
  check(got.has_value() != plugin->fault().has_value());
  if (!got)
    return;
  fault = reportDiagnostics(*got, ir, plugin->prefix(), sources, diags);
  check(!fault || diags.finish().empty());
  if (fault)
    return;
  if (StringRef(method) == "emit") {
    ArtifactSet out;
    (void)readFiles(*got, "digest.fuzz", out);
  } else if (StringRef(method) == "resolve") {
    ir::ServiceFacts facts;
    facts.plugin = facts.service = "fuzz";
    facts.dependency = *dependency.name;
    facts.span = dependency.name.span;
    ServiceGrants all{true, {}}, none;
    ir::Dependency untouched = dependency;
    (void)readFacts(*got, none, arena, facts, untouched, diags);
    if (readFacts(*got, all, arena, facts, dependency, diags))
      return;
    // What was merged is an IR like any other.
    workflow.services = ArrayRef(facts);
    check(json::parse(json::print(ir::print(workflow, sources))).has_value());
  }
  (void)diags.finish();
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  StringRef bytes(reinterpret_cast<const char *>(data), size);
  for (const char *method : {"emit", "resolve", "check"})
    answer(bytes, method);
  return 0;
}
