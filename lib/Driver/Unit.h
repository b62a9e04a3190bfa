//===- Unit.h - the compilation of one workflow -----------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_DRIVER_UNIT_H
#define TNTC_DRIVER_UNIT_H

#include "ConfigurationSearch.h"
#include "EditedTree.h"
#include "Options.h"
#include "Provision.h"
#include "StepTime.h"

#include "tntc/Diagnostics/Diagnostic.h"
#include "tntc/Frontend/TypeScript.h"
#include "tntc/Support/ArtifactSet.h"
#include "tntc/Support/SecretText.h"

#include <memory>
#include <vector>

namespace tntc::driver {

/// What is left of a unit when its arena is gone.
struct UnitResult {
  std::unique_ptr<SourceManager> sources;
  std::vector<Diagnostic> diagnostics;
  ArtifactSet artifacts;
  std::string enclave, name; ///< empty when they could not be read
  Span nameSpan;
  std::vector<std::string> inputs; ///< every file read, for a depfile
  std::string dumps;               ///< of --print-before and -after
  std::vector<StepTime> times;
  Presentation presentation;
  std::string configuration;       ///< of --print-config
  std::string unknownOutput;       ///< a word of --emit that nothing makes
  std::vector<SharedPiece> shared; ///< for files of more than one workflow
  std::vector<ObjectClaim> claims; ///< of plugins, in what they provision
  struct Identity {
    std::string service, kind, value;
    Span span;
  };
  std::vector<Identity> identities;
  std::string explanation; ///< of --explain-grant
  bool isGranted = false;  ///< what it asked for
  bool failed = false;     ///< has errors, or a plugin is out of order
};

/// What all units of a run share, and none changes.
struct UnitContext {
  const Options &options;
  const SecretText &platformKey;
  PluginSet &plugins;
  StringRef standardInput; ///< read once, when a path is `-`
  StringRef deno;          ///< of --typecheck; empty: not asked for
  /// Texts that stand for those of files; may be null.
  const EditedTexts *edited = nullptr;
};

/// Compiles the workflow at \p place. Everything that is wrong with it is in
/// the result; nothing is written.
UnitResult compileUnit(const Place &place, const UnitContext &context,
                       TypeScriptReader &reader);

} // namespace tntc::driver

#endif // TNTC_DRIVER_UNIT_H
