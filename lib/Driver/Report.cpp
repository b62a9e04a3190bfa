//===- Report.cpp - sinks, limits, times ----------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Report.h"

#include "tntc/Writer/Writer.h"

#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Format.h"

#include <cstdlib>

using namespace tntc;
using namespace tntc::driver;

static bool wantsColour(StringRef when, raw_ostream &err) {
  if (when == "always" || when == "never")
    return when == "always";
  const char *none = std::getenv("NO_COLOR");
  return err.has_colors() && !(none && *none);
}

static std::unique_ptr<DiagnosticConsumer>
makeConsumer(StringRef form, raw_ostream &out, bool colour) {
  if (form == "json")
    return createJsonConsumer(out);
  if (form == "sarif")
    return createSarifConsumer(out);
  if (form == "github")
    return createGithubConsumer(out);
  return createTextConsumer(out, colour);
}

Reporter::~Reporter() = default;

llvm::Expected<std::unique_ptr<Reporter>>
Reporter::create(const Options &options, const Presentation &presentation,
                 raw_ostream &err) {
  std::unique_ptr<Reporter> reporter(new Reporter(options.maxErrors, err));
  std::vector<DiagnosticsSink> wanted = options.diagnostics;
  if (wanted.empty())
    wanted.push_back({presentation.diagnostics, ""});
  StringRef when = options.colour;
  if (when == "auto" && !presentation.colour.empty())
    when = presentation.colour;
  for (const DiagnosticsSink &want : wanted) {
    auto sink = std::make_unique<Sink>();
    sink->file = want.file;
    if (sink->file.empty()) {
      sink->consumer = makeConsumer(want.form, err, wantsColour(when, err));
    } else {
      sink->stream = std::make_unique<llvm::raw_string_ostream>(sink->text);
      sink->consumer = makeConsumer(want.form, *sink->stream, false);
    }
    reporter->sinks.push_back(std::move(sink));
  }
  return reporter;
}

void Reporter::handle(const Diagnostic &diagnostic,
                      const SourceManager &sources) {
  bool isError = diagnostic.severity == Severity::Error;
  if (maxErrors && errors >= maxErrors) {
    dropped += isError;
    return;
  }
  errors += isError;
  for (auto &sink : sinks)
    sink->consumer->handle(diagnostic, sources);
}

llvm::Error Reporter::finish() {
  llvm::Error error = llvm::Error::success();
  for (auto &sink : sinks) {
    sink->consumer->finish();
    if (sink->file.empty())
      continue;
    sink->stream->flush();
    error =
        llvm::joinErrors(std::move(error), writeText(sink->file, sink->text));
  }
  if (dropped)
    err << "tntc-compile: " << dropped << " more error"
        << (dropped > 1 ? "s" : "")
        << " not shown (--max-errors=0 shows all)\n";
  return error;
}

void driver::printTimes(ArrayRef<UnitResult> units, raw_ostream &err) {
  llvm::MapVector<StringRef, std::chrono::nanoseconds> sums;
  for (const UnitResult &unit : units)
    for (const StepTime &time : unit.times)
      sums[time.step] += time.time;
  auto rows = sums.takeVector();
  llvm::stable_sort(rows, llvm::less_second());
  for (const auto &[step, time] : llvm::reverse(rows))
    err << llvm::format("%12.3f ms  ", double(time.count()) / 1e6) << step
        << '\n';
}
