//===- Repository.h - what no workflow can see alone ------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_DRIVER_REPOSITORY_H
#define TNTC_DRIVER_REPOSITORY_H

#include "Unit.h"

namespace tntc::driver {

/// Compares \p results with one another. What clashes is reported with the
/// later of two workflows, which then has failed.
void checkRepository(std::vector<UnitResult> &results,
                     const SeverityPolicy &policy);

} // namespace tntc::driver

#endif // TNTC_DRIVER_REPOSITORY_H
