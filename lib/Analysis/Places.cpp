//===- Places.cpp - one fault at several places ---------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Places.h"

using namespace tntc;

void tntc::noteMore(InFlightDiagnostic &report, ArrayRef<NodeFact> more,
                    StringRef words) {
  constexpr size_t few = 3;
  if (more.size() <= few) {
    for (const NodeFact &other : more)
      report.note(other.fact->span, words);
    return;
  }
  report.note(more.front().fact->span,
              words + ", and at " + Twine(more.size() - 1) + " more places");
}

void tntc::noteSteps(InFlightDiagnostic &report, ArrayRef<ir::Step> steps) {
  for (const ir::Step &step : steps)
    report.note(step.span, step.text);
}
