//===- CheckIsolated.cpp - nodes that edges pass by -----------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// A node without edges is a root like others and runs on every trigger. In a
// workflow that has edges it is more often one that was forgotten. Several
// roots, or parts that nothing connects, are a way to write workflows and are
// left alone.
//
//===----------------------------------------------------------------------===//

#include "tntc/Analysis/Pass.h"

#include "llvm/ADT/DenseSet.h"

using namespace tntc;

void tntc::checkIsolated(const ir::Workflow &workflow, PassContext &context) {
  if (workflow.edges.empty() || workflow.leftOut.edges)
    return;
  llvm::DenseSet<StringRef> known, connected;
  for (const ir::Node &node : workflow.nodes)
    known.insert(*node.name);
  for (const ir::Edge &edge : workflow.edges) {
    // An edge that is at fault may be the one that a node seems to lack.
    if (!known.contains(*edge.from) || !known.contains(*edge.to) ||
        *edge.from == *edge.to)
      return;
    connected.insert(*edge.from);
    connected.insert(*edge.to);
  }
  for (const ir::Node &node : workflow.nodes)
    if (!connected.contains(*node.name))
      context.diags.report(diag::IsolatedNode, node.name.span, *node.name);
}
