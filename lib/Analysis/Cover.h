//===- Cover.h - the entry that an address in code falls under --*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_COVER_H
#define TNTC_LIB_ANALYSIS_COVER_H

#include "tntc/IR/NodeFacts.h"
#include "tntc/IR/Workflow.h"

#include <string>

namespace tntc {

/// What an address that code names has to do with the contract.
struct Cover {
  const ir::Dependency *dependency = nullptr;
  const ir::Sidecar *sidecar = nullptr;
  /// The host is that of `dependency`, but not the port or the protocol.
  bool isOtherEndpoint = false;

  bool isCovered() const { return sidecar || (dependency && !isOtherEndpoint); }
};
/// \p fact names its host.
Cover coverOf(const ir::Workflow &workflow, const ir::Fact &fact);

/// Whether \p address lies in a special range inside of \p range, which opening
/// \p range leaves closed (decision O3).
bool isClosedWithin(const Cidr &range, const Cidr &address);
/// Whether \p host, at \p port, may be one of the dynamic target \p dependency.
/// A name may lead to any address, so that only its port can be compared; port
/// 0 is not known.
bool isTarget(const ir::Dependency &dependency, StringRef host, uint16_t port);

/// Whether it waits for connections instead of making one.
bool listens(const ir::Fact &fact);

/// The port that \p fact reaches: the one that it names, or its scheme's; 0
/// when neither is known.
uint16_t portOf(const ir::Fact &fact);
/// `example.com:443`, as far as it is known.
std::string endpointOf(const ir::Fact &fact);

} // namespace tntc

#endif // TNTC_LIB_ANALYSIS_COVER_H
