//===- UnitEnclave.h - which enclave a workflow is for ----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_DRIVER_UNITENCLAVE_H
#define TNTC_DRIVER_UNITENCLAVE_H

#include "Inputs.h"
#include "PluginSet.h"

#include "tntc/Diagnostics/DiagnosticEngine.h"
#include "tntc/Frontend/Enclave.h"
#include "tntc/IR/Context.h"
#include "tntc/IR/Profile.h"
#include "tntc/IR/Workflow.h"

namespace tntc::driver {

/// What names an enclave besides the workflow itself; empty where unsaid.
struct EnclaveDefaults {
  StringRef flag;       ///< `--enclave`
  StringRef configured; ///< of `tntc.toml`
};

/// Sets the enclave of \p workflow. Decision I8: below enclaves/<e>/ the
/// directory decides and whatever says otherwise is an error; elsewhere flag,
/// then field, then configuration.
void decideEnclave(ir::Workflow &workflow, const Place &place,
                   const EnclaveDefaults &defaults, ir::Context &arena,
                   DiagnosticEngine &diags);

/// Reports what no enclave may be called, whoever says so: a tentacle where
/// the platform runs could be taken for what guards all others. And a
/// neighbour whose members could read what administrators' Jobs are given.
void judgeEnclave(const ir::Workflow &workflow, const Place &place,
                  const ir::Profile &profile, const PluginOptions &options,
                  DiagnosticEngine &diags);

/// Who raises a generation, for a platform or for an enclave, gets credentials
/// that there never were (decision O10). Reports services that are none.
void raiseGenerations(const Enclave &enclave,
                      llvm::MutableArrayRef<ActiveComponent> components,
                      DiagnosticEngine &diags);

} // namespace tntc::driver

#endif // TNTC_DRIVER_UNITENCLAVE_H
