//===- Pipeline.h - the order of the passes ---------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_ANALYSIS_PIPELINE_H
#define TNTC_ANALYSIS_PIPELINE_H

#include "tntc/Analysis/Pass.h"

#include <vector>

namespace tntc {

/// Judges a workflow as it was read.
void buildCheckPipeline(std::vector<const Pass *> &passes);
/// Judges again what was written, of a workflow whose code is not at hand.
void buildWrittenPipeline(std::vector<const Pass *> &passes);
/// Works out what it is granted. Run only when the checks found no error.
void buildDerivePipeline(std::vector<const Pass *> &passes);

} // namespace tntc

#endif // TNTC_ANALYSIS_PIPELINE_H
