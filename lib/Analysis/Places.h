//===- Places.h - one fault at several places -------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_PLACES_H
#define TNTC_LIB_ANALYSIS_PLACES_H

#include "Uses.h"

namespace tntc {

/// Notes \p more places of what \p report says: each of a few, else the first
/// and how many there are.
void noteMore(InFlightDiagnostic &report, ArrayRef<NodeFact> more,
              StringRef words);

/// Notes the steps of a value, in reading order.
void noteSteps(InFlightDiagnostic &report, ArrayRef<ir::Step> steps);

} // namespace tntc

#endif // TNTC_LIB_ANALYSIS_PLACES_H
