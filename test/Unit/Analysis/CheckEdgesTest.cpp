//===- CheckEdgesTest.cpp - reads of an input against what comes in -------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// Reads are given here by the places where they stand, so that nothing but
// the comparison is asked.
//
//===----------------------------------------------------------------------===//

#include "tntc/Analysis/Pass.h"
#include "tntc/Frontend/TypeScript.h"
#include "tntc/IR/NodeFacts.h"

#include "llvm/ADT/StringExtras.h"

#include <gtest/gtest.h>

using namespace tntc;

namespace {

class CheckEdgesTest : public testing::Test {
protected:
  /// A node `name`, whose function is declared to return \p type.
  void from(StringRef name, StringRef type) {
    add(name, ("export default async function run(ctx: unknown): Promise<" +
               type + "> { return JSON.parse(''); }")
                  .str());
  }

  void add(StringRef name, const std::string &text) {
    ir::Node node;
    node.name = ir::Text::written(arena.save(name), {});
    node.path = ir::Text::written(arena.save(name + ".ts"), {});
    tree.add((name + ".ts").str(), text);
    nodes.push_back(node);
  }

  /// Codes and messages of a node `reader` with the text \p code, which reads
  /// \p paths (`a.b`) of its input, each where that text stands first.
  std::string said(StringRef code, std::vector<StringRef> paths) {
    std::vector<ir::Edge> edges;
    for (const ir::Node &node : nodes) {
      ir::Edge edge;
      edge.from = node.name;
      edge.to = ir::Text::written("reader", {});
      edges.push_back(edge);
    }
    add("reader", code.str());
    workflow.edges = arena.save(edges);
    workflow.nodes = arena.save(nodes);
    TypeScriptReader().readModules(workflow, tree, sources, arena);
    nodes = workflow.nodes.vec();
    for (ir::Node &node : nodes) {
      ir::NodeFacts *facts = arena.make<ir::NodeFacts>();
      facts->abstentions = arena.save(abstentions);
      node.facts = facts;
    }
    workflow.nodes = arena.save(nodes);

    DiagnosticEngine diags(sources, {});
    ir::Profile profile;
    AnalysisOptions options;
    PassContext context{diags, arena, profile, options, sources, {}};
    deriveShapes(workflow, context);
    nodes = workflow.nodes.vec();
    const ir::Module &module = *nodes.back().module;
    ir::NodeFacts *facts = arena.make<ir::NodeFacts>(*nodes.back().facts);
    ir::Shape input;
    std::vector<ir::Fact> reads;
    for (StringRef path : paths) {
      llvm::SmallVector<StringRef, 4> steps;
      path.split(steps, '.');
      add(input, steps, module, code);
      for (size_t i = 1; i <= steps.size(); ++i) {
        ir::Fact read;
        read.kind = ir::FactKind::InputRead;
        read.isDefinite = areDefinite;
        read.path = arena.save(llvm::join(ArrayRef(steps).take_front(i), "."));
        reads.push_back(read);
      }
    }
    facts->facts = arena.save(reads);
    facts->input = arena.make<ir::Shape>(input);
    nodes.back().facts = facts;
    workflow.nodes = arena.save(nodes);
    checkEdges(workflow, context);

    std::string out;
    for (const Diagnostic &diagnostic : diags.finish()) {
      out += out.empty() ? "" : "\n";
      out += diag::info(diagnostic.id).codeName() + " " + diagnostic.message;
    }
    nodes.clear();
    tree = MemoryTree();
    return out;
  }

  void add(ir::Shape &into, ArrayRef<StringRef> steps, const ir::Module &module,
           StringRef code) {
    into.kind = ir::Shape::Kind::Object;
    into.isOpen = true;
    size_t at = code.find(steps.front());
    EXPECT_NE(at, StringRef::npos) << steps.front().str();
    ir::Shape inside;
    if (steps.size() > 1)
      add(inside, steps.drop_front(), module, code);
    ir::Shape::Key key;
    key.name = steps.front();
    key.span = {module.file, uint32_t(at), uint32_t(at + key.name.size())};
    key.shape = arena.make<ir::Shape>(inside);
    std::vector<ir::Shape::Key> keys(into.keys);
    keys.push_back(key);
    into.keys = arena.save(keys);
  }

  bool areDefinite = true;                 ///< the reads
  std::vector<ir::Abstention> abstentions; ///< of each node
  std::vector<ir::Node> nodes;
  ir::Workflow workflow;
  MemoryTree tree;
  SourceManager sources;
  ir::Context arena;
};

/// A node that does no more than \p body.
std::string reading(StringRef body, StringRef input = "input: any") {
  return ("export default function run(ctx: unknown, " + input + ") { " + body +
          " }")
      .str();
}

} // namespace

TEST_F(CheckEdgesTest, AKeyThatIsThere) {
  from("a", "{ items: string[] }");
  EXPECT_EQ(said(reading("input.items;"), {"items"}), "");
}

TEST_F(CheckEdgesTest, AKeyThatIsMissing) {
  from("a", "{ items: string[] }");
  EXPECT_EQ(said(reading("input.itmes;"), {"itmes"}),
            "TNT4301 node 'a' returns no 'itmes'; did you mean 'items'?");
}

TEST_F(CheckEdgesTest, AKeyThatIsMissingInside) {
  from("a", "{ user: { name: string } }");
  EXPECT_EQ(said(reading("input.user.mail;"), {"user.mail"}),
            "TNT4301 'user' of what node 'a' returns has no 'mail'");
}

