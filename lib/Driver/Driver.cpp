//===- Driver.cpp - the run as a whole ------------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Driver/Driver.h"

#include "Inputs.h"
#include "Options.h"
#include "Output.h"
#include "Questions.h"
#include "Report.h"
#include "TypeCheck.h"
#include "Unit.h"

#include "tntc/Diagnostics/Fixes.h"
#include "tntc/Diagnostics/Verify.h"
#include "tntc/Writer/Writer.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <map>
#include <thread>

using namespace tntc;
using namespace tntc::driver;

static void complain(raw_ostream &err, llvm::Error error) {
  llvm::handleAllErrors(
      std::move(error),
      [&](const WriteError &e) {
        SourceManager none;
        DiagnosticEngine diags(none, {});
        diags.report(diag::CannotWrite, {}, e.path, e.reason);
        auto consumer = createTextConsumer(err, /*colour=*/false);
        for (const Diagnostic &diagnostic : diags.finish())
          consumer->handle(diagnostic, none);
      },
      [&](const llvm::ErrorInfoBase &e) {
        err << "tntc-compile: " << e.message() << '\n';
      });
}

/// The key comes from a file or the environment, never from the command line,
/// which every process on the machine can read (decision O10).
static llvm::Expected<SecretText> readPlatformKey(const Options &options) {
  if (!options.platformKeyFile.empty()) {
    auto buffer = llvm::MemoryBuffer::getFile(options.platformKeyFile);
    if (!buffer)
      return llvm::createStringError(buffer.getError(),
                                     "cannot read '" + options.platformKeyFile +
                                         "': " + buffer.getError().message());
    return SecretText((*buffer)->getBuffer().rtrim("\r\n"));
  }
  const char *key = std::getenv("TNTC_PLATFORM_KEY");
  return SecretText(key ? key : "");
}

/// Every worker takes the next unit that nobody has; the results lie in the
/// order of \p places, so that the number of workers never shows.
static std::vector<UnitResult> compileAll(ArrayRef<Place> places,
                                          const UnitContext &context) {
  std::vector<UnitResult> results(places.size());
  std::atomic<size_t> next = 0;
  auto work = [&] {
    TypeScriptReader reader;
    for (size_t i = next++; i < places.size(); i = next++)
      results[i] = compileUnit(places[i], context, reader);
  };
  size_t workers = std::min<size_t>(context.options.jobs, places.size());
  std::vector<std::thread> threads;
  for (size_t i = 1; i < workers; ++i)
    threads.emplace_back(work);
  work();
  for (std::thread &thread : threads)
    thread.join();
  return results;
}

/// Two workflows of one enclave and name would be one set of objects.
static void checkDuplicates(std::vector<UnitResult> &results,
                            const SeverityPolicy &policy) {
  std::map<std::pair<StringRef, StringRef>, const UnitResult *> seen;
  for (UnitResult &result : results) {
    if (result.name.empty())
      continue;
    auto [first, isNew] =
        seen.try_emplace({result.enclave, result.name}, &result);
    if (isNew)
      continue;
    DiagnosticEngine diags(*result.sources, policy);
    const UnitResult &other = *first->second;
    const SourceFile &file = other.sources->file(other.nameSpan.file);
    diags.report(diag::DuplicateWorkflow, result.nameSpan, result.name,
                 result.enclave.empty() ? "(none)" : result.enclave,
                 file.path().str() + ":" +
                     std::to_string(file.lineNumber(other.nameSpan.begin)));
    for (Diagnostic &diagnostic : diags.finish())
      result.diagnostics.push_back(std::move(diagnostic));
    result.failed = true;
  }
}

/// Names of objects are made from names of workflows and triggers, and may
/// meet although those differ: `x` with its policy for cron pods, and
/// `x-trigger` with its own.
static void checkObjectClashes(std::vector<UnitResult> &results,
                               const SeverityPolicy &policy) {
  std::map<std::pair<StringRef, StringRef>, const UnitResult *> seen;
  for (UnitResult &result : results) {
    DiagnosticEngine diags(*result.sources, policy);
    for (const Artifact &artifact : result.artifacts.artifacts()) {
      if (artifact.kind.empty())
        continue;
      auto [first, isNew] =
          seen.try_emplace({result.enclave, artifact.part}, &result);
      if (isNew || first->second == &result ||
          first->second->name == result.name)
        continue;
      StringRef name = StringRef(artifact.part).drop_back(strlen(".yaml"));
      name = name.drop_front(artifact.kind.size() + 1);
      diags.report(diag::ObjectClash, result.nameSpan, artifact.kind, name,
                   first->second->name);
    }
    for (Diagnostic &diagnostic : diags.finish()) {
      result.diagnostics.push_back(std::move(diagnostic));
      result.failed = true;
    }
  }
}

/// Repairs what can be repaired, and says what was done. True when a file was
/// changed, so that looking again is worth it.
static llvm::Expected<bool> repair(ArrayRef<UnitResult> results,
                                   ArrayRef<Place> places,
                                   const Options &options, raw_ostream &out) {
  bool changed = false;
  for (auto [result, place] : llvm::zip(results, places)) {
    FixResult fixes = computeFixes(result.diagnostics, *result.sources);
    for (const FixedFile &fixed : fixes.files) {
      if (options.fix == FixMode::DryRun) {
        printUnifiedDiff(fixed, *result.sources, out);
        continue;
      }
      // Only files of the workflow itself: never what configuration names.
      StringRef name = result.sources->file(fixed.file).path();
      if (place.file == "-" || name.ends_with(".toml"))
        continue;
      std::string path = name.str();
      if (llvm::Error error = replaceFile(path, fixed.text))
        return error;
      changed = true;
    }
  }
  return changed;
}

