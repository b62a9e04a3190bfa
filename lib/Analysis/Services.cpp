//===- Services.cpp - the table of services -------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Services.h"

#include "llvm/ADT/STLExtras.h"

using namespace tntc;

// SPIRE gives an identity, not an address: it has no protocol.
static constexpr ServiceInfo services[] = {
    {"tentacular-nats", "nats", ir::Protocol::Nats},
    {"tentacular-postgres", "postgres", ir::Protocol::Postgres},
    {"tentacular-rustfs", "rustfs", ir::Protocol::S3},
    {"tentacular-spire", "spire", ir::Protocol::Unknown},
};

ArrayRef<ServiceInfo> tntc::knownServices() { return services; }

const ServiceInfo *tntc::findService(StringRef dependency) {
  const ServiceInfo *service =
      llvm::find_if(services, [&](const ServiceInfo &candidate) {
        return candidate.dependency == dependency;
      });
  return service == std::end(services) ? nullptr : service;
}
