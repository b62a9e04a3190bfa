//===- ScheduleFaults.h - what is wrong with a schedule ---------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_ANALYSIS_SCHEDULEFAULTS_H
#define TNTC_ANALYSIS_SCHEDULEFAULTS_H

#include "tntc/Analysis/Pass.h"

namespace tntc {

/// Reports what is wrong with the time zone and the fields of \p schedule, or
/// what they can hardly be meant to say.
void reportScheduleFaults(const ir::Text &schedule, PassContext &context);

} // namespace tntc

#endif // TNTC_ANALYSIS_SCHEDULEFAULTS_H