static int verify(ArrayRef<UnitResult> results, raw_ostream &err) {
  bool good = true;
  for (const UnitResult &result : results)
    good &= verifyDiagnostics(result.diagnostics, *result.sources, err) == 0;
  return good ? ExitOk : ExitInput;
}

namespace {
/// What a run has found out on its way to an exit code.
struct Run {
  const Options &options;
  llvm::raw_fd_ostream &out;
  raw_ostream &err;
  std::vector<Place> places;
  std::vector<UnitResult> results;

  int compile();
  int fixAndCompile(const UnitContext &context);
  int reportAll();
  int write();
};
} // namespace

/// A repair may uncover what it hid, or make way for another; a handful of
/// rounds reaches the end in practice.
static constexpr unsigned maxFixRounds = 8;

int Run::fixAndCompile(const UnitContext &context) {
  for (unsigned round = 0; round < maxFixRounds; ++round) {
    results = compileAll(places, context);
    if (options.fix == FixMode::None)
      break;
    llvm::Expected<bool> changed = repair(results, places, options, out);
    if (!changed) {
      complain(err, changed.takeError());
      return ExitWorld;
    }
    if (!*changed)
      break;
  }
  return ExitOk;
}

int Run::reportAll() {
  Presentation presentation;
  if (!results.empty())
    presentation = results.front().presentation;
  auto reporter = Reporter::create(options, presentation, err);
  if (!reporter) {
    complain(err, reporter.takeError());
    return ExitWorld;
  }
  for (const UnitResult &result : results) {
    err << result.dumps;
    for (const Diagnostic &diagnostic : result.diagnostics)
      (*reporter)->handle(diagnostic, *result.sources);
  }
  if (options.timeReport)
    printTimes(results, err);
  if (llvm::Error error = (*reporter)->finish()) {
    complain(err, std::move(error));
    return ExitWorld;
  }
  auto failed = [](const UnitResult &result) { return result.failed; };
  auto unreadable = [](const UnitResult &result) {
    return llvm::any_of(result.diagnostics, [](const Diagnostic &diagnostic) {
      return diagnostic.id == diag::CannotRead;
    });
  };
  bool isUnable = false;
  for (const UnitResult &result : results)
    if (!result.failure.empty()) {
      err << "tntc-compile: " << result.failure << '\n';
      isUnable = true;
    }
  if (isUnable || llvm::any_of(results, unreadable))
    return ExitWorld;
  return llvm::any_of(results, failed) ? ExitInput : ExitOk;
}

int Run::write() {
  ArtifactSet all;
  std::vector<std::string> inputs;
  for (UnitResult &result : results) {
    inputs.insert(inputs.end(), result.inputs.begin(), result.inputs.end());
    if (!all.append(std::move(result.artifacts))) {
      err << "tntc-compile: two workflows want one output file; give them "
             "enclaves or names of their own\n";
      return ExitInput;
    }
  }
  llvm::Expected<bool> same = deliver(all, options, out, err);
  if (!same) {
    complain(err, same.takeError());
    return ExitWorld;
  }
  if (options.writeDepfile)
    if (llvm::Error error = writeDepfile(inputs, options)) {
      complain(err, std::move(error));
      return ExitWorld;
    }
  return *same ? ExitOk : ExitDiffers;
}

int Run::compile() {
  llvm::Expected<SecretText> key = readPlatformKey(options);
  if (!key) {
    complain(err, key.takeError());
    return ExitWorld;
  }
  if (options.printConfiguration) {
    places.push_back(
        placeOf(options.paths.empty() ? "." : options.paths.front()));
  } else {
    auto found = findWorkflows(options.paths);
    if (!found) {
      complain(err, found.takeError());
      return ExitWorld;
    }
    places = std::move(*found);
  }

  std::unique_ptr<llvm::MemoryBuffer> standardInput;
  if (llvm::is_contained(options.paths, "-")) {
    auto buffer = llvm::MemoryBuffer::getSTDIN();
    if (!buffer) {
      err << "tntc-compile: cannot read standard input: "
          << buffer.getError().message() << '\n';
      return ExitWorld;
    }
    standardInput = std::move(*buffer);
  }
  std::string deno;
  if (options.typeCheck) {
    llvm::Expected<std::string> found = findDeno(options.deno);
    if (!found) {
      complain(err, found.takeError());
      return ExitWorld;
    }
    deno = std::move(*found);
  }
  UnitContext context{options, *key,
                      standardInput ? standardInput->getBuffer() : "", deno};
  if (int code = fixAndCompile(context))
    return code;
  checkDuplicates(results, options.severity);
  checkObjectClashes(results, options.severity);
  if (options.printConfiguration)
    out << results.front().configuration;
  if (options.verifyDiagnostics)
    return verify(results, err);
  if (int code = reportAll())
    return code;
  if (options.printConfiguration || options.fix == FixMode::DryRun)
    return ExitOk;
  return write();
}

int tntc::compileMain(int argc, char **argv, llvm::raw_fd_ostream &out,
                      llvm::raw_fd_ostream &err) {
  // A reader that has gone away is an error of writing like any other.
  std::signal(SIGPIPE, SIG_IGN);
  std::optional<Options> options = parseOptions(argc, argv, err);
  if (!options)
    return ExitUsage;
  int code;
  if (std::optional<int> answered = answerQuestion(*options, out, err)) {
    code = *answered;
  } else {
    Run run{*options, out, err, {}, {}};
    code = run.compile();
  }
  if (llvm::Error error = flush(out)) {
    complain(err, std::move(error));
    code = ExitWorld;
  }
  // Nobody is left to be told that standard error is gone.
  err.clear_error();
  return code;
}
