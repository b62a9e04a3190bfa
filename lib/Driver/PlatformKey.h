//===- PlatformKey.h - what every credential follows from -------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_DRIVER_PLATFORMKEY_H
#define TNTC_DRIVER_PLATFORMKEY_H

#include "Options.h"

#include "tntc/Support/SecretText.h"

#include "llvm/Support/Error.h"

namespace tntc::driver {

struct PlatformKey {
  SecretText text; ///< empty when there is none
  /// The mode of its file, in octal, where that lets in others than the owner.
  std::string openMode;
};

/// The key comes from a file or the environment, never from the command line,
/// which every process on the machine can read (decision O10).
llvm::Expected<PlatformKey> readPlatformKey(const Options &options);

} // namespace tntc::driver

#endif // TNTC_DRIVER_PLATFORMKEY_H
