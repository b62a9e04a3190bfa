//===- GrantList.h - every grant in words, with its reasons -----*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_BACKEND_GRANTLIST_H
#define TNTC_LIB_BACKEND_GRANTLIST_H

#include "tntc/Plugin/Backend.h"

#include <string>
#include <vector>

namespace tntc::report {

enum class Kind : uint8_t {
  Egress,
  Ingress,
  TriggerEgress,
  Deno,
  TriggerDeno,
  Import,
  Secret,
  Mount
};
StringRef kindName(Kind kind);
StringRef kindTitle(Kind kind);
inline constexpr Kind allKinds[] = {
    Kind::Egress,      Kind::Ingress, Kind::TriggerEgress, Kind::Deno,
    Kind::TriggerDeno, Kind::Import,  Kind::Secret,        Kind::Mount};

struct Grant {
  Kind kind;
  std::string what;
  /// The hosts that are meant, where a network policy can only say addresses.
  ArrayRef<StringRef> hosts;
  /// Who keeps it to what is meant, in words; empty: the grant itself.
  std::string narrowing;
  std::vector<ir::Reason> reasons;
};

/// In the order of the kinds, and within one in that of the outputs.
std::vector<Grant> listGrants(const BackendRequest &request);

} // namespace tntc::report

#endif // TNTC_LIB_BACKEND_GRANTLIST_H
