//===- DiagnosticConsumer.h - forms of printing -----------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_DIAGNOSTICS_DIAGNOSTICCONSUMER_H
#define TNTC_DIAGNOSTICS_DIAGNOSTICCONSUMER_H

#include "tntc/Diagnostics/Diagnostic.h"

#include <memory>

namespace tntc {

/// Prints diagnostics as they come. `finish` closes what the form needs
/// closed, and is called once even when nothing was handled.
class DiagnosticConsumer {
public:
  virtual ~DiagnosticConsumer();
  virtual void handle(const Diagnostic &diagnostic,
                      const SourceManager &sources) = 0;
  virtual void finish() {}
};

/// `path:line:column: error[TNT3001]: message`, caret line, notes, fixes.
std::unique_ptr<DiagnosticConsumer> createTextConsumer(raw_ostream &out,
                                                       bool colour);
/// One JSON object a line.
std::unique_ptr<DiagnosticConsumer> createJsonConsumer(raw_ostream &out);
/// One SARIF 2.1.0 log, printed by `finish`.
std::unique_ptr<DiagnosticConsumer> createSarifConsumer(raw_ostream &out);
/// Workflow commands of GitHub Actions (`::error file=...`).
std::unique_ptr<DiagnosticConsumer> createGithubConsumer(raw_ostream &out);

} // namespace tntc

#endif // TNTC_DIAGNOSTICS_DIAGNOSTICCONSUMER_H
