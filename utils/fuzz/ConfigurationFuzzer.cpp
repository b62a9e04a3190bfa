//===- ConfigurationFuzzer.cpp - any bytes as a tntc.toml -----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Frontend/Configuration.h"

#include "llvm/ADT/SmallVector.h"

#include <cstdlib>

using namespace tntc;

static void require(bool condition) {
  if (!condition)
    std::abort();
}

/// The settings that a file made, as `--print-config` says them.
static std::string written(const Configuration &configuration) {
  std::string all, some;
  llvm::raw_string_ostream out(all);
  printConfiguration(configuration, out);
  llvm::SmallVector<StringRef, 64> lines;
  StringRef(out.str()).split(lines, '\n', -1, /*KeepEmpty=*/false);
  for (StringRef line : lines) {
    auto [setting, origin] = line.rsplit("  # ");
    if (origin != "default")
      some += setting.str() + "\n";
  }
  return some;
}

/// Whatever the file says: places lie in it, one that may set presentation
/// only leaves the platform alone, and what is printed is read again to the
/// same settings.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  SourceManager sources;
  FileId file = sources.add(
      "tntc.toml", std::string(reinterpret_cast<const char *>(data), size));

  DiagnosticEngine distrust(sources, {});
  Configuration presentation;
  readConfiguration(file, Trust::Presentation, presentation, distrust);
  for (const auto &[name, origin] : presentation.origins)
    require(StringRef(name).starts_with("output.") ||
            StringRef(name).starts_with("diagnostics."));

  DiagnosticEngine diags(sources, {});
  Configuration configuration;
  readConfiguration(file, Trust::Platform, configuration, diags);
  for (const Diagnostic &diagnostic : diags.finish())
    require(diagnostic.span.begin <= diagnostic.span.end &&
            diagnostic.span.end <= size && !diagnostic.message.empty());

  std::string printed = written(configuration);
  DiagnosticEngine none(sources, {});
  Configuration again;
  readConfiguration(sources.add("tntc.toml", printed), Trust::Platform, again,
                    none);
  require(!none.hasErrors() && written(again) == printed);
  return 0;
}
