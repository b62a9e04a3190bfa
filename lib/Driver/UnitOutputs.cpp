//===- UnitOutputs.cpp - backends, ours and those of plugins --------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "UnitOutputs.h"

#include "tntc/Backend/Backends.h"
#include "tntc/Backend/Explain.h"
#include "tntc/Diagnostics/DiagnosticEngine.h"

#include "llvm/ADT/STLExtras.h"

using namespace tntc;
using namespace tntc::driver;

void UnitOutputs::explain() {
  llvm::raw_string_ostream out(result.explanation);
  result.isGranted =
      explainGrant(request, *Endpoint::parse(shared.options.explainGrant), out);
}

void UnitOutputs::makeByBackend(const Backend &backend) {
  StepTimer timer(result.times, backend.name);
  ArtifactSet made;
  backend.emit(request, plugins.diags, made);
  if (!result.artifacts.append(std::move(made)))
    plugins.diags.report(diag::InternalError, {},
                         "two outputs want one file name");
}

/// Whoever applies what is provisioned may apply it over any workflow's
/// manifests, so that those are claimed too.
void UnitOutputs::makePhase(ir::Phase phase) {
  const Options &options = shared.options;
  ProvisionOptions provision{phase, options.force,
                             options.backend.secrets ==
                                 BackendOptions::Secrets::Plain};
  renderProvision(plugins, shared.platformKey, provision, result.artifacts,
                  result.shared, result.claims);
  if (manifests.empty()) {
    DiagnosticEngine ignored(request.sources, {});
    findBackend("kubernetes")->emit(request, ignored, manifests);
    (void)ignored.finish();
  }
  claimManifests(request.workflow, manifests, phase, result.claims);
}

bool UnitOutputs::makeByPlugin(StringRef kind) {
  if (kind == "provision" || kind == "teardown") {
    makePhase(kind == "provision" ? ir::Phase::Provision : ir::Phase::Teardown);
    return true;
  }
  bool isFine = true;
  for (const ActiveComponent &active : components)
    if (active.component->kind == ComponentKind::Backend &&
        active.component->name == kind)
      isFine &= runBackend(plugins, active, request.stem, result.artifacts);
  return isFine;
}

bool UnitOutputs::make() {
  if (!shared.options.explainGrant.empty()) {
    explain();
    return true;
  }
  bool isFine = true;
  for (const std::string &kind : shared.options.emit) {
    if (kind == "none") {
      StepTimer timer(result.times, "check manifests");
      checkManifests(request, plugins.diags);
    } else if (const Backend *backend = findBackend(kind)) {
      makeByBackend(*backend);
    } else {
      isFine &= makeByPlugin(kind);
    }
  }
  return isFine;
}
