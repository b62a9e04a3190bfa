//===- FileBeside.h - files of a workflow that are no code ------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_DRIVER_FILEBESIDE_H
#define TNTC_DRIVER_FILEBESIDE_H

#include "tntc/Diagnostics/DiagnosticEngine.h"
#include "tntc/Support/SourceTree.h"

#include <optional>

namespace tntc::driver {

/// The text of \p path in \p tree, of a megabyte at most; nothing where there
/// is no such file. One that cannot be used, or leads out of \p tree (decision
/// I10), is reported.
std::optional<SourceTree::Result>
readBeside(const SourceTree &tree, StringRef path, DiagnosticEngine &diags);

} // namespace tntc::driver

#endif // TNTC_DRIVER_FILEBESIDE_H
