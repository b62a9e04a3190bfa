//===- Printer.h - the JSON form of the IR ----------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_IR_PRINTER_H
#define TNTC_IR_PRINTER_H

#include "tntc/IR/Workflow.h"
#include "tntc/Support/Json.h"

namespace tntc::ir {

/// Raised when a member changes meaning or goes away.
constexpr unsigned irSchemaVersion = 1;

/// The published form: versioned, every node with its place and origin.
/// `readIr` (Reader.h) makes the same workflow of it.
json::Value print(const Workflow &workflow, const SourceManager &sources);

/// The JSON Schema of what print gives.
json::Value irSchema();

/// Raised when a member of `--emit=facts` changes meaning or goes away.
constexpr unsigned factsSchemaVersion = 1;

/// What each node was seen to use, with all places.
json::Value printFacts(const Workflow &workflow, const SourceManager &sources);

/// The JSON Schema of what printFacts gives.
json::Value factsSchema();

/// \p value as JSON; integers keep every digit. False when it holds what JSON
/// has no word for (a key that is no scalar, an infinity, NaN), with the
/// place of the first such thing in \p bad.
bool printDocument(const Value &value, raw_ostream &out, Span &bad,
                   StringRef &why);

/// A Value as a JSON tree; numbers beyond 64 bits become strings. For config
/// blocks and extensions that go into workflow.json.
json::Value toJson(const Value &value);

} // namespace tntc::ir

#endif // TNTC_IR_PRINTER_H
