//===- ScaffoldReader.h - what a workflow was made from ---------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_DRIVER_SCAFFOLDREADER_H
#define TNTC_DRIVER_SCAFFOLDREADER_H

#include "tntc/Diagnostics/DiagnosticEngine.h"
#include "tntc/IR/Context.h"
#include "tntc/Plugin/Backend.h"
#include "tntc/Support/SourceTree.h"

namespace tntc::driver {

/// What `scaffold` of `tentacle.yaml` says, or the one line of `.scaffold`,
/// which has a name alone. \p files gets the paths of those that are there.
Scaffold readScaffold(const SourceTree &tree, SourceManager &sources,
                      ir::Context &arena, DiagnosticEngine &diags,
                      std::vector<StringRef> &files);

} // namespace tntc::driver

#endif // TNTC_DRIVER_SCAFFOLDREADER_H
