//===- Report.h - from units to what people read ----------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_DRIVER_REPORT_H
#define TNTC_DRIVER_REPORT_H

#include "Unit.h"

#include "tntc/Diagnostics/DiagnosticConsumer.h"
#include "tntc/Diagnostics/DiagnosticEngine.h"

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"

namespace tntc::driver {

/// Sends diagnostics to every sink of `--diagnostics`. What people read is cut
/// after `--max-errors` errors; what programs read never is.
class Reporter {
public:
  /// \p presentation fills in what the command line leaves open.
  Reporter(const Options &options, const Presentation &presentation,
           raw_ostream &err);
  ~Reporter();

  void handle(const Diagnostic &diagnostic, const SourceManager &sources);
  /// What \p report says of the run as a whole.
  void handle(llvm::function_ref<void(DiagnosticEngine &)> report);
  /// What the world refused.
  void handle(llvm::Error error);
  /// Takes none of \p files for what it writes itself: they are made.
  void keepOff(std::vector<std::string> files) { made = std::move(files); }
  /// False when finish() would fail at a file, as far as can be known before.
  [[nodiscard]] bool canFinish(const std::vector<std::string> &inputs) const;
  /// Writes what goes to files, over none of \p inputs. To be called once, at
  /// the end; false when that failed, which was told then.
  [[nodiscard]] bool finish(const std::vector<std::string> &inputs);

private:
  struct Sink {
    std::string file;
    std::string text; ///< collected for a file
    std::unique_ptr<llvm::raw_string_ostream> stream;
    std::unique_ptr<DiagnosticConsumer> consumer;
    bool isForPeople = true;
    bool isFile() const { return !file.empty(); }
  };
  void finish(Sink &sink);

  const Options &options;
  raw_ostream &err;
  unsigned errors = 0, dropped = 0;
  std::vector<std::string> made;
  std::vector<std::unique_ptr<Sink>> sinks;
};

/// The time of each step, summed over \p units, longest first.
void printTimes(ArrayRef<UnitResult> units, raw_ostream &err);

} // namespace tntc::driver

#endif // TNTC_DRIVER_REPORT_H
