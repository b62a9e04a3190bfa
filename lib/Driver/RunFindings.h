//===- RunFindings.h - what no single workflow is to blame for --*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_DRIVER_RUNFINDINGS_H
#define TNTC_LIB_DRIVER_RUNFINDINGS_H

#include "Inputs.h"
#include "Options.h"
#include "PlatformKey.h"
#include "Unit.h"

#include "tntc/Driver/Driver.h"

namespace tntc::driver {

/// Pieces of one file that do not fit are their plugin's fault.
void blameMisfits(ArrayRef<UnitResult> results, PluginSet &plugins);

/// What went wrong with plugins, which have all ended. Places are in their
/// `sources`.
std::vector<Diagnostic> pluginFindings(const PluginSet &plugins,
                                       const SeverityPolicy &severity);

/// A file with an entry of each workflow, made of some workflows, takes away
/// from the others what they have where it is applied. Only below `enclaves/`
/// it is known what belongs together.
std::vector<Diagnostic> partialFileFindings(ArrayRef<UnitResult> results,
                                            ArrayRef<Place> places,
                                            const Options &options);

/// Files that seem to be workflows, and are not read for their names.
std::vector<Diagnostic> misnamedFindings(ArrayRef<std::string> misnamed,
                                         const SeverityPolicy &severity);

/// What is wrong with the platform key itself: others can read it, or guess it.
std::vector<Diagnostic> keyFindings(const Options &options,
                                    const PlatformKey &key);

/// What a run that has found all this ends with, the gravest first.
ExitCode exitCodeOf(ArrayRef<UnitResult> results,
                    ArrayRef<Diagnostic> pluginFaults,
                    ArrayRef<Diagnostic> ownFindings);

} // namespace tntc::driver

#endif // TNTC_LIB_DRIVER_RUNFINDINGS_H
