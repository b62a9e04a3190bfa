//===- ServiceEgress.h - the way to a service -------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_ANALYSIS_SERVICEEGRESS_H
#define TNTC_ANALYSIS_SERVICEEGRESS_H

#include "tntc/IR/Context.h"
#include "tntc/IR/Profile.h"
#include "tntc/IR/Workflow.h"

namespace tntc {

/// What lets a pod of the platform's namespace reach what \p facts name, and
/// look up names for it, and no more: whoever provisions has more rights there
/// than any workflow.
ArrayRef<ir::NetworkRule> serviceRules(const ir::ServiceFacts &facts,
                                       const ir::Workflow &workflow,
                                       const ir::Profile &profile,
                                       ir::Context &arena);

} // namespace tntc

#endif // TNTC_ANALYSIS_SERVICEEGRESS_H
