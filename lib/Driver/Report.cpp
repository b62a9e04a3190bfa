//===- Report.cpp - sinks, limits, times ----------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Report.h"

#include "Inputs.h"
#include "Output.h"

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

Reporter::Reporter(const Options &options, const Presentation &presentation,
                   raw_ostream &err)
    : options(options), err(err) {
  std::vector<DiagnosticsSink> wanted = options.diagnostics;
  if (wanted.empty())
    wanted.push_back({presentation.diagnostics, ""});
  StringRef when = options.colour;
  if (when == "auto" && !presentation.colour.empty())
    when = presentation.colour;
  for (const DiagnosticsSink &want : wanted) {
    auto sink = std::make_unique<Sink>();
    sink->file = want.file;
    sink->isForPeople = want.form != "json" && want.form != "sarif";
    if (sink->isFile()) {
      sink->stream = std::make_unique<llvm::raw_string_ostream>(sink->text);
      sink->consumer = makeConsumer(want.form, *sink->stream, false);
    } else {
      sink->consumer = makeConsumer(want.form, err, wantsColour(when, err));
    }
    sinks.push_back(std::move(sink));
  }
}

Reporter::~Reporter() = default;

void Reporter::handle(const Diagnostic &diagnostic,
                      const SourceManager &sources) {
  bool isError = diagnostic.severity == Severity::Error;
  bool isCut = options.maxErrors && errors >= options.maxErrors;
  (isCut ? dropped : errors) += isError;
  for (auto &sink : sinks)
    if (!isCut || !sink->isForPeople)
      sink->consumer->handle(diagnostic, sources);
}

void Reporter::handle(llvm::function_ref<void(DiagnosticEngine &)> report) {
  SourceManager none;
  DiagnosticEngine diags(none, options.severity);
  report(diags);
  for (const Diagnostic &diagnostic : diags.finish())
    handle(diagnostic, none);
}

void Reporter::handle(llvm::Error error) {
  handle([&](DiagnosticEngine &diags) {
    llvm::handleAllErrors(
        std::move(error),
        [&](const WriteError &e) {
          diags.report(diag::CannotWrite, {}, e.path, e.reason)
              .about(e.path == standardOutput ? StringRef() : e.path);
        },
        [&](const InputError &e) {
          diags.report(e.code, {}, e.path, e.reason).about(e.path);
        },
        [&](const llvm::ErrorInfoBase &e) {
          diags.report(diag::CannotRun, {}, e.message());
        });
  });
}

void Reporter::finish(Sink &sink) {
  sink.consumer->finish();
  raw_ostream &out = sink.isFile() ? *sink.stream : err;
  if (dropped && sink.isForPeople)
    out << "tntc-compile: " << dropped << " more error"
        << (dropped > 1 ? "s" : "")
        << " not shown (--max-errors=0 shows all)\n";
}

bool Reporter::canFinish(const std::vector<std::string> &inputs) const {
  return llvm::all_of(sinks, [&](const std::unique_ptr<Sink> &sink) {
    return !sink->isFile() ||
           (!isOneOf(sink->file, made) &&
            !llvm::errorToBool(tryText(sink->file, {false, inputs})));
  });
}

bool Reporter::finish(const std::vector<std::string> &inputs) {
  std::vector<std::unique_ptr<Sink>> files, streams;
  for (auto &sink : sinks)
    (sink->isFile() ? files : streams).push_back(std::move(sink));

  llvm::Error error = llvm::Error::success();
  for (auto &sink : files) {
    finish(*sink);
    error = llvm::joinErrors(
        std::move(error),
        isOneOf(sink->file, made)
            ? llvm::make_error<WriteError>(sink->file, isMade.str())
            : writeText(sink->file, sink->text, {false, inputs}));
  }
  // Files that cannot be written are told by what is left to tell it.
  sinks = std::move(streams);
  bool isGood = !error;
  if (!isGood && sinks.empty()) {
    auto last = std::make_unique<Sink>();
    last->consumer = createTextConsumer(err, /*colour=*/false);
    sinks.push_back(std::move(last));
    dropped = 0;
  }
  handle(std::move(error));
  for (auto &sink : sinks)
    finish(*sink);
  return isGood;
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
