//===- TriggerPods.h - what the pods of cron triggers may do ----*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_BACKEND_TRIGGERPODS_H
#define TNTC_LIB_BACKEND_TRIGGERPODS_H

#include "tntc/Plugin/Backend.h"

#include <string>
#include <vector>

namespace tntc::kubernetes {

/// A cron trigger's pod looks up one name and talks to one port, that of the
/// workflow's own engine (decision O18): so much follows from the workflow's
/// name alone. Nothing is granted where no such pod is made.
class TriggerPods {
public:
  explicit TriggerPods(const BackendRequest &request);
  TriggerPods(const TriggerPods &) = delete;
  TriggerPods &operator=(const TriggerPods &) = delete;

  bool exist() const { return !reasons.empty(); }
  /// `host:port` of the engine.
  StringRef address() const { return net.value; }
  ArrayRef<ir::NetworkRule> egress() const { return rules; }
  /// Of `--allow-net`.
  ArrayRef<ir::Permission> permissions() const {
    return exist() ? ArrayRef(net) : ArrayRef<ir::Permission>();
  }

private:
  std::string hostAndPort;
  std::vector<ir::Reason> reasons, lookUps;
  ir::Peer::Label engineLabel;
  ir::Peer dns, engine;
  std::vector<ir::NetworkRule> rules;
  ir::Permission net;
};

} // namespace tntc::kubernetes

#endif // TNTC_LIB_BACKEND_TRIGGERPODS_H
