//===- Backend.h - what turns a workflow into bytes -------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_PLUGIN_BACKEND_H
#define TNTC_PLUGIN_BACKEND_H

#include "tntc/Diagnostics/DiagnosticEngine.h"
#include "tntc/IR/Profile.h"
#include "tntc/IR/Workflow.h"
#include "tntc/Support/ArtifactSet.h"
#include "tntc/Support/SecretText.h"

#include <map>

namespace tntc {

/// What the command line says about outputs. Lib/Driver binds its options to
/// these members.
struct BackendOptions {
  enum class Secrets : uint8_t { Omit, Plain } secrets = Secrets::Omit;
  /// Rich: with stages, dependencies, secrets and sidecars. Typed: with what
  /// nodes hand over.
  enum class Mermaid : uint8_t { Plain, Rich, Typed } mermaid = Mermaid::Plain;
  bool cronAnnotation = false;
  bool metadata = false; ///< `--metadata` (decision O28)
  /// `--provenance`: where the workflow comes from, as the user tells it. Never
  /// looked up, since outputs hang on nothing but what is said (decision O15).
  struct Provenance {
    std::string commit; ///< lower-case hex; empty: not told
    std::string branch, repository;
    bool isDirty = false;
  } provenance;
};

/// A text of the author's that `--metadata` carries along.
struct MetadataText {
  StringRef key; ///< of the ConfigMap: `readme`
  FileId file;
  /// Of `prompts.yaml`: how long its two lists are.
  size_t prompts = 0, templates = 0;
};

/// What a workflow was made from, as it says itself; empty where unsaid.
struct Scaffold {
  std::string name, version;
};

/// All that an emission may depend on.
struct BackendRequest {
  const ir::Workflow &workflow;
  const ir::Profile &profile;
  const SourceManager &sources;
  const BackendOptions &options;
  /// `service.key` to value. Only the Secret object looks at it.
  const std::map<std::string, SecretText, std::less<>> &secretValues;
  /// Key of the Secret's checksum (decision O6); empty: no checksum.
  const SecretText &platformKey;
  /// `<enclave>/<workflow>` or `<workflow>`: what file names begin with.
  StringRef stem;
  ArrayRef<MetadataText> metadataTexts = {};
  Scaffold scaffold = {};
};

/// A pure function of its request: no clock, no environment, no disk.
struct Backend {
  StringRef name;
  StringRef summary;
  /// False when it works on a workflow that has errors or was not analysed.
  bool needsAnalysis;
  /// Reports on \p diags what keeps it from emitting, and then adds nothing.
  void (*emit)(const BackendRequest &request, DiagnosticEngine &diags,
               ArtifactSet &out);
};

} // namespace tntc

#endif // TNTC_PLUGIN_BACKEND_H
