//===- UnitOutputs.h - what is made of one workflow -------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_DRIVER_UNITOUTPUTS_H
#define TNTC_DRIVER_UNITOUTPUTS_H

#include "PluginSet.h"
#include "ServiceStage.h"
#include "Unit.h"

#include "tntc/Plugin/Backend.h"

namespace tntc::driver {

/// Makes each output that was asked for of a workflow, in the order of
/// `--emit`, or the answer of `--explain-grant`. Nothing is written to disk.
class UnitOutputs {
public:
  UnitOutputs(const UnitContext &shared, const BackendRequest &request,
              const PluginContext &plugins,
              ArrayRef<ActiveComponent> components, UnitResult &result)
      : shared(shared), request(request), plugins(plugins),
        components(components), result(result) {}

  /// False when a plugin is out of order.
  bool make();

private:
  void explain();
  void makeByBackend(const Backend &backend);
  bool makeByPlugin(StringRef kind);
  void makePhase(ir::Phase phase);

  const UnitContext &shared;
  const BackendRequest &request;
  const PluginContext &plugins;
  ArrayRef<ActiveComponent> components;
  UnitResult &result;
  ArtifactSet manifests; ///< of the workflow, once a phase has claimed them
};

} // namespace tntc::driver

#endif // TNTC_DRIVER_UNITOUTPUTS_H
