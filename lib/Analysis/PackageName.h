//===- PackageName.h - names and versions of modules ------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_ANALYSIS_PACKAGENAME_H
#define TNTC_ANALYSIS_PACKAGENAME_H

#include "tntc/IR/Contract.h"

namespace tntc {

/// `@scope/name`, as JSR registers packages.
bool isJsrPackage(StringRef text);
/// `name` or `@scope/name`, as npm registers new packages.
bool isNpmPackage(StringRef text);

/// True when a jsr or npm dependency names a package that can exist.
bool isPackage(const ir::Dependency &dependency);

/// What a version asks for: one release, or whichever fits today.
enum class VersionKind { Bad, Exact, Range };
/// A semantic version, a range of them (`^3.4`, `~1`, `1.x`) or a tag.
VersionKind classifyPackageVersion(StringRef text);

} // namespace tntc

#endif // TNTC_ANALYSIS_PACKAGENAME_H
