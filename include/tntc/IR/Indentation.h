//===- Indentation.h - entries that stand too far left ----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_IR_INDENTATION_H
#define TNTC_IR_INDENTATION_H

#include "tntc/Diagnostics/Diagnostic.h"
#include "tntc/IR/Value.h"

namespace tntc::ir {

/// Two spaces more before each line of \p entries; nothing where the layout
/// leaves doubt.
std::vector<Edit> indent(ArrayRef<Entry> entries, const SourceManager &sources);

} // namespace tntc::ir

#endif // TNTC_IR_INDENTATION_H
