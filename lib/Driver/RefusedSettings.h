//===- RefusedSettings.h - what hangs on a faulty setting -------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_DRIVER_REFUSEDSETTINGS_H
#define TNTC_LIB_DRIVER_REFUSEDSETTINGS_H

#include "tntc/Diagnostics/Diagnostic.h"
#include "tntc/Frontend/Configuration.h"

#include <vector>

namespace tntc::driver {

/// Removes from \p list what is said because a setting is not set, where that
/// setting has a fault that was told: one fault is no trail of others.
void dropTrailsOf(const Configuration &configuration,
                  std::vector<Diagnostic> &list);

} // namespace tntc::driver

#endif // TNTC_LIB_DRIVER_REFUSEDSETTINGS_H
