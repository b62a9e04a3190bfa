//===- Explain.h - why one address is granted -------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_BACKEND_EXPLAIN_H
#define TNTC_BACKEND_EXPLAIN_H

#include "tntc/Plugin/Backend.h"

#include <optional>
#include <string>

namespace tntc {

/// A host or address, and a port, as `--explain-grant` takes them.
struct Endpoint {
  std::string host; ///< lower case, without brackets
  uint16_t port = 0;

  /// Nothing unless \p text is `HOST:PORT`.
  static std::optional<Endpoint> parse(StringRef text);
};

/// Prints the chain of reasons for \p endpoint, or, returning false, that
/// there is none and what is granted.
bool explainGrant(const BackendRequest &request, const Endpoint &endpoint,
                  raw_ostream &out);

} // namespace tntc

#endif // TNTC_BACKEND_EXPLAIN_H
