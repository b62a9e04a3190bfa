//===- CheckGraph.cpp - edges name nodes and form no cycle ----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// Nodes run in stages: one runs when all that lead to it have run. In a cycle
// none would ever run. Each cycle is shown whole, once, with a note for each
// of its edges; where cycles are so entangled that there are many, one stands
// for them.
//
//===----------------------------------------------------------------------===//

#include "CycleFinder.h"
#include "Edits.h"

#include "tntc/Analysis/Pass.h"
#include "tntc/Support/Names.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"

#include <map>

using namespace tntc;

static constexpr unsigned cyclesShown = 8;
/// What a message spells out; the notes have the rest.
static constexpr size_t namesShown = 12;

namespace {
class GraphChecker {
public:
  GraphChecker(const ir::Workflow &workflow, PassContext &context)
      : workflow(workflow), context(context) {}
  void run();

private:
  std::optional<unsigned> lookUp(const ir::Text &end);
  void addEdge(const ir::Edge &edge);
  void reportCycle(const Cycle &cycle);

  const ir::Workflow &workflow;
  PassContext &context;
  llvm::DenseMap<StringRef, unsigned> indices;
  llvm::SmallVector<StringRef, 16> nodeNames;
  Adjacency graph;
  size_t guesses = 0;
  std::map<std::pair<unsigned, unsigned>, const ir::Edge *> edges;
};
} // namespace

std::optional<unsigned> GraphChecker::lookUp(const ir::Text &end) {
  if (!end.isPresent() || end->empty())
    return std::nullopt;
  auto found = indices.find(*end);
  if (found != indices.end())
    return found->second;
  // Each guess looks at every node; a file full of wrong names gets no more
  // guesses than a person would read.
  std::optional<StringRef> near;
  if (++guesses * nodeNames.size() < 100000)
    near = names::didYouMean(*end, nodeNames);
  // The node's own name was refused: who writes it right mends this too.
  if (near && !names::isIdentifier(*near))
    return std::nullopt;
  InFlightDiagnostic diagnostic = context.diags.report(
      diag::UnknownNode, end.span, *end,
      near ? "; did you mean '" + near->str() + "'?" : std::string());
  if (near)
    addFix(diagnostic, ("write '" + *near + "'").str(),
           replaceText(end, *near, context.sources));
  return std::nullopt;
}

void GraphChecker::addEdge(const ir::Edge &edge) {
  std::optional<unsigned> from = lookUp(edge.from), to = lookUp(edge.to);
  if (!from || !to)
    return;
  auto [first, isNew] = edges.try_emplace({*from, *to}, &edge);
  if (!isNew) {
    InFlightDiagnostic diagnostic = context.diags.report(
        diag::DuplicateEdge, edge.from.span, *edge.from, *edge.to);
    diagnostic.note(first->second->from.span, "the first one is here");
    addFix(diagnostic, "remove the second",
           removeItem(edge.span, context.sources));
    return;
  }
  if (*from == *to) {
    context.diags.report(diag::SelfLoop, edge.to.span, *edge.to);
    return;
  }
  graph[*from].push_back(*to);
}

void GraphChecker::reportCycle(const Cycle &cycle) {
  std::string text;
  for (unsigned node : ArrayRef(cycle).take_front(namesShown))
    text += "'" + nodeNames[node].str() + "' -> ";
  if (cycle.size() > namesShown)
    text += "... -> ";
  text += "'" + nodeNames[cycle.front()].str() + "'";

  auto edgeAt = [&](size_t i) {
    return edges.at({cycle[i], cycle[(i + 1) % cycle.size()]});
  };
  InFlightDiagnostic diagnostic =
      context.diags.report(diag::EdgeCycle, edgeAt(0)->from.span, text);
  for (size_t i = 0; i != cycle.size(); ++i)
    diagnostic.note(edgeAt(i)->from.span, "'" + *edgeAt(i)->from +
                                              "' leads to '" + *edgeAt(i)->to +
                                              "' here");
}

void GraphChecker::run() {
  // That there are no nodes is the fault, which the reader told.
  if (workflow.nodes.empty())
    return;
  for (const ir::Node &node : workflow.nodes) {
    indices.try_emplace(*node.name, unsigned(nodeNames.size()));
    nodeNames.push_back(*node.name);
  }
  graph.resize(nodeNames.size());
  for (const ir::Edge &edge : workflow.edges)
    addEdge(edge);
  for (const Cycle &cycle : findCycles(graph, cyclesShown))
    reportCycle(cycle);
}

void tntc::checkGraph(const ir::Workflow &workflow, PassContext &context) {
  GraphChecker(workflow, context).run();
}
