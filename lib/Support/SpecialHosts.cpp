//===- SpecialHosts.cpp - the machine itself, and its keeper --------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Support/SpecialHosts.h"

#include "llvm/ADT/STLExtras.h"

using namespace tntc;

SpecialHost tntc::findSpecialHost(StringRef host) {
  if (host == "localhost" || host.ends_with(".localhost"))
    return SpecialHost::Loopback;
  static constexpr StringRef metadata[] = {
      "instance-data", "instance-data.ec2.internal", "metadata.goog",
      "metadata.google.internal"};
  return llvm::is_contained(metadata, host) ? SpecialHost::Metadata
                                            : SpecialHost::None;
}
