//===- ReaderTest.cpp - what the reader of the IR refuses -----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/IR/Printer.h"
#include "tntc/IR/Reader.h"

#include "gtest/gtest.h"

using namespace tntc;

namespace {
class IrReader : public testing::Test {
protected:
  /// A workflow with something of everything that has a form of its own.
  IrReader() {
    const char text[] = "name: digest\nnodes: {}\n";
    SourceManager sources;
    FileId file = sources.add("w/workflow.yaml", text);
    FileId secrets =
        sources.add("w/.secrets", "a: b\nc: d\n", Sensitivity::Secret);
    Span name{file, 6, 12};
    ir::Module module;
    module.path = "fetch.ts";
    module.file = sources.add("w/fetch.ts", "export default 1;\n");
    ir::Export made;
    made.name = "default";
    made.span = {module.file, 7, 14};
    made.form = ir::ExportForm::Value;
    module.exports = ArrayRef(made);
    const ir::Module *modules[] = {&module};
    ir::Node node;
    node.name = ir::Text::written("fetch", name);
    node.span = name;
    node.module = &module;
    ir::Peer peers[2];
    peers[0].cidr = *Cidr::parse("10.0.0.0/8");
    peers[1].kind = ir::Peer::Kind::Pods;
    peers[1].selectsPods = true;
    ir::NetworkRule rule;
    rule.peers = peers;
    ir::ProvidedSecret secret{"a", "b", {secrets, 5, 6}};
    ir::Workflow workflow;
    workflow.file = file;
    workflow.span = {file, 0, 0};
    workflow.name = ir::Text::written("digest", name);
    workflow.nodes = ArrayRef(node);
    workflow.modules = modules;
    workflow.providedSecrets = ArrayRef(secret);
    workflow.grants.egress = ArrayRef(rule);
    good = ir::print(workflow, sources);
  }

  /// The codes of what is wrong with \p value, and where the first lies.
  std::vector<unsigned> codes(const json::Value &value) {
    return codesOf(json::print(value));
  }
  std::vector<unsigned> codesOf(const std::string &text) {
    SourceManager sources;
    ir::Context arena;
    DiagnosticEngine diags(sources, {});
    FileId file = sources.add("x.ir.json", text);
    const ir::Workflow *workflow = ir::readIr(file, sources, arena, diags);
    std::vector<unsigned> list;
    for (const Diagnostic &diagnostic : diags.finish()) {
      if (list.empty()) {
        first = diagnostic.message;
        place = sources.text(diagnostic.span).str();
      }
      list.push_back(diag::info(diagnostic.id).code);
    }
    EXPECT_EQ(workflow != nullptr, list.empty());
    if (workflow)
      printed = json::print(ir::print(*workflow, sources));
    return list;
  }

  using Codes = std::vector<unsigned>;
  json::Value good;
  std::string first, place, printed;
};
} // namespace

TEST_F(IrReader, GivesTheSameBytes) {
  EXPECT_EQ(codes(good), Codes());
  EXPECT_EQ(printed, json::print(good));
  // What has no text is only named.
  EXPECT_EQ(good["sources"].size(), 2u);
  EXPECT_EQ(good["providedSecrets"][0]["at"]["line"], 2);
}

TEST_F(IrReader, IsStrict) {
  json::Value bad = good;
  bad["nodes"][0]["colour"] = "red";
  EXPECT_EQ(codes(bad), Codes{1203});
  EXPECT_EQ(first, "'/nodes/0/colour' is a member that the IR does not have");
  EXPECT_EQ(place, "\"red\"");

  bad = good;
  bad["grants"].erase("net");
  EXPECT_EQ(codes(bad), Codes{1204});
  bad = good;
  bad["hasSecretsFile"] = "no";
  EXPECT_EQ(codes(bad), Codes{1205});
  bad = good;
  bad["name"]["origin"] = "guessed";
  EXPECT_EQ(codes(bad), Codes{1206});
  EXPECT_EQ(first, "'/name/origin' is 'guessed'; expected one of 'written', "
                   "'defaulted', 'injected'");
  bad = good;
  bad["nodes"][0]["module"] = "gone.ts";
  EXPECT_EQ(codes(bad), Codes{1207});
  bad = good;
  bad["name"]["at"]["column"] = 9;
  EXPECT_EQ(codes(bad), Codes{1208});
  bad = good;
  bad["modules"].push_back(bad["modules"][0]);
  EXPECT_EQ(codes(bad), Codes{1209});
  bad = good;
  bad["irSchema"] = 2;
  EXPECT_EQ(codes(bad), Codes{1202});
  EXPECT_EQ(codesOf("{"), Codes{1201});
  EXPECT_EQ(codesOf("[]"), Codes{1205});
}

TEST_F(IrReader, KnowsTheRangeOfNumbers) {
  for (auto number : {json::Value(-1), json::Value(4294967296u * 2ull),
                      json::Value(1.0), json::Value("1")}) {
    json::Value bad = good;
    bad["name"]["at"]["offset"] = number;
    Codes found = codes(bad);
    ASSERT_EQ(found.size(), 1u) << json::print(number);
    EXPECT_TRUE(found[0] == 1205 || found[0] == 1206);
  }
  json::Value bad = good;
  bad["name"]["at"]["length"] = 4294967295u;
  EXPECT_EQ(codes(bad), Codes{1208});
}

TEST_F(IrReader, TakesWhatIsLeftOutOnlyLeftOut) {
  json::Value bad = good;
  bad["nodes"][0]["name"]["refused"] = false;
  EXPECT_EQ(codes(bad), Codes{1206});
  bad = good;
  bad["refusedSecrets"] = json::array();
  EXPECT_EQ(codes(bad), Codes{1206});
  bad = good;
  bad["directory"] = "";
  EXPECT_EQ(codes(bad), Codes{1206});
  // Members of another kind of peer are unknown.
  bad = good;
  bad["grants"]["egress"][0]["peers"][1]["cidr"] = "10.0.0.0/8";
  EXPECT_EQ(codes(bad), Codes{1203});
}

TEST_F(IrReader, TellsAllFaultsUpToALimit) {
  json::Value bad = good;
  bad["edges"] = 1;
  bad["sidecars"] = 2;
  EXPECT_EQ(codes(bad), (Codes{1205, 1205}));
  for (int i = 0; i < 100; ++i)
    bad["x" + std::to_string(i)] = i;
  EXPECT_EQ(codes(bad).size(), 20u);
}
