//===- EnabledServices.h - services that configuration names ----*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_DRIVER_ENABLEDSERVICES_H
#define TNTC_LIB_DRIVER_ENABLEDSERVICES_H

#include "PluginSet.h"

#include "tntc/Diagnostics/DiagnosticEngine.h"

namespace tntc::driver {

/// Reports what `services.enabled` names and \p components, and what is built
/// in, offer almost so. Any other name may be that of a plugin that is not
/// there in this run.
void judgeEnabledServices(Configuration &configuration,
                          ArrayRef<ActiveComponent> components,
                          DiagnosticEngine &diags);

} // namespace tntc::driver

#endif // TNTC_LIB_DRIVER_ENABLEDSERVICES_H
