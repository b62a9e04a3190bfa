//===- UnitFiles.h - what a unit reads from the disk ------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_DRIVER_UNITFILES_H
#define TNTC_DRIVER_UNITFILES_H

#include "EditedTree.h"
#include "Inputs.h"

#include "tntc/Diagnostics/DiagnosticEngine.h"
#include "tntc/Frontend/Configuration.h"
#include "tntc/Frontend/Enclave.h"
#include "tntc/Frontend/Secrets.h"
#include "tntc/Frontend/TypeScript.h"
#include "tntc/Plugin/Backend.h"
#include "tntc/Support/SourceTree.h"

namespace tntc::driver {

/// Reads the files of the workflow at one place, and remembers which: their
/// paths go to `inputs`, for a depfile. Texts of `edited`, when it is given,
/// stand for those on the disk. What is wrong with a file is reported
/// to the diagnostics.
class UnitFiles {
public:
  UnitFiles(const Place &place, SourceManager &sources, DiagnosticEngine &diags,
            std::vector<std::string> &inputs, const EditedTexts *edited)
      : place(place), sources(sources), diags(diags), inputs(inputs),
        edited(edited) {}

  /// \p name as messages call it.
  std::string displayOf(StringRef name) const;

  /// Reads every `tntc.toml` that counts; \p given is `--config`.
  void readConfiguration(StringRef given, Configuration &configuration);

  /// The file at the place itself, of \p maxBytes at most; \p standardInput
  /// when the place is `-`. Nothing after a diagnostic.
  std::optional<FileId> readWorkflow(uint64_t maxBytes,
                                     StringRef standardInput);

  void readModules(ir::Workflow &workflow, TypeScriptReader &reader,
                   ir::Context &arena);
  SecretValues readSecretValues(ir::Workflow &workflow, ir::Context &arena);
  std::vector<MetadataText> readMetadata();
  Scaffold readScaffold(ir::Context &arena);

  /// `enclave.yaml` of the enclave whose directory the place lies in.
  Enclave readEnclaveFile(ir::Context &arena);

private:
  /// The directory of the workflow; null after a diagnostic.
  const SourceTree *directory();
  void open(std::unique_ptr<SourceTree> found);
  void noteSecretsFile(StringRef path, const SourceTree *shared);

  const Place &place;
  SourceManager &sources;
  DiagnosticEngine &diags;
  std::vector<std::string> &inputs;
  const EditedTexts *edited;
  std::unique_ptr<SourceTree> tree;
  bool isUnreadable = false; ///< the directory, which was told
};

} // namespace tntc::driver

#endif // TNTC_DRIVER_UNITFILES_H
