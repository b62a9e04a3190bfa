//===- ContractEdits.h - entries that code asks for, or not -----*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_CONTRACTEDITS_H
#define TNTC_LIB_ANALYSIS_CONTRACTEDITS_H

#include "tntc/Analysis/Pass.h"

#include <optional>
#include <string>

namespace tntc {

/// \p text as the name of a dependency that the contract does not have yet.
std::string freeDependencyName(const ir::Workflow &workflow, StringRef text,
                               StringRef ending);

/// Adds the dependency \p name with \p fields (`protocol: https`) to the
/// contract, in lines or braces as it is written, and the contract where there
/// is none. Nothing when it is not clear where the edit would go.
std::optional<Edit> addDependency(const ir::Workflow &workflow, StringRef name,
                                  ArrayRef<std::string> fields,
                                  const SourceManager &sources);

/// Removes \p dependency, be it lines or within braces. Nothing when these
/// hold, or follow, a comment, which may be about something else.
std::optional<Fix> removeDependency(const ir::Workflow &workflow,
                                    const ir::Dependency &dependency,
                                    const SourceManager &sources);

/// `key: "value"`, quoted as JSON does, which YAML reads alike.
std::string quotedField(StringRef key, StringRef value);

} // namespace tntc

#endif // TNTC_LIB_ANALYSIS_CONTRACTEDITS_H
