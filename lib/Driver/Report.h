//===- Report.h - from units to what people read ----------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_DRIVER_REPORT_H
#define TNTC_DRIVER_REPORT_H

#include "Unit.h"

#include "tntc/Diagnostics/DiagnosticConsumer.h"

#include "llvm/Support/Error.h"

namespace tntc::driver {

/// Sends diagnostics to every sink of `--diagnostics`, and stops printing
/// after `--max-errors` errors.
class Reporter {
public:
  /// \p presentation fills in what the command line leaves open.
  static llvm::Expected<std::unique_ptr<Reporter>>
  create(const Options &options, const Presentation &presentation,
         raw_ostream &err);
  ~Reporter();

  void handle(const Diagnostic &diagnostic, const SourceManager &sources);
  /// Writes what goes to files. To be called once, at the end.
  llvm::Error finish();

private:
  struct Sink {
    std::string file;
    std::string text; ///< collected for a file
    std::unique_ptr<llvm::raw_string_ostream> stream;
    std::unique_ptr<DiagnosticConsumer> consumer;
  };
  Reporter(unsigned maxErrors, raw_ostream &err)
      : maxErrors(maxErrors), err(err) {}

  unsigned maxErrors;
  raw_ostream &err;
  unsigned errors = 0, dropped = 0;
  std::vector<std::unique_ptr<Sink>> sinks;
};

/// The time of each step, summed over \p units, longest first.
void printTimes(ArrayRef<UnitResult> units, raw_ostream &err);

} // namespace tntc::driver

#endif // TNTC_DRIVER_REPORT_H
