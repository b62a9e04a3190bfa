//===- ContextMembers.h - what ctx has, and what it gives -------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_CONTEXTMEMBERS_H
#define TNTC_LIB_ANALYSIS_CONTEXTMEMBERS_H

#include "tntc/IR/NodeFacts.h"
#include "tntc/IR/Workflow.h"

#include <optional>

namespace tntc {

// What a Fact of kind MissingMember calls them.
inline constexpr llvm::StringLiteral ofContext = "ctx";
inline constexpr llvm::StringLiteral ofLog = "ctx.log";
inline constexpr llvm::StringLiteral ofConfig = "ctx.config";
inline constexpr llvm::StringLiteral ofSecrets = "ctx.secrets";
inline constexpr llvm::StringLiteral ofDependency = "ctx.dependency";
inline constexpr llvm::StringLiteral ofConnection = "ctx.dependency(...)";

/// The members of \p owner, as docs/Engine.md lists them; none of
/// `ctx.dependency`, a function.
ArrayRef<StringRef> membersOf(StringRef owner);

/// Whether \p owner has \p name, be it of its own, or as any object or function
/// does, or is asked for it by the language itself.
bool hasMember(StringRef owner, StringRef name);

/// The member of \p owner that seems to be meant by \p name, which it does not
/// have.
struct MeantMember {
  StringRef name;
  bool isSure = false; ///< a slip of the finger
};
std::optional<MeantMember> meantMember(StringRef owner, StringRef name);

/// Whether code asks `ctx` for something that there is not and that is no slip
/// of what there is: whatever seems to be used by nobody may be meant.
bool asksForMore(const ir::Workflow &workflow);

} // namespace tntc

#endif // TNTC_LIB_ANALYSIS_CONTEXTMEMBERS_H
