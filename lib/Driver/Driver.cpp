//===- Driver.cpp - the run as a whole ------------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Driver/Driver.h"

#include "Inputs.h"
#include "NewPlugin.h"
#include "Options.h"
#include "Output.h"
#include "PlatformKey.h"
#include "Questions.h"
#include "Repairs.h"
#include "Report.h"
#include "Repository.h"
#include "RunFindings.h"
#include "TypeCheck.h"
#include "Unit.h"

#include "tntc/Diagnostics/Verify.h"
#include "tntc/Driver/Version.h"
#include "tntc/Plugin/InProcess.h"
#include "tntc/Support/SystemError.h"
#include "tntc/Writer/Writer.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"

#include <atomic>
#include <cstdlib>
#include <set>
#include <thread>

using namespace tntc;
using namespace tntc::driver;

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

static int verify(ArrayRef<UnitResult> results, raw_ostream &err) {
  bool good = true;
  for (const UnitResult &result : results)
    good &= verifyDiagnostics(result.diagnostics, *result.sources, err) == 0;
  return good ? ExitOk : ExitInput;
}

namespace {
/// What a run has found out on its way to an exit code.
class Run {
public:
  Run(const Options &options, llvm::raw_fd_ostream &out, raw_ostream &err)
      : options(options), out(out), err(err),
        plugins(options.plugins, version()) {}
  int compile();
  /// Empties \c out and ends the reports.
  int finish(int code);

private:
  int fixAndCompile(const UnitContext &context);
  int reportAll();
  int explain();
  int write();
  Reporter &reporter();
  std::vector<std::string> inputs() const;
  /// Also what would have been read, had nothing gone wrong before.
  std::vector<std::string> kept() const;
  std::vector<std::string> secretPlaces() const;
  /// Says in every form what the world refused.
  int fail(llvm::Error error) {
    reporter().handle(std::move(error));
    return ExitWorld;
  }

  const Options &options;
  llvm::raw_fd_ostream &out;
  raw_ostream &err;
  PluginSet plugins;
  std::vector<Place> places;
  std::vector<UnitResult> results;
  std::unique_ptr<Reporter> theReporter;
  std::vector<Diagnostic> pluginFaults;
  std::vector<Diagnostic> ownFindings;
};
} // namespace

/// Made when there is something to say, since the configuration that is read
/// with the first workflow has a say in how.
Reporter &Run::reporter() {
  if (!theReporter)
    theReporter = std::make_unique<Reporter>(
        options,
        results.empty() ? Presentation() : results.front().presentation, err);
  return *theReporter;
}

/// A handful of rounds reaches the end in practice.
static constexpr unsigned maxFixRounds = 8;

int Run::fixAndCompile(const UnitContext &context) {
  results = compileAll(places, context);
  if (options.fix == FixMode::None)
    return ExitOk;
  Repairs repairs;
  UnitContext again = context;
  again.edited = &repairs.texts();
  std::vector<UnitResult> repaired;
  for (unsigned round = 0; round < maxFixRounds; ++round) {
    if (!repairs.add(round ? repaired : results, places))
      break;
    repaired = compileAll(places, again);
  }
  // What a dry run reports is what there is.
  if (options.fix == FixMode::DryRun) {
    repairs.print(out);
    return ExitOk;
  }
  if (llvm::Error error = repairs.write())
    return fail(std::move(error));
  if (!repaired.empty())
    results = std::move(repaired);
  return ExitOk;
}

/// A file of configuration is read with each workflow, and what is wrong with
/// it is told once.
static bool isRepeated(const Diagnostic &diagnostic,
                       const SourceManager &sources,
                       std::set<std::string> &told) {
  if (!diagnostic.span.isValid())
    return false;
  StringRef path = sources.file(diagnostic.span.file).path();
  return path.ends_with(".toml") &&
         !told.insert((path + ":" + Twine(diagnostic.span.begin) + ":" +
                       diagnostic.codeName() + diagnostic.message)
                          .str())
              .second;
}

int Run::reportAll() {
  std::set<std::string> told;
  for (const UnitResult &result : results) {
    err << result.dumps;
    for (const Diagnostic &diagnostic : result.diagnostics)
      if (!isRepeated(diagnostic, *result.sources, told))
        reporter().handle(diagnostic, *result.sources);
  }
  for (const Diagnostic &diagnostic : pluginFaults)
    reporter().handle(diagnostic, plugins.sources());
  SourceManager none;
  for (const Diagnostic &diagnostic : ownFindings)
    reporter().handle(diagnostic, none);
  if (options.timeReport)
    printTimes(results, err);
  return exitCodeOf(results, pluginFaults, ownFindings);
}

/// Granted by one workflow is granted.
int Run::explain() {
  bool isGranted = false;
  for (const UnitResult &result : results) {
    out << result.explanation;
    isGranted |= result.isGranted;
  }
  return isGranted ? ExitOk : ExitInput;
}

std::vector<std::string> Run::inputs() const {
  std::vector<std::string> all;
  for (const UnitResult &result : results)
    all.insert(all.end(), result.inputs.begin(), result.inputs.end());
  if (!options.platformKeyFile.empty())
    all.push_back(options.platformKeyFile);
  return all;
}

std::vector<std::string> Run::kept() const {
  std::vector<std::string> all = inputs();
  for (const std::string &path : options.paths)
    all.insert(all.end(), {path, path + "/workflow.yaml"});
  return all;
}

