//===- WebhookEvents.h - the events that GitHub sends -----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_WEBHOOKEVENTS_H
#define TNTC_LIB_ANALYSIS_WEBHOOKEVENTS_H

#include "tntc/Support/LLVM.h"

#include <optional>

namespace tntc {

/// The event of GitHub that \p text is one slip of the finger away from;
/// nothing when it is one itself, or resembles none so closely.
std::optional<StringRef> misspeltEvent(StringRef text);

} // namespace tntc

#endif // TNTC_LIB_ANALYSIS_WEBHOOKEVENTS_H
