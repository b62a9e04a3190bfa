//===- DeriveShapes.cpp - what nodes hand over ----------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// Following values tells most of what a node returns; where it does not, as
// for the body of an answer, the type that the author wrote does.
//
//===----------------------------------------------------------------------===//

#include "DeclaredShapes.h"
#include "NodeFunction.h"
#include "Shapes.h"

#include "tntc/Analysis/Pass.h"

using namespace tntc;

void tntc::deriveShapes(ir::Workflow &workflow, PassContext &context) {
  DeclaredShapes declared(context.arena);
  std::vector<ir::Node> nodes(workflow.nodes);
  for (ir::Node &node : nodes) {
    if (!node.facts || !node.module)
      continue;
    NodeFunction found = NodeFunction::of(*node.module);
    if (!found.function || !found.function->returnType)
      continue;
    ir::NodeFacts *facts = context.arena.make<ir::NodeFacts>(*node.facts);
    facts->returns = shapes::refine(
        context.arena, facts->returns,
        declared.readAwaited(found.function->returnType, *found.module));
    node.facts = facts;
  }
  workflow.nodes = context.arena.save(nodes);
}
