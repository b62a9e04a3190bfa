//===- LiteralTargets.h - dynamic targets that code names -------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_LITERALTARGETS_H
#define TNTC_LIB_ANALYSIS_LITERALTARGETS_H

#include "Uses.h"

#include <optional>
#include <vector>

namespace tntc {

struct NamedTarget {
  StringRef host; ///< a name, or an address without brackets
  uint16_t port;
};

/// Where `ctx.dependency(...).fetch(url)` of a dynamic target leads, for which
/// the whole URL stands as the path; nothing when that is not known.
std::optional<NamedTarget> namedTarget(StringRef url);

struct LiteralTarget {
  StringRef host; ///< an address, without brackets
  uint16_t port;
  Use use; ///< that names it
};

/// Where the \p uses of the dynamic target \p dependency lead, when each names
/// an address and a port; nothing when one leaves them open or names a host,
/// which may answer from anywhere and lead on to others (decision O4).
/// What lies outside of its range or its ports is left out.
std::optional<std::vector<LiteralTarget>>
literalTargets(const ir::Dependency &dependency, const Uses &uses);

} // namespace tntc

#endif // TNTC_LIB_ANALYSIS_LITERALTARGETS_H
