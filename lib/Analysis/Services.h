//===- Services.h - the platform's services by name -------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_ANALYSIS_SERVICES_H
#define TNTC_ANALYSIS_SERVICES_H

#include "tntc/Analysis/Pass.h"

#include <vector>

namespace tntc {

/// Those that a platform is known to have, and \p offered; sorted by name.
std::vector<ServiceInfo> knownServices(ArrayRef<ServiceInfo> offered);
/// Nothing when \p dependency names none.
std::optional<ServiceInfo> findService(StringRef dependency,
                                       ArrayRef<ServiceInfo> offered);

} // namespace tntc

#endif // TNTC_ANALYSIS_SERVICES_H
