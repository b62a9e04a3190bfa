//===- Specifier.h - what the text of an import names -----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_FRONTEND_TYPESCRIPT_SPECIFIER_H
#define TNTC_LIB_FRONTEND_TYPESCRIPT_SPECIFIER_H

#include "tntc/IR/Module.h"

#include <optional>
#include <string>

namespace tntc::typescript {

/// Fills kind, package, version and subpath from the specifier.
void classify(ir::Import &import);

/// The path that the relative \p specifier in \p importer leads to, as Deno
/// resolves it: as a URL, of which query and fragment do not name the file.
/// Nothing when it leaves the directory of the workflow.
std::optional<std::string> resolveRelative(StringRef importer,
                                           StringRef specifier);

} // namespace tntc::typescript

#endif // TNTC_LIB_FRONTEND_TYPESCRIPT_SPECIFIER_H
