//===- Workflow.cpp - look-ups and closed sets of words -------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/IR/Workflow.h"

#include "tntc/IR/Profile.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/ErrorHandling.h"

using namespace tntc;
using namespace tntc::ir;

StringRef ir::triggerKindName(TriggerKind kind) {
  switch (kind) {
  case TriggerKind::Unknown:
    return "unknown";
  case TriggerKind::Manual:
    return "manual";
  case TriggerKind::Cron:
    return "cron";
  case TriggerKind::Webhook:
    return "webhook";
  case TriggerKind::Queue:
    return "queue";
  }
  llvm_unreachable("covered switch");
}

const Node *Workflow::findNode(StringRef name) const {
  for (const Node &node : nodes)
    if (*node.name == name)
      return &node;
  return nullptr;
}

bool Workflow::hasTrigger(TriggerKind kind) const {
  return llvm::any_of(
      triggers, [&](const Trigger &trigger) { return trigger.kind == kind; });
}

ArrayRef<StringRef> ir::reservedNamespaces() {
  static constexpr StringRef reserved[] = {"default",
                                           "kube-node-lease",
                                           "kube-public",
                                           "kube-system",
                                           "tentacular-exoskeleton",
                                           "tentacular-observability",
                                           "tentacular-support",
                                           "tentacular-system"};
  return reserved;
}
