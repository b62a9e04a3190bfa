//===- FactNames.h - the words for what is in NodeFacts.h -------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_IR_FACTNAMES_H
#define TNTC_LIB_IR_FACTNAMES_H

#include "tntc/IR/NodeFacts.h"

namespace tntc::ir {

StringRef nameOf(FactKind kind);
StringRef nameOf(PermissionKind kind);
StringRef nameOf(AbstentionScope scope);
StringRef nameOf(Leak::Sink sink);
StringRef nameOf(Habit::Kind kind);
StringRef nameOf(Shape::Kind kind);

} // namespace tntc::ir

#endif // TNTC_LIB_IR_FACTNAMES_H
