//===- CollectFacts.cpp - what the code of each node uses -----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Analysis/Pass.h"
#include "tntc/IR/NodeFacts.h"

#include <vector>

using namespace tntc;

void tntc::collectFacts(ir::Workflow &workflow, PassContext &context) {
  std::vector<ir::Node> nodes(workflow.nodes);
  for (ir::Node &node : nodes)
    if (node.module && node.module->code)
      node.facts = context.arena.make<ir::NodeFacts>();
  workflow.nodes = context.arena.save(nodes);
}
