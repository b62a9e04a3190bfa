//===- CheckNames.cpp - names are unique, and fit where they go -----------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// The grammar of each name is the reader's business. Here it is what becomes
// of names: two of a kind, and the names, labels and volumes that Kubernetes
// limits. Most objects add a suffix to the workflow's name and may have 253
// characters, which a name of 63 never reaches; the tight ones are CronJobs
// (52), label values (63) and volumes (63).
//
//===----------------------------------------------------------------------===//

#include "tntc/Analysis/Pass.h"
#include "tntc/IR/ObjectNames.h"

#include "llvm/ADT/DenseMap.h"

using namespace tntc;

static constexpr size_t longestLabel = 63;

template <typename T>
static void reportTwins(ArrayRef<T> items, diag::Id id, PassContext &context) {
  llvm::DenseMap<StringRef, Span> seen;
  for (const T &item : items) {
    if (!item.name.isPresent() || item.name->empty())
      continue;
    auto [first, isNew] = seen.try_emplace(*item.name, item.name.span);
    if (!isNew)
      context.diags.report(id, item.name.span, *item.name)
          .note(first->second, "the first one is here");
  }
}

static void checkCronJobs(const ir::Workflow &workflow, PassContext &context) {
  if (context.options.cronAnnotation || workflow.name.isRefused())
    return;
  llvm::DenseMap<StringRef, unsigned> uses;
  for (const ir::Trigger &trigger : workflow.triggers)
    ++uses[*trigger.name];
  for (const ir::CronJobName &cronJob : ir::cronJobNames(workflow)) {
    const ir::Trigger &trigger = *cronJob.trigger;
    // Only a hashed name surprises the one who looks for it; of a name that
    // is refused, or that two triggers have, enough was said.
    bool isNamed = trigger.name.isPresent();
    if (trigger.name.isRefused() || (isNamed && uses[*trigger.name] > 1))
      continue;
    if (cronJob.name != cronJob.plain)
      context.diags.report(
          diag::HashedCronJob, isNamed ? trigger.name.span : trigger.type.span,
          isNamed ? "trigger '" + trigger.name->str() + "'" : "this trigger",
          cronJob.name, cronJob.plain);
  }
}

void tntc::checkNames(const ir::Workflow &workflow, PassContext &context) {
  reportTwins(workflow.triggers, diag::DuplicateTriggerName, context);
  reportTwins(workflow.sidecars, diag::DuplicateSidecarName, context);
  checkCronJobs(workflow, context);
  if (!workflow.version.isRefused() && workflow.version->size() > longestLabel)
    context.diags.report(diag::LongVersion, workflow.version.span,
                         workflow.version->size(), longestLabel);
  for (const ir::Sidecar &sidecar : workflow.sidecars) {
    // Each sidecar has a volume of its own for /tmp.
    size_t length = StringRef("tmp-").size() + sidecar.name->size();
    if (length > longestLabel && sidecar.name->size() <= longestLabel)
      context.diags.report(diag::LongSidecarName, sidecar.name.span,
                           sidecar.name->size(), longestLabel - 4);
  }
}
