//===- WebhookEvents.cpp - the events that GitHub sends -------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "WebhookEvents.h"

#include "tntc/Support/Names.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

using namespace tntc;

namespace {
struct GithubEvent {
  StringRef name;
  StringRef actions;   ///< a blank between two
  bool isFree = false; ///< its sender names the action
};
} // namespace

static constexpr GithubEvent events[] = {
#define EVENT(NAME, ACTIONS) {NAME, ACTIONS},
#define FREE_EVENT(NAME) {NAME, "", true},
#include "GithubEvents.def"
};

static const GithubEvent *find(StringRef event) {
  const GithubEvent *found =
      llvm::lower_bound(events, event, [](const GithubEvent &a, StringRef b) {
        return a.name < b;
      });
  return found != std::end(events) && found->name == event ? found : nullptr;
}

std::optional<StringRef> tntc::misspeltEvent(StringRef text) {
  if (find(text))
    return std::nullopt;
  const GithubEvent *near =
      llvm::find_if(events, [&](const GithubEvent &event) {
        return names::isOneSlip(text, event.name);
      });
  if (near == std::end(events))
    return std::nullopt;
  return near->name;
}

std::optional<std::vector<StringRef>> tntc::actionsOf(StringRef event) {
  const GithubEvent *found = find(event);
  if (!found || found->isFree)
    return std::nullopt;
  llvm::SmallVector<StringRef, 24> actions;
  found->actions.split(actions, ' ', -1, /*KeepEmpty=*/false);
  return std::vector<StringRef>(actions.begin(), actions.end());
}
