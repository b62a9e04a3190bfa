//===- WebhookEvents.h - the events that GitHub sends -----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_WEBHOOKEVENTS_H
#define TNTC_LIB_ANALYSIS_WEBHOOKEVENTS_H

#include "tntc/Support/LLVM.h"

#include <optional>
#include <vector>

namespace tntc {

/// The event of GitHub that \p text is one slip of the finger away from;
/// nothing when it is one itself, or resembles none so closely.
std::optional<StringRef> misspeltEvent(StringRef text);

/// The actions that come with \p event; nothing for an event that is not known
/// or whose sender names the action.
std::optional<std::vector<StringRef>> actionsOf(StringRef event);

} // namespace tntc

#endif // TNTC_LIB_ANALYSIS_WEBHOOKEVENTS_H
