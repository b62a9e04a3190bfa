//===- Provision.h - what makes and unmakes what services hold --*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_DRIVER_PROVISION_H
#define TNTC_DRIVER_PROVISION_H

#include "ServiceStage.h"

namespace tntc::driver {

/// A piece of a file that several workflows share.
struct SharedPiece {
  std::string path;     ///< of the output
  bool isWhole = false; ///< the same of all workflows; else one entry of many
  std::string before, between, after, key;
  std::string bytes;
  std::string kind; ///< of a Kubernetes object
  std::string plugin, workflow;
  bool sensitive = false; ///< holds a plain credential (decision O9)
};

/// An object that a plugin wants, or the compiler, which is no plugin: nobody
/// else may make one of its name in the same phase.
struct ObjectClaim {
  ir::Phase phase;
  std::string kind, nameSpace, name;
  std::string path; ///< of the output; empty: in the workflow's manifests
  std::string plugin, workflow;

  /// As messages call it.
  std::string shown() const {
    return nameSpace.empty() ? name : nameSpace + "/" + name;
  }
};

struct ProvisionOptions {
  ir::Phase phase;
  bool force;   ///< also what destroys data
  bool secrets; ///< also the Secrets of Jobs
};

/// Renders the files of a phase: those of the workflow alone go to \p out,
/// others to \p shared.
void renderProvision(const PluginContext &context,
                     const SecretText &platformKey,
                     const ProvisionOptions &options, ArtifactSet &out,
                     std::vector<SharedPiece> &shared,
                     std::vector<ObjectClaim> &claims);

/// The claims of \p manifests, which are those of \p workflow.
void claimManifests(const ir::Workflow &workflow, const ArtifactSet &manifests,
                    ir::Phase phase, std::vector<ObjectClaim> &claims);

/// Two claims of one object in different files.
std::optional<std::pair<std::string, PluginFault>>
findTakenObject(ArrayRef<ObjectClaim> claims);

/// Joins the pieces of all workflows into files. A fault when two pieces of
/// one file do not fit, or two files not beside each other; then `first` names
/// the plugin.
std::optional<std::pair<std::string, PluginFault>>
joinPieces(std::vector<SharedPiece> pieces, ArtifactSet &out);

} // namespace tntc::driver

#endif // TNTC_DRIVER_PROVISION_H
