//===- SpecialHosts.h - names that need no DNS to be judged -----*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_SUPPORT_SPECIALHOSTS_H
#define TNTC_SUPPORT_SPECIALHOSTS_H

#include "tntc/Support/LLVM.h"

namespace tntc {

enum class SpecialHost : uint8_t {
  None,
  Loopback, ///< `localhost` and all below it (RFC 6761)
  Metadata, ///< where a cloud keeps the credentials of a machine, by name
};

/// \p host is in lower case.
SpecialHost findSpecialHost(StringRef host);

} // namespace tntc

#endif // TNTC_SUPPORT_SPECIALHOSTS_H
