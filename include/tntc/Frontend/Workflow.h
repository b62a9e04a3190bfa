//===- Workflow.h - from YAML values to a workflow --------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_FRONTEND_WORKFLOW_H
#define TNTC_FRONTEND_WORKFLOW_H

#include "tntc/Diagnostics/DiagnosticEngine.h"
#include "tntc/IR/Context.h"
#include "tntc/IR/Workflow.h"
#include "tntc/Support/Json.h"

namespace tntc {

/// Reads the fields of Schema.def out of \p root. Reports every fault of form
/// (unknown keys, wrong types, missing fields, patterns); what fields mean to
/// one another is left to the passes. Null only when \p root is no mapping.
ir::Workflow *readWorkflow(const ir::Value &root, FileId file,
                           ir::Context &context, DiagnosticEngine &diags);

/// JSON Schema, draft 2020-12, of workflow.yaml.
json::Value workflowSchema();
/// The field reference of docs/Workflow.md, in Markdown.
void printFieldReference(raw_ostream &out);

} // namespace tntc

#endif // TNTC_FRONTEND_WORKFLOW_H
