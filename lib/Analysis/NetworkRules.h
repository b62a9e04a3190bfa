//===- NetworkRules.h - rules under construction ----------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_ANALYSIS_NETWORKRULES_H
#define TNTC_ANALYSIS_NETWORKRULES_H

#include "tntc/IR/Context.h"
#include "tntc/IR/Grants.h"
#include "tntc/IR/Profile.h"

#include <map>
#include <set>
#include <vector>

namespace tntc {

/// `kubernetes.io/metadata.name`, which every namespace carries.
ir::Peer namespacePeer(StringRef nameSpace, ir::Context &arena);
/// Pods labelled `app.kubernetes.io/name: <app>` in \p nameSpace.
ir::Peer appPeer(StringRef nameSpace, StringRef app, ir::Context &arena);
/// Who looks up names, and where it listens.
ir::Peer dnsPeer(ir::Context &arena);
std::vector<ir::Port> dnsPorts();
/// Every pod of the policy's own namespace.
ir::Peer ownNamespacePeer();

/// \p range without the special ranges and metadata addresses that lie
/// strictly within it. A range that is special itself was written on purpose;
/// metadata addresses stay out of it unless \p policy lets them in.
ir::Peer blockPeer(const Cidr &range, const ir::Policy &policy,
                   ir::Context &arena);

/// The order of rules in a policy of egress.
struct EgressGroup {
  enum Order : unsigned { Dns, External, Address, Range, InCluster, Platform };
};

/// Collects rules; those with equal peers and ports become one.
class NetworkRules {
public:
  explicit NetworkRules(ir::Context &arena) : arena(arena) {}

  /// \p host, unless empty, is what the rule would say if it could. Without
  /// \p ports every port is open. \p group sorts before everything else.
  void add(unsigned group, std::vector<ir::Peer> peers,
           std::vector<ir::Port> ports, ArrayRef<ir::Reason> reasons,
           StringRef host = StringRef());
  void add(unsigned group, std::vector<ir::Peer> peers,
           std::vector<ir::Port> ports, ir::Reason reason) {
    add(group, std::move(peers), std::move(ports), ArrayRef(reason));
  }

  bool empty() const { return drafts.empty(); }
  /// Sorted by group, then by what the rules say.
  ArrayRef<ir::NetworkRule> finish();

private:
  struct Draft {
    std::vector<ir::Peer> peers;
    std::vector<ir::Port> ports;
    std::vector<ir::Reason> reasons;
    std::set<StringRef> hosts;
  };
  ir::Context &arena;
  std::map<std::pair<unsigned, std::string>, Draft> drafts;
};

} // namespace tntc

#endif // TNTC_ANALYSIS_NETWORKRULES_H
