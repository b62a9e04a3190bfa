//===- CheckDeployment.cpp - limits that fit one another ------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Analysis/Pass.h"

using namespace tntc;

void tntc::checkDeployment(const ir::Workflow &workflow, PassContext &context) {
  if (!workflow.deployment.autoscale)
    return;
  const ir::Number &min = workflow.deployment.autoscale->min;
  const ir::Number &max = workflow.deployment.autoscale->max;
  // The API server would refuse it, and no number of pods obeys both.
  if (min.isRefused() || max.isRefused() || !max.isPresent() || *min <= *max)
    return;
  context.diags.report(diag::AutoscaleReversed, min.span, *min, *max)
      .note(max.span, "'max' is here");
}
