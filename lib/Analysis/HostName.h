//===- HostName.h - what a `host` names -------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_ANALYSIS_HOSTNAME_H
#define TNTC_ANALYSIS_HOSTNAME_H

#include "tntc/IR/Profile.h"
#include "tntc/IR/Workflow.h"

#include <optional>
#include <string>

namespace tntc {

/// Why a text is no host, and the host that was meant if that is plain.
struct HostFault {
  std::string message;
  std::string repair;
  unsigned port = 0; ///< what stood behind the host and belongs into 'port'
  /// Stood before the host, and goes with its repair.
  std::string scheme = {};
  bool losesPath = false; ///< so does a path that stood behind it
};

/// Nothing when \p text is a host as a dependency may name it: a lower-case
/// DNS name or an address, with nothing around it.
std::optional<HostFault> judgeHost(StringRef text);

/// Where a host lies, as far as its text tells.
struct HostName {
  enum Kind : uint8_t {
    External,
    Address,  ///< `address`
    Service,  ///< in the cluster: `service` in `nameSpace`
    Loopback, ///< `localhost`
    Metadata, ///< a cloud's metadata service, by name
  };
  Kind kind = External;
  Cidr address;
  StringRef service;
  StringRef nameSpace; ///< empty: the workflow's own
};

/// \p host has passed judgeHost. In the cluster are `service.ns.svc`, the same
/// with `.cluster.local`, `service.ns` for a namespace that is known, and a
/// single label, which is of the workflow's own namespace (decision O3).
HostName classifyHost(StringRef host, const ir::Workflow &workflow,
                      const ir::Profile &profile);

/// True when \p nameSpace, as classifyHost gives it, is the workflow's own.
bool isOwnNamespace(StringRef nameSpace, const ir::Workflow &workflow);

} // namespace tntc

#endif // TNTC_ANALYSIS_HOSTNAME_H
