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

/// What stands in the code for the member \p meant instead of \p key, which
/// \p fact is about; nothing where that is not written out.
std::string textFor(const ir::Fact &fact, StringRef key, StringRef meant,
                    const SourceManager &sources);

/// Notes the steps of a value, in reading order.
void noteSteps(InFlightDiagnostic &report, ArrayRef<ir::Step> steps);

} // namespace tntc

#endif // TNTC_LIB_ANALYSIS_PLACES_H
