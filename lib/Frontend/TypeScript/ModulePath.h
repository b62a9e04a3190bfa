//===- ModulePath.h - which files of a workflow are code --------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_FRONTEND_TYPESCRIPT_MODULEPATH_H
#define TNTC_LIB_FRONTEND_TYPESCRIPT_MODULEPATH_H

#include "tntc/IR/Module.h"
#include "tntc/Support/SourceTree.h"

#include <string>

namespace tntc::typescript {

/// Paths that must never be read for shipping, whatever they lead to (I10).
bool isHidden(StringRef path);

/// Whether \p path ends like code; only imports may lead to JSON.
bool hasModuleExtension(StringRef path, bool isImport);

/// The file that was probably meant by \p path, which is missing: the same
/// name with another or no extension, the index of a directory, or a name
/// that is spelt nearly so.
std::string nearestFile(StringRef path, const SourceTree &tree);

/// The file that the bare specifier of \p import names, as if './' stood
/// before it or it were counted from the directory of the workflow; or nothing.
std::string fileOfBare(const ir::Import &import, const ir::Module &importer,
                       const SourceTree &tree);

} // namespace tntc::typescript

#endif // TNTC_LIB_FRONTEND_TYPESCRIPT_MODULEPATH_H
