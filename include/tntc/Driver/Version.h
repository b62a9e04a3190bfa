//===- Version.h - which compiler this is -----------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_DRIVER_VERSION_H
#define TNTC_DRIVER_VERSION_H

#include "tntc/Support/LLVM.h"

namespace tntc {

/// `X.Y.Z`, as CMakeLists.txt says.
inline StringRef version() { return TNTC_VERSION; }

} // namespace tntc

#endif // TNTC_DRIVER_VERSION_H
