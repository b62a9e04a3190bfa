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

std::vector<ServiceInfo> tntc::knownServices(ArrayRef<ServiceInfo> offered) {
  std::vector<ServiceInfo> all = offered.vec();
  for (const ServiceInfo &service : services)
    if (llvm::none_of(offered, [&](const ServiceInfo &other) {
          return other.dependency == service.dependency;
        }))
      all.push_back(service);
  llvm::sort(all, [](const ServiceInfo &a, const ServiceInfo &b) {
    return a.dependency < b.dependency;
  });
  return all;
}

std::optional<ServiceInfo> tntc::findService(StringRef dependency,
                                             ArrayRef<ServiceInfo> offered) {
  for (ArrayRef<ServiceInfo> table : {offered, ArrayRef(services)})
    for (const ServiceInfo &service : table)
      if (service.dependency == dependency)
        return service;
  return std::nullopt;
}
