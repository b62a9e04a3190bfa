//===- ImageReference.h - names of container images -------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_SUPPORT_IMAGEREFERENCE_H
#define TNTC_SUPPORT_IMAGEREFERENCE_H

#include "tntc/Support/LLVM.h"

#include <optional>
#include <string>

namespace tntc {

/// `registry.example.com:5000/team/browser:1.4@sha256:...` in its parts.
struct ImageReference {
  StringRef name; ///< with the registry, if it is written
  StringRef tag, digest;

  static std::optional<ImageReference> parse(StringRef text);
  /// Whether \p text is a host, with its port if there is one.
  static bool isRegistry(StringRef text);
  /// The name with what goes without saying: `docker.io/library/nginx`.
  std::string canonicalName() const;
  /// True when \p prefix is the name or ends at one of its slashes. A prefix
  /// without a registry is of `docker.io`.
  bool hasPrefix(StringRef prefix) const;
};

} // namespace tntc

#endif // TNTC_SUPPORT_IMAGEREFERENCE_H