// One way of returning is enough.
TEST_F(CheckEdgesTest, Unions) {
  from("a", "{ skipped: true } | { items: string[] } | null");
  EXPECT_EQ(said(reading("input.items; input.skipped;"), {"items", "skipped"}),
            "");
  from("a", "{ skipped: true } | { items: string[] }");
  EXPECT_EQ(said(reading("input.total;"), {"total"}),
            "TNT4301 node 'a' returns no 'total'");
}

// Nothing is said of what may have more keys than are known.
TEST_F(CheckEdgesTest, NotCertain) {
  for (StringRef type :
       {"any", "Record<string, number>", "{ a: 1; [k: string]: number }",
        "Map<string, string>", "{ a: 1 } | unknown"}) {
    from("a", type);
    EXPECT_EQ(said(reading("input.x;"), {"x"}), "") << type.str();
  }
}

TEST_F(CheckEdgesTest, ASingleInputReadByNode) {
  from("fetch", "{ items: string[] }");
  EXPECT_EQ(
      said(reading("input.fetch.items;"), {"fetch.items"}),
      "TNT4302 no 'fetch' in the input of 'reader': the only edge hands over "
      "what 'fetch' returns as it is, not by the name of a node");
}

TEST_F(CheckEdgesTest, SeveralInputsReadAsOne) {
  from("first", "{ items: string[] }");
  from("second", "{ total: number }");
  EXPECT_EQ(
      said(reading("input.items; input.frist;"), {"items", "frist"}),
      "TNT4303 several edges lead to 'reader', so that its input is keyed by "
      "node and has no 'items'; did you mean 'items' of 'first'?\n"
      "TNT4303 several edges lead to 'reader', so that its input is keyed by "
      "node and has no 'frist'; did you mean 'first'?");
}

TEST_F(CheckEdgesTest, SeveralInputsReadByNode) {
  from("first", "{ items: string[] }");
  from("second", "{ total: number }");
  EXPECT_EQ(said(reading("input.first.items; input.second.totla;"),
                 {"first.items", "second.totla"}),
            "TNT4301 node 'second' returns no 'totla'; did you mean 'total'?");
}

TEST_F(CheckEdgesTest, ArraysAndObjects) {
  from("a", "string[]");
  EXPECT_EQ(said(reading("input.items; input.length;"), {"items", "length"}),
            "TNT4304 node 'a' returns an array, which has no 'items'");
  from("a", "{ tags: string[]; name: string }");
  EXPECT_EQ(said(reading("input.tags.first; input.name.full;"),
                 {"tags.first", "name.full"}),
            "TNT4304 'tags' of what node 'a' returns is an array, which has no "
            "'first'\n"
            "TNT4304 'name' of what node 'a' returns is a string, which has no "
            "'full'");
  from("a", "{ items: string[] }");
  EXPECT_EQ(
      said(reading("input.map(f);"), {"map"}),
      "TNT4305 node 'a' returns an object, which has no 'map' as arrays have");
}

// Code that goes on without a key expects that it may be missing.
TEST_F(CheckEdgesTest, TolerantReads) {
  for (StringRef body :
       {"input.extra ?? 1;", "input.extra || 1;", "input.extra?.y;",
        "input.extra?.();", "if (input.extra) f();", "if (!input.extra) f();",
        "input.extra ? 1 : 2;", "while (input.extra) f();",
        "typeof input.extra;", "'extra' in input;",
        "input.extra === undefined;", "if (a && input.extra > 1) f();",
        "const { extra = 1 } = input;", "const { extra: y = 1 } = input;",
        "(input.extra as string) ?? 1;", "input.extra = 1;",
        "if (Array.isArray(input.extra)) f();"}) {
    from("a", "{ items: string[] }");
    EXPECT_EQ(said(reading(body), {"extra"}), "") << body.str();
  }
}

// So do its types.
TEST_F(CheckEdgesTest, OptionalKeys) {
  from("a", "{ items: string[] }");
  EXPECT_EQ(
      said(reading("input.extra;", "input: { extra?: string }"), {"extra"}),
      "");
  from("a", "{ items: string[] }");
  EXPECT_EQ(said(reading("const i = input as { extra?: string }; i.extra;",
                         "input: unknown"),
                 {"extra"}),
            "");
  from("a", "{ items: string[] }");
  EXPECT_EQ(said(reading("const i = input as { extra: string }; i.extra;",
                         "input: unknown"),
                 {"extra"}),
            "TNT4301 node 'a' returns no 'extra'");
}

// Code that may do anything may return anything; code that asks for an unknown
// host returns what it says.
TEST_F(CheckEdgesTest, Abstentions) {
  ir::Abstention one;
  one.scope = ir::AbstentionScope::Network;
  abstentions.push_back(one);
  from("a", "{ items: string[] }");
  EXPECT_EQ(said(reading("input.extra;"), {"extra"}),
            "TNT4301 node 'a' returns no 'extra'");
  abstentions.back().scope = ir::AbstentionScope::Everything;
  from("a", "{ items: string[] }");
  EXPECT_EQ(said(reading("input.extra;"), {"extra"}), "");
}

// A value that may have come from elsewhere.
TEST_F(CheckEdgesTest, UncertainReads) {
  areDefinite = false;
  from("a", "{ items: string[] }");
  EXPECT_EQ(said(reading("input.extra;"), {"extra"}), "");
}

// What every object has.
TEST_F(CheckEdgesTest, Prototypes) {
  from("a", "{ items: string[] }");
  EXPECT_EQ(said(reading("input.toString(); input.hasOwnProperty('x');"),
                 {"toString", "hasOwnProperty"}),
            "");
}
