//===- Indentation.h - fields that stand one level too high -----*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_FRONTEND_WORKFLOW_INDENTATION_H
#define TNTC_LIB_FRONTEND_WORKFLOW_INDENTATION_H

#include "Schema.h"

#include "tntc/Diagnostics/DiagnosticEngine.h"
#include "tntc/IR/Value.h"

namespace tntc::schema {

/// How many of \p entries, which follow an entry without a value, are fields of
/// \p id with values that fit: they stand beside what they were to stand below.
size_t countStray(StructId id, ArrayRef<ir::Entry> entries);

/// Two spaces more before each line of \p entries; nothing where the layout
/// leaves doubt.
std::vector<Edit> indent(ArrayRef<ir::Entry> entries,
                         const SourceManager &sources);

} // namespace tntc::schema

#endif // TNTC_LIB_FRONTEND_WORKFLOW_INDENTATION_H
