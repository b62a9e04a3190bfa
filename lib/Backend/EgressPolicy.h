//===- EgressPolicy.h - a fence with one way out ----------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_BACKEND_EGRESSPOLICY_H
#define TNTC_LIB_BACKEND_EGRESSPOLICY_H

#include "KubernetesObject.h"

#include "tntc/IR/Grants.h"

namespace tntc::kubernetes {

/// The pods that \p selected selects reach what \p egress says, nobody them.
Object makeEgressPolicy(const ObjectMeta &meta, StringMap selected,
                        ArrayRef<ir::NetworkRule> egress);

} // namespace tntc::kubernetes

#endif // TNTC_LIB_BACKEND_EGRESSPOLICY_H
