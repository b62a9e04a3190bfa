//===- Policy.h - what an S3 user may do ------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_PLUGINS_RUSTFS_POLICY_H
#define TNTC_PLUGINS_RUSTFS_POLICY_H

#include "../exoskeleton/Identity.h"

#include <nlohmann/json.hpp>

namespace tntc::rustfs {

/// An identity policy: everything below the prefix, nothing beside it.
nlohmann::ordered_json policy(const exoskeleton::Tentacle &tentacle,
                              const std::string &bucket);
/// A shell script for the client `mc`, which speaks the admin API of RustFS and
/// MinIO. It takes the user's secret key from the environment, and hands it on
/// by a pipe: an argument all can see.
std::string provision(const exoskeleton::Tentacle &tentacle,
                      const std::string &bucket);
/// Disables the user, or with \p destroy removes it, its policy and all objects
/// below the prefix.
std::string teardown(const exoskeleton::Tentacle &tentacle,
                     const std::string &bucket, bool destroy);

} // namespace tntc::rustfs

#endif // TNTC_PLUGINS_RUSTFS_POLICY_H
