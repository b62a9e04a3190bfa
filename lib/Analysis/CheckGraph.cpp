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
#include "Refusals.h"

#include "tntc/Analysis/Pass.h"
#include "tntc/Support/Names.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

#include <map>

using namespace tntc;

static constexpr unsigned cyclesShown = 8;
/// What a message spells out; the notes have the rest.
static constexpr size_t namesShown = 12;

/// Names that cannot be are compared with those that no node has: no person
/// writes more of either.
static constexpr size_t mostRefused = 100;

namespace {
class GraphChecker {
public:
  GraphChecker(const ir::Workflow &workflow, PassContext &context)
      : workflow(workflow), context(context) {}
  void run();

private:
  std::optional<unsigned> lookUp(const ir::Text &end);
  void reportUnknown(StringRef name, ArrayRef<ir::Text> ends);
  void addEdge(const ir::Edge &edge);
  void reportCycle(const Cycle &cycle);

  const ir::Workflow &workflow;
  PassContext &context;
  llvm::DenseMap<StringRef, unsigned> indices;
  llvm::SmallVector<StringRef, 16> nodeNames;
  llvm::SmallVector<StringRef, 4> refusedNames; ///< of these
  Adjacency graph;
  /// Names that no node has, with the ends of edges that have them.
  llvm::MapVector<StringRef, llvm::SmallVector<ir::Text, 2>> unknown;
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
  // By an alias a name stands in several edges.
  auto &ends = unknown[*end];
  if (llvm::none_of(
          ends, [&](const ir::Text &known) { return known.span == end.span; }))
    ends.push_back(end);
  return std::nullopt;
}

void GraphChecker::reportUnknown(StringRef name, ArrayRef<ir::Text> ends) {
  // Each guess looks at every node; a file full of wrong names gets no more
  // guesses than a person would read.
  std::optional<StringRef> near;
  if (++guesses * nodeNames.size() < 100000)
    near = names::didYouMean(name, nodeNames);
  // The node's own name was refused: who writes it right mends this too.
  auto isMeant = [&](StringRef node) { return mayMeanName(name, node); };
  if (llvm::any_of(refusedNames, isMeant))
    return;
  InFlightDiagnostic diagnostic = context.diags.report(
      diag::UnknownNode, ends.front().span, name,
      near ? "; did you mean '" + near->str() + "'?" : std::string());
  for (const ir::Text &other : ends.drop_front())
    diagnostic.note(other.span, "it is named here too");
  if (!near)
    return;
  Fix fix{("write '" + *near + "'").str(), true, {}};
  for (const ir::Text &end : ends)
    if (std::optional<Edit> edit = replaceText(end, *near, context.sources))
      fix.edits.push_back(*edit);
  // All of them or none.
  if (fix.edits.size() == ends.size())
    std::move(diagnostic).fix(std::move(fix));
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

void GraphChecker::reportCycle(const Cycle &found) {
  const std::vector<unsigned> &cycle = found.nodes;
  std::string text;
  for (unsigned node : ArrayRef(cycle).take_front(namesShown))
    text += "'" + nodeNames[node].str() + "' -> ";
  if (cycle.size() > namesShown)
    text += "... -> ";
  text += "'" + nodeNames[cycle.front()].str() + "'";
  if (found.isOneOfMany)
    text += ", and others entangled with it";

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
    if (!names::isIdentifier(*node.name) && refusedNames.size() < mostRefused)
      refusedNames.push_back(*node.name);
  }
  graph.resize(nodeNames.size());
  for (const ir::Edge &edge : workflow.edges)
    addEdge(edge);
  // A node that could not be read may have the name.
  if (!workflow.leftOut.nodes)
    for (const auto &[name, ends] : unknown)
      reportUnknown(name, ends);
  for (const Cycle &cycle : findCycles(graph, cyclesShown))
    reportCycle(cycle);
}

void tntc::checkGraph(const ir::Workflow &workflow, PassContext &context) {
  GraphChecker(workflow, context).run();
}