int Run::write() {
  ArtifactSet all;
  std::vector<SharedPiece> pieces;
  for (UnitResult &result : results) {
    [[maybe_unused]] bool added = all.append(std::move(result.artifacts));
    assert(added && "files of two workflows were compared before");
    std::move(result.shared.begin(), result.shared.end(),
              std::back_inserter(pieces));
  }
  [[maybe_unused]] auto misfit = joinPieces(std::move(pieces), all);
  assert(!misfit && "what does not fit was reported");
  // First what says what the outputs are made from, and where faults are
  // told: who has new outputs without these takes them for what they are not.
  auto files = outputFiles(all, options);
  if (!files)
    return fail(files.takeError());
  if (options.writeDepfile && isOneOf(depfileOf(options), *files))
    return fail(llvm::make_error<WriteError>(depfileOf(options), isMade.str()));
  reporter().keepOff(std::move(*files));
  if (!reporter().canFinish(kept()))
    return ExitWorld;
  if (options.writeDepfile)
    if (llvm::Error error = writeDepfile(all, inputs(), options))
      return fail(std::move(error));
  auto different = deliver(all, inputs(), options, out);
  if (!different)
    return fail(different.takeError());
  for (const std::string &path : *different)
    reporter().handle([&](DiagnosticEngine &diags) {
      diags.report(diag::OutputDiffers, {}, path).about(path);
    });
  return different->empty() ? ExitOk : ExitDiffers;
}

/// Where values may lie that plugins are not to see.
std::vector<std::string> Run::secretPlaces() const {
  std::vector<std::string> list;
  for (const Place &place : places)
    for (const std::string &directory :
         {place.directory, place.enclaveDirectory})
      if (!directory.empty())
        list.push_back(directory);
  llvm::SmallString<128> key;
  if (!options.platformKeyFile.empty() &&
      !llvm::sys::fs::real_path(options.platformKeyFile, key))
    list.push_back(key.str().str());
  return list;
}

int Run::compile() {
  llvm::Expected<PlatformKey> key = readPlatformKey(options);
  if (!key)
    return fail(key.takeError());
  if (options.printConfiguration) {
    places.push_back(
        placeOf(options.paths.empty() ? "." : options.paths.front()));
  } else {
    auto found = findWorkflows(options.paths, options.fromIr);
    if (!found) {
      // Whether a plugin makes an output is known only from configuration,
      // which lies beside workflows: without any, none does.
      for (const std::string &kind : options.emit)
        if (options.plugins.plugins.empty() &&
            !llvm::is_contained(emitKinds(), StringRef(kind))) {
          llvm::consumeError(found.takeError());
          complainOfWord(err, "output", kind, emitKinds());
          return ExitUsage;
        }
      return fail(found.takeError());
    }
    places = std::move(found->places);
    ownFindings = misnamedFindings(found->misnamed, options.severity);
  }

  plugins.keepSecret(secretPlaces());

  std::unique_ptr<llvm::MemoryBuffer> standardInput;
  if (llvm::is_contained(options.paths, "-")) {
    auto buffer = llvm::MemoryBuffer::getSTDIN();
    if (!buffer)
      return fail(llvm::make_error<InputError>(diag::CannotRead, "<stdin>",
                                               errorText(buffer.getError())));
    standardInput = std::move(*buffer);
  }
  std::string deno;
  if (options.typeCheck) {
    llvm::Expected<std::string> found = findDeno(options.deno);
    if (!found)
      return fail(found.takeError());
    deno = std::move(*found);
  }
  UnitContext context{options, key->text, plugins,
                      standardInput ? standardInput->getBuffer() : "", deno};
  if (int code = fixAndCompile(context))
    return code;
  for (const UnitResult &result : results)
    if (!result.unknownOutput.empty()) {
      std::vector<StringRef> known = emitKinds();
      for (const auto &[key, entry] : plugins.entries())
        if (entry.plugin)
          for (const Component &component : entry.plugin->components())
            if (component.kind == ComponentKind::Backend)
              known.push_back(component.name);
      complainOfWord(err, "output", result.unknownOutput, known);
      return ExitUsage;
    }
  blameMisfits(results, plugins);
  plugins.finish();
  pluginFaults = pluginFindings(plugins, options.severity);
  llvm::append_range(ownFindings, keyFindings(options, *key));
  llvm::append_range(ownFindings,
                     partialFileFindings(results, places, options));
  checkRepository(results, options.severity);
  if (options.printConfiguration)
    out << results.front().configuration;
  if (options.verifyDiagnostics)
    return verify(results, err);
  if (int code = reportAll()) {
    if (code == ExitInput && options.printsOnlyFacts())
      if (int other = write())
        return other;
    return code;
  }
  if (options.printConfiguration || options.fix == FixMode::DryRun)
    return ExitOk;
  if (!options.explainGrant.empty())
    return explain();
  return write();
}

int Run::finish(int code) {
  if (llvm::Error error = flush(out))
    code = fail(std::move(error));
  // A log is wanted also when there is nothing to say.
  if (!results.empty() && !options.verifyDiagnostics)
    reporter();
  if (theReporter && !theReporter->finish(kept()))
    code = ExitWorld;
  return code;
}

int tntc::compileMain(int argc, char **argv, llvm::raw_fd_ostream &out,
                      llvm::raw_fd_ostream &err) {
  if (asksForNewPlugin(argc, argv))
    return makeNewPlugin(argc, argv, out, err);
  std::optional<Options> options = parseOptions(argc, argv, err);
  if (!options)
    return ExitUsage;
  RunInProcess process("tntc-compile", ExitPlugin);
  Run run(*options, out, err);
  std::optional<int> answered = answerQuestion(*options, out, err);
  int code = run.finish(answered ? *answered : run.compile());
  // Nobody is left to be told that standard error is gone, but by the code.
  err.flush();
  if (err.has_error() && code == ExitOk)
    code = ExitWorld;
  err.clear_error();
  return code;
}
