//===- Seccomp.h - what a plugin may not ask of the kernel ------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_PLUGIN_SECCOMP_H
#define TNTC_LIB_PLUGIN_SECCOMP_H

#include "tntc/Support/LLVM.h"

#include <linux/filter.h>

namespace tntc {

/// A program for the kernel, as `bwrap --seccomp` takes it. Empty on machines
/// whose numbers of calls are not known here.
ArrayRef<sock_filter> pluginFilter();

} // namespace tntc

#endif // TNTC_LIB_PLUGIN_SECCOMP_H
