//===- Reader.h - the IR back from its JSON ---------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_IR_READER_H
#define TNTC_IR_READER_H

#include "tntc/Diagnostics/DiagnosticEngine.h"
#include "tntc/IR/Context.h"
#include "tntc/IR/Workflow.h"

namespace tntc::ir {

/// Of one IR; what is printed of the largest workflow is far below.
constexpr uint64_t maxIrBytes = 64u << 20;

/// Reads what `print` gave, from \p file of \p sources, to which the files
/// that it carries are added: printed again it gives the same bytes. Null
/// after a diagnostic; a member that is unknown, missing, of another type or
/// out of range is one, and so is a place that its file does not have. What
/// only checks of the code look at (`Module::code`, `Node::facts`) is not in
/// the IR. Whether the workflow is a good one is not asked.
Workflow *readIr(FileId file, SourceManager &sources, Context &arena,
                 DiagnosticEngine &diags);

} // namespace tntc::ir

#endif // TNTC_IR_READER_H
