//===- ServiceStage.h - what plugins say of one workflow --------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_DRIVER_SERVICESTAGE_H
#define TNTC_DRIVER_SERVICESTAGE_H

#include "PluginSet.h"

#include "tntc/Analysis/Pass.h"
#include "tntc/Support/SecretText.h"

namespace tntc::driver {

/// What all requests about a workflow are made of.
struct PluginContext {
  ir::Workflow &workflow;
  const ir::Profile &profile;
  const SourceManager &sources;
  ir::Context &arena;
  DiagnosticEngine &diags;
};

/// The services among \p components, for the checks.
std::vector<ServiceInfo> offeredServices(ArrayRef<ActiveComponent> components);

/// Asks the service of each dependency that is one, and merges what it says.
/// False when a plugin is out of order.
bool resolveServices(const PluginContext &context,
                     ArrayRef<ActiveComponent> components);

/// Runs every check among \p components.
bool runChecks(const PluginContext &context,
               ArrayRef<ActiveComponent> components);

/// Runs the back end \p active.
bool runBackend(const PluginContext &context, const ActiveComponent &active,
                StringRef stem, ArtifactSet &out);

/// Fills the gaps of texts from the platform key.
class GapFiller {
public:
  GapFiller(const ir::Workflow &workflow, const SecretText &platformKey)
      : workflow(workflow), platformKey(platformKey) {}

  /// True unless \p text has a gap and there is no key.
  bool canFill(ArrayRef<ir::TextPart> text) const;
  /// Call it only when canFill says so. The result holds plain values only
  /// when \p text asks for some.
  std::string fill(const ir::ServiceFacts &facts,
                   ArrayRef<ir::TextPart> text) const;

private:
  const ir::Workflow &workflow;
  const SecretText &platformKey;
};

/// Adds the values of services' keys to \p values, and says which cannot be
/// made.
void addServiceSecrets(const PluginContext &context,
                       const SecretText &platformKey,
                       std::map<std::string, SecretText, std::less<>> &values);

} // namespace tntc::driver

#endif // TNTC_DRIVER_SERVICESTAGE_H
