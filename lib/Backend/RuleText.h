//===- RuleText.h - network rules in words ----------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_BACKEND_RULETEXT_H
#define TNTC_LIB_BACKEND_RULETEXT_H

#include "tntc/IR/Workflow.h"

#include <string>

namespace tntc::report {

/// `TCP 443, UDP 53`, or `every port`.
std::string describe(ArrayRef<ir::Port> ports);
/// `TCP 443 to 10.0.0.0/8`; \p direction is `to` or `from`.
std::string describe(const ir::NetworkRule &rule, StringRef direction);

/// Whether Deno's flags narrow a rule to the hosts that it was made for. They
/// do not hold sidecars, nor nodes that may ask for any host.
bool narrowsToHosts(const ir::Workflow &workflow);

} // namespace tntc::report

#endif // TNTC_LIB_BACKEND_RULETEXT_H
