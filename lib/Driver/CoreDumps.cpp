//===- CoreDumps.cpp - what a crash may leave on the disk -----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "CoreDumps.h"

#include <algorithm>
#include <sys/resource.h>

void tntc::driver::forbidCoreDumps() {
  // No core fits into a byte. Of a core that a program takes from the kernel
  // (core(5), "Piping core dumps to a program") the limit of 0 is overlooked,
  // and that of 1 is not.
  rlimit limit;
  if (::getrlimit(RLIMIT_CORE, &limit) != 0)
    return;
  limit.rlim_cur = limit.rlim_max = std::min<rlim_t>(limit.rlim_max, 1);
  (void)::setrlimit(RLIMIT_CORE, &limit);
}
