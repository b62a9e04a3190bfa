//===- RepositoryRoot.h - whose configuration is trusted --------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_DRIVER_REPOSITORYROOT_H
#define TNTC_DRIVER_REPOSITORYROOT_H

#include "tntc/Support/LLVM.h"

#include <string>

namespace tntc::driver {

/// The nearest directory at or above \p directory that holds a repository of
/// its own, or nothing (decision O23). It is what Git itself would take for
/// one: a `.git` that is merely called so, as an archive may bring it, would
/// put aside the policy of the repository around it. A submodule is none: its
/// content is chosen by whoever wrote the commit that names it, not by who
/// runs the compiler. A work tree is one when its repository knows it.
std::string repositoryRoot(StringRef directory);

} // namespace tntc::driver

#endif // TNTC_DRIVER_REPOSITORYROOT_H
