//===- CheckHabits.cpp - promises and answers that nobody looks at --------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Analysis/Pass.h"
#include "tntc/IR/NodeFacts.h"

using namespace tntc;

void tntc::checkHabits(const ir::Workflow &workflow, PassContext &context) {
  for (const ir::Node &node : workflow.nodes)
    if (node.facts)
      for (const ir::Habit &habit : node.facts->habits)
        context.diags.report(habit.kind == ir::Habit::Kind::NotAwaited
                                 ? diag::NotAwaited
                                 : diag::NotChecked,
                             habit.span);
}
