//===- Indentation.h - fields that stand one level too high -----*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_FRONTEND_WORKFLOW_INDENTATION_H
#define TNTC_LIB_FRONTEND_WORKFLOW_INDENTATION_H

#include "Schema.h"

#include "tntc/IR/Value.h"

namespace tntc::schema {

/// How many of \p entries, which follow an entry without a value, are fields of
/// \p id with values that fit: they stand beside what they were to stand below.
size_t countStray(StructId id, ArrayRef<ir::Entry> entries);

/// True when one of \p entries, whose keys are scalars, is no field of \p id.
bool isForeign(StructId id, ArrayRef<ir::Entry> entries);

/// True when \p entry, which stands among mappings of \p id, is a field of the
/// one before it: a mapping of what that field has, which is no \p id.
bool isFieldOfFormer(StructId id, const ir::Entry &entry);

} // namespace tntc::schema

#endif // TNTC_LIB_FRONTEND_WORKFLOW_INDENTATION_H
