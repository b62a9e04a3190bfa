//===- RunFindings.cpp - what no single workflow is to blame for ----------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "RunFindings.h"

#include "tntc/Credentials/Derive.h"

#include "llvm/ADT/STLExtras.h"

#include <set>

using namespace tntc;
using namespace tntc::driver;

/// What is found here has no place in a file.
static const SourceManager &noSources() {
  static const SourceManager none;
  return none;
}

void driver::blameMisfits(ArrayRef<UnitResult> results, PluginSet &plugins) {
  std::vector<SharedPiece> pieces;
  std::vector<ObjectClaim> claims;
  for (const UnitResult &result : results) {
    pieces.insert(pieces.end(), result.shared.begin(), result.shared.end());
    claims.insert(claims.end(), result.claims.begin(), result.claims.end());
  }
  if (auto taken = findTakenObject(claims))
    plugins.blame(taken->first, std::move(taken->second));
  ArtifactSet joined;
  if (auto misfit = joinPieces(std::move(pieces), joined))
    plugins.blame(misfit->first, std::move(misfit->second));
}

std::vector<Diagnostic> driver::pluginFindings(const PluginSet &plugins,
                                               const SeverityPolicy &severity) {
  DiagnosticEngine diags(plugins.sources(), severity);
  for (const PluginSet::Problem &problem : plugins.problems()) {
    const std::vector<std::string> &more = problem.fault.arguments;
    auto argument = [&](size_t i) { return i < more.size() ? more[i] : ""; };
    InFlightDiagnostic diagnostic =
        diags.report(problem.fault.id, problem.fault.place, problem.plugin,
                     argument(0), argument(1), argument(2), argument(3));
    if (!problem.fault.about.empty())
      diagnostic.note(Span(), problem.fault.about);
    for (const std::string &note : problem.fault.notes)
      diagnostic.note(Span(), note);
  }
  return diags.finish();
}

/// The workflows of the enclaves at \p root that are not among \p places.
static size_t countMissing(StringRef root, ArrayRef<Place> places) {
  auto all = findWorkflows({(root + "/enclaves").str()}, false);
  if (!all) {
    llvm::consumeError(all.takeError());
    return 0;
  }
  return llvm::count_if(all->places, [&](const Place &place) {
    return llvm::none_of(places, [&](const Place &compiled) {
      return compiled.directory == place.directory;
    });
  });
}

std::vector<Diagnostic>
driver::partialFileFindings(ArrayRef<UnitResult> results,
                            ArrayRef<Place> places, const Options &options) {
  std::set<std::string> partial;
  for (const UnitResult &result : results)
    for (const SharedPiece &piece : result.shared)
      if (!piece.isWhole && StringRef(piece.path).starts_with("provision/"))
        partial.insert(piece.path);
  auto inEnclave = llvm::find_if(
      places, [](const Place &place) { return !place.enclave.empty(); });
  if (partial.empty() || inEnclave == places.end() || inEnclave->root.empty())
    return {};
  size_t missing = countMissing(inEnclave->root, places);
  if (!missing)
    return {};
  DiagnosticEngine diags(noSources(), options.severity);
  for (const std::string &path : partial)
    diags.report(diag::PartialFile, Span(), path, missing).about(path);
  return diags.finish();
}

std::vector<Diagnostic>
driver::misnamedFindings(ArrayRef<std::string> misnamed,
                         const SeverityPolicy &severity) {
  DiagnosticEngine diags(noSources(), severity);
  for (const std::string &path : misnamed)
    diags.report(diag::MisnamedWorkflow, Span(), path).about(path);
  return diags.finish();
}

std::vector<Diagnostic> driver::keyFindings(const Options &options,
                                            const PlatformKey &key) {
  const std::string &path = options.platformKeyFile;
  DiagnosticEngine diags(noSources(), options.severity);
  StringRef bytes = key.text.expose();
  std::string why = credentials::whyGuessable(bytes);
  if (!bytes.empty() && bytes.size() < credentials::shortestKey)
    diags
        .report(diag::ShortPlatformKey, Span(), bytes.size(),
                credentials::shortestKey)
        .about(path);
  else if (!why.empty())
    diags.report(diag::WeakPlatformKey, Span(), why)
        .note(Span(), "'openssl rand -hex 32' prints one")
        .about(path);
  if (!key.openMode.empty())
    diags.report(diag::OpenPlatformKey, Span(), path, key.openMode)
        .note(Span(), "every credential of the platform follows from it; "
                      "'chmod 600' keeps it to its owner")
        .about(path);
  return diags.finish();
}

ExitCode driver::exitCodeOf(ArrayRef<UnitResult> results,
                            ArrayRef<Diagnostic> pluginFaults,
                            ArrayRef<Diagnostic> ownFindings) {
  auto anyUnit = [&](std::initializer_list<diag::Id> ids) {
    return llvm::any_of(results, [&](const UnitResult &result) {
      return llvm::any_of(result.diagnostics, [&](const Diagnostic &d) {
        return llvm::is_contained(ids, d.id);
      });
    });
  };
  if (anyUnit({diag::InternalError}))
    return ExitInternal;
  if (anyUnit({diag::CannotRead, diag::CannotRun}))
    return ExitWorld;
  // What the user says to a plugin is the user's to put right.
  if (llvm::any_of(pluginFaults, [](const Diagnostic &diagnostic) {
        return diagnostic.id != diag::PluginOption;
      }))
    return ExitPlugin;
  bool isOwnError = llvm::any_of(ownFindings, [](const Diagnostic &d) {
    return d.severity == Severity::Error;
  });
  bool hasFailed = llvm::any_of(
      results, [](const UnitResult &result) { return result.failed; });
  return isOwnError || hasFailed || !pluginFaults.empty() ? ExitInput : ExitOk;
}
