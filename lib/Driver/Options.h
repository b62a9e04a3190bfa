//===- Options.h - the command line as data ---------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_DRIVER_OPTIONS_H
#define TNTC_DRIVER_OPTIONS_H

#include "PluginSearch.h"

#include "tntc/Analysis/Pass.h"
#include "tntc/Diagnostics/DiagnosticEngine.h"
#include "tntc/Plugin/Backend.h"

#include <optional>
#include <string>
#include <vector>

namespace tntc::driver {

enum class FixMode : uint8_t { None, Apply, DryRun };

/// `--diagnostics=FORM[=FILE]`; an empty file is standard error.
struct DiagnosticsSink {
  std::string form;
  std::string file;
};

struct Options {
  std::vector<std::string> paths;

  bool fromIr = false; ///< `--from=ir`: the files hold IRs

  // What to make of them.
  std::vector<std::string> emit; ///< names of back ends, `document`, `none`
  /// Facts are of the code alone, and wanted most where something is wrong:
  /// printed, they come with the errors.
  bool printsOnlyFacts() const {
    return emit == std::vector<std::string>{"facts"} && output == "-" &&
           !check && explainGrant.empty();
  }
  std::string enclave; ///< `--enclave`, `-n`; empty: not given
  AnalysisOptions analysis;
  BackendOptions backend;
  bool mermaidGiven = false;       ///< `--mermaid` wins over configuration
  std::vector<std::string> passes; ///< `--passes`: only these

  // Where it goes.
  std::string output = "-";
  bool split = false;
  bool check = false;
  bool writeDepfile = false;
  std::string depfile;
  std::vector<std::string> depfileTargets; ///< `-MT`; none: what is made

  // What is said about it.
  std::vector<DiagnosticsSink> diagnostics;
  SeverityPolicy severity;
  unsigned maxErrors = 20;
  std::string colour = "auto";
  FixMode fix = FixMode::None;
  bool typeCheck = false; ///< `--typecheck`
  std::string deno;       ///< `--deno`; empty: the one in PATH
  bool verifyDiagnostics = false;

  // Configuration.
  std::string configuration; ///< `--config`; `none`: no file at all
  std::string platformKeyFile;

  PluginOptions plugins;
  bool force = false; ///< teardown destroys data

  unsigned jobs = 1;

  // For people who work on the compiler.
  std::vector<std::string> printBefore, printAfter;
  bool timeReport = false;

  // Questions that are answered instead of compiling.
  std::string explain, printSchema;
  std::string explainGrant; ///< `HOST:PORT`; empty: not asked
  bool listBackends = false, listCodes = false, listPasses = false;
  bool listPlugins = false;
  bool printConfiguration = false;
};

/// Reads the command line and the `TNTC_*` variables. Nothing when it is
/// wrong, after a message on \p err that says how.
std::optional<Options> parseOptions(int argc, char **argv, raw_ostream &err);

/// Every word that `--emit` takes without plugins, sorted.
std::vector<StringRef> emitKinds();

/// Says that \p got is none of \p known, and which may be meant.
void complainOfWord(raw_ostream &err, StringRef what, StringRef got,
                    ArrayRef<StringRef> known);

} // namespace tntc::driver

#endif // TNTC_DRIVER_OPTIONS_H
