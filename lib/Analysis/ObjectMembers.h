//===- ObjectMembers.h - what values have without being given it *- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_OBJECTMEMBERS_H
#define TNTC_LIB_ANALYSIS_OBJECTMEMBERS_H

#include "tntc/IR/NodeFacts.h"

namespace tntc {

/// Of whatever there is: `toString`, `hasOwnProperty`, ...
bool isObjectMember(StringRef name);

/// Of arrays alone: `map`, `length`, ...
bool isArrayMember(StringRef name);

/// Whether a value of \p shape may have \p name although its shape does not
/// list it: an array has `length`, anything is possible for an open object.
bool mayHaveMember(const ir::Shape &shape, StringRef name);

} // namespace tntc

#endif // TNTC_LIB_ANALYSIS_OBJECTMEMBERS_H
