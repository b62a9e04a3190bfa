//===- Services.h - the platform's services by name -------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_ANALYSIS_SERVICES_H
#define TNTC_ANALYSIS_SERVICES_H

#include "tntc/IR/Contract.h"

namespace tntc {

/// A service of the exoskeleton as a contract asks for it.
struct ServiceInfo {
  StringRef dependency; ///< `tentacular-postgres`
  StringRef name;       ///< `postgres`, as the profile lists it
  ir::Protocol protocol;
};

/// Sorted by name.
ArrayRef<ServiceInfo> knownServices();
/// Null when \p dependency names none.
const ServiceInfo *findService(StringRef dependency);

} // namespace tntc

#endif // TNTC_ANALYSIS_SERVICES_H
