//===- CollectFacts.cpp - what the code of each node uses -----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Facts/Evaluator.h"

#include "tntc/Analysis/Pass.h"
#include "tntc/IR/NodeFacts.h"

#include <vector>

using namespace tntc;

void tntc::collectFacts(ir::Workflow &workflow, PassContext &context) {
  std::vector<ir::Node> nodes(workflow.nodes);
  // Nodes may share a file.
  llvm::DenseMap<const ir::Module *, const ir::NodeFacts *> known;
  for (ir::Node &node : nodes) {
    if (!node.module || !node.module->code)
      continue;
    const ir::NodeFacts *&facts = known[node.module];
    if (!facts)
      facts =
          facts::Evaluator(context.arena, context.sources).run(*node.module);
    node.facts = facts;
  }
  workflow.nodes = context.arena.save(nodes);
}
