//===- ObjectNames.h - names of the objects of a workflow -------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_IR_OBJECTNAMES_H
#define TNTC_IR_OBJECTNAMES_H

#include "tntc/IR/Workflow.h"

#include <array>
#include <string>
#include <vector>

namespace tntc::ir {

// The Deployment, the Service and the autoscaler have the workflow's name.
inline std::string codeName(StringRef workflow) {
  return (workflow + "-code").str();
}
inline std::string metadataName(StringRef workflow) {
  return (workflow + "-metadata").str();
}
inline std::string importMapName(StringRef workflow) {
  return (workflow + "-import-map").str();
}
inline std::string secretName(StringRef workflow) {
  return (workflow + "-secrets").str();
}
inline std::string policyName(StringRef workflow) {
  return (workflow + "-netpol").str();
}
inline std::string triggerPolicyName(StringRef workflow) {
  return (workflow + "-trigger-netpol").str();
}

/// A cron trigger with the name of its CronJob (decision O18): `<n>-<trigger>`
/// with `_` as `-`, hashed when it would be over 52 bytes or clash. A trigger
/// without a name counts as `cron`, the second such as `cron-2`.
struct CronJobName {
  const Trigger *trigger;
  std::string name;
  std::string plain; ///< what it would be without a hash
};
std::vector<CronJobName> cronJobNames(const Workflow &workflow);

/// What the pods of cron triggers are told by (decision O18), by both, so that
/// those of another workflow do not pass. What the platform has always read is
/// called tentacular.dev/, what came later tentacular.io/.
std::array<Peer::Label, 2> triggerLabels(const Workflow &workflow);

/// What the engine listens on in its pod, and the Service in front of it.
inline constexpr uint16_t enginePort = 8080;

/// `TZ=Europe/Berlin 0 9 * * *` in its two parts; no prefix, no zone.
struct Schedule {
  StringRef timeZone, fields;
};
Schedule splitSchedule(StringRef text);

/// In-cluster address of the workflow's Service: bare without an enclave.
std::string serviceHost(const Workflow &workflow);
/// The namespace of `service.namespace.svc...`, in which `{enclave}` may stand;
/// empty of other hosts.
StringRef namespaceOf(StringRef host);

} // namespace tntc::ir

#endif // TNTC_IR_OBJECTNAMES_H
