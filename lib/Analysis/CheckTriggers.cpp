//===- CheckTriggers.cpp - what starts a run can start one ----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Edits.h"
#include "NatsSubject.h"
#include "Refusals.h"
#include "ScheduleFaults.h"
#include "WebhookEvents.h"

#include "tntc/Analysis/Pass.h"
#include "tntc/IR/ObjectNames.h"
#include "tntc/Support/Names.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

#include <map>
#include <tuple>

using namespace tntc;

static bool require(const ir::Trigger &trigger, const ir::Text &field,
                    StringRef name, PassContext &context) {
  if (field.isRefused())
    return false;
  if (field.isPresent() && !field->empty())
    return true;
  InFlightDiagnostic diagnostic = context.diags.report(
      diag::TriggerNeeds, trigger.type.span, *trigger.type, name);
  // What is asked for is the line itself.
  std::optional<Edit> edit = addBelow(trigger.type, name, context.sources);
  if (name.contains(": ") && edit)
    std::move(diagnostic)
        .suggest("write '" + name + "'", edit->span, edit->text);
  return false;
}

//===----------------------------------------------------------------------===//
// cron
//===----------------------------------------------------------------------===//

static void checkCron(const ir::Trigger &trigger, PassContext &context) {
  if (require(trigger, trigger.schedule, "schedule", context))
    reportScheduleFaults(trigger.schedule, context);
}

//===----------------------------------------------------------------------===//
// webhook
//===----------------------------------------------------------------------===//

/// An event or action of GitHub: `pull_request`, `ready_for_review`.
static bool isEventWord(StringRef text) {
  return !text.empty() && llvm::all_of(text, [](char c) {
    return llvm::isLower(c) || llvm::isDigit(c) || c == '_';
  });
}

static void checkEventWord(const ir::Text &text, StringRef phrase,
                           PassContext &context) {
  if (text.isRefused() || isEventWord(*text))
    return;
  InFlightDiagnostic diagnostic =
      context.diags.report(diag::BadWebhookEvent, text.span, phrase, *text);
  std::string meant = text->lower();
  for (char &c : meant)
    if (c == '-' || c == ' ')
      c = '_';
  std::optional<Edit> edit = replaceText(text, meant, context.sources);
  if (isEventWord(meant) && edit)
    std::move(diagnostic)
        .suggest("write '" + meant + "'", edit->span, edit->text);
}

/// GitHub adds events, so that only what looks like a slip is told.
static void checkKnownEvent(const ir::Text &text, PassContext &context) {
  std::optional<StringRef> near;
  if (isEventWord(*text))
    near = misspeltEvent(*text);
  if (!near)
    return;
  InFlightDiagnostic diagnostic =
      context.diags.report(diag::UnknownWebhookEvent, text.span, *text, *near);
  if (std::optional<Edit> edit = replaceText(text, *near, context.sources))
    std::move(diagnostic)
        .suggest("write '" + near->str() + "'", edit->span, edit->text);
}

static void checkKnownAction(const ir::Trigger &trigger, const ir::Text &action,
                             PassContext &context) {
  if (!trigger.event.isPresent() || !isEventWord(*action))
    return;
  std::optional<std::vector<StringRef>> known = actionsOf(*trigger.event);
  if (!known || llvm::is_contained(*known, *action))
    return;
  std::string event = ("'" + *trigger.event + "'").str();
  if (known->empty()) {
    if (&action == &trigger.actions.front())
      context.diags.report(diag::UnknownWebhookAction, action.span,
                           "event " + event +
                               " comes without an action, so that 'actions' is "
                               "not looked at");
    return;
  }
  std::string said =
      ("GitHub sends no action '" + *action + "' with " + event).str();
  std::optional<StringRef> near = names::didYouMean(*action, *known);
  for (StringRef word : *known)
    if (word.starts_with(*action))
      near = word;
  if (near)
    said += "; did you mean '" + near->str() + "'?";
  InFlightDiagnostic report =
      context.diags.report(diag::UnknownWebhookAction, action.span, said);
  if (!near)
    return;
  if (std::optional<Edit> edit = replaceText(action, *near, context.sources))
    std::move(report).suggest("write '" + near->str() + "'", edit->span,
                              edit->text);
}

static void checkWebhook(const ir::Trigger &trigger, PassContext &context) {
  bool hasProvider = trigger.provider.isPresent();
  if (!hasProvider && trigger.path.isPresent()) {
    context.diags.report(diag::WebhookPathUnserved, trigger.path.span);
  } else if (require(trigger, trigger.provider, "provider: github", context) &&
             *trigger.provider != "github") {
    InFlightDiagnostic diagnostic = context.diags.report(
        diag::UnknownProvider, trigger.provider.span, *trigger.provider);
    // Nobody writes the name of another product by a slip.
    if (*trigger.provider != "gitlab" &&
        names::didYouMean(*trigger.provider, StringRef("github")))
      addFix(diagnostic, "write 'github'",
             replaceText(trigger.provider, "github", context.sources));
  } else if (trigger.path.isPresent()) {
    context.diags.report(diag::UnusedTriggerField, trigger.path.span, "path",
                         "webhook trigger with a provider");
  }
  if (trigger.event.isPresent()) {
    checkEventWord(trigger.event, "event", context);
    checkKnownEvent(trigger.event, context);
  }
  for (const ir::Text &action : trigger.actions) {
    checkEventWord(action, "action", context);
    checkKnownAction(trigger, action, context);
  }
}

//===----------------------------------------------------------------------===//
// queue
//===----------------------------------------------------------------------===//

/// `nats://host:port`; a credential in it would end up in a ConfigMap, so that
/// it is not part of the form.
static bool splitNatsUrl(StringRef url, StringRef &host, unsigned &port) {
  if (!url.consume_front("nats://") && !url.consume_front("tls://") &&
      url.contains("://"))
    return false;
  url.consume_back("/");
  // An IPv6 address has colons of its own.
  StringRef digits;
  bool hasPort;
  if (url.consume_front("[")) {
    std::tie(host, digits) = url.split(']');
    hasPort = digits.consume_front(":");
    if (!hasPort && !digits.empty())
      return false;
  } else {
    hasPort = url.contains(':');
    std::tie(host, digits) = url.rsplit(':');
  }
  port = ir::protocolInfo(ir::Protocol::Nats).port;
  if (hasPort && (digits.empty() || !llvm::all_of(digits, llvm::isDigit) ||
                  digits.getAsInteger(10, port) || port == 0 || port > 65535))
    return false;
  return !host.empty() && host.find_first_of("/@?# ") == StringRef::npos;
}

/// The port of \p dependency, also where no default was filled in yet.
static int64_t portOf(const ir::Dependency &dependency) {
  return dependency.port.isPresent() ? *dependency.port
                                     : ir::protocolInfo(dependency.kind).port;
}

/// The key of `config` that seems to be meant for the address of the server.
static const ir::Value *misspeltUrlKey(const ir::Workflow &workflow) {
  if (workflow.config.value)
    for (const ir::Entry &entry : workflow.config.value->entries)
      if (entry.key->isScalar() &&
          names::didYouMean(entry.key->text, StringRef("nats_url")))
        return entry.key;
  return nullptr;
}

/// No dependency is the server of \p url, which may be a slip.
static void reportUndeclared(const ir::Workflow &workflow,
                             const ir::Trigger &trigger, const ir::Value &url,
                             StringRef host, unsigned port,
                             PassContext &context) {
  InFlightDiagnostic report =
      context.diags.report(diag::QueueHostUndeclared, url.span, host, port);
  report.note(trigger.type.span, "the queue trigger listens there");
  for (const ir::Dependency &dependency : workflow.dependencies()) {
    StringRef other = *dependency.host;
    if (dependency.kind != ir::Protocol::Nats || dependency.isService() ||
        other == host || portOf(dependency) != port || !isNearHost(host, other))
      continue;
    report.note(dependency.host.span, "did you mean '" + other + "'?");
    std::string meant = url.text.str();
    meant.replace(meant.find(host.str()), host.size(), other.str());
    if (context.sources.text(url.span) == url.text)
      std::move(report).suggest("write '" + meant + "'", url.span, meant);
    return;
  }
}

static void checkQueueServer(const ir::Workflow &workflow,
                             const ir::Trigger &trigger, PassContext &context) {
  const ir::Value *url =
      workflow.config.value ? workflow.config.value->find("nats_url") : nullptr;
  // The platform's server needs no mention.
  if (!url && llvm::any_of(workflow.dependencies(), [](const auto &dependency) {
        return dependency.isService() && dependency.kind == ir::Protocol::Nats;
      }))
    return;
  if (!url && (workflow.leftOut.config || !workflow.knowsDependencies()))
    return;
  if (!url || !url->isScalar() || url->text.empty()) {
    InFlightDiagnostic report = context.diags.report(
        diag::QueueNeedsUrl, url ? url->span : trigger.type.span);
    const ir::Value *near = url ? nullptr : misspeltUrlKey(workflow);
    if (!near)
      return;
    report.note(near->span,
                "'" + near->text + "' stands here; did you mean 'nats_url'?");
    if (context.sources.text(near->span) == near->text)
      std::move(report).suggest("write 'nats_url'", near->span, "nats_url");
    return;
  }
  StringRef host;
  unsigned port;
  if (!url->isString() || !splitNatsUrl(url->text, host, port)) {
    context.diags.report(diag::BadNatsUrl, url->span);
    return;
  }
  // A dependency that is refused may be the one that is meant.
  bool isDeclared = llvm::any_of(
      workflow.dependencies(), [&](const ir::Dependency &dependency) {
        return (*dependency.host == host && portOf(dependency) == port) ||
               (!dependency.isDynamic() && isAddressRefused(dependency));
      });
  if (!isDeclared && workflow.knowsDependencies())
    reportUndeclared(workflow, trigger, *url, host, port, context);
}

static void checkQueue(const ir::Trigger &trigger, PassContext &context) {
  if (!require(trigger, trigger.subject, "subject", context))
    return;
  StringRef fault = natsSubjectFault(*trigger.subject);
  if (!fault.empty())
    context.diags.report(diag::BadSubject, trigger.subject.span,
                         *trigger.subject, fault);
}

//===----------------------------------------------------------------------===//
// All of them
//===----------------------------------------------------------------------===//

/// Fields that another type of trigger reads are a sign that the type, or the
/// field, is not the one that was meant.
static void checkForeignFields(const ir::Trigger &trigger,
                               PassContext &context) {
  using enum ir::TriggerKind;
  auto check = [&](bool isPresent, Span span, StringRef field,
                   ir::TriggerKind owner) {
    if (isPresent && trigger.kind != owner)
      context.diags.report(diag::UnusedTriggerField, span, field,
                           (*trigger.type + " trigger").str());
  };
  check(trigger.schedule.isPresent(), trigger.schedule.span, "schedule", Cron);
  check(trigger.path.isPresent(), trigger.path.span, "path", Webhook);
  check(trigger.provider.isPresent(), trigger.provider.span, "provider",
        Webhook);
  check(trigger.event.isPresent(), trigger.event.span, "event", Webhook);
  if (!trigger.actions.empty())
    check(true, trigger.actions.front().span, "actions", Webhook);
  check(trigger.subject.isPresent(), trigger.subject.span, "subject", Queue);
}

/// Two triggers that differ in nothing but their names run the same twice.
static void checkRepeated(const ir::Workflow &workflow, PassContext &context) {
  using Meaning = std::tuple<ir::TriggerKind, StringRef, StringRef, StringRef,
                             StringRef, std::vector<StringRef>, StringRef>;
  std::map<Meaning, const ir::Trigger *> seen;
  for (const ir::Trigger &trigger : workflow.triggers) {
    if (trigger.kind == ir::TriggerKind::Unknown)
      continue;
    std::vector<StringRef> actions;
    for (const ir::Text &action : trigger.actions)
      actions.push_back(*action);
    Meaning meaning{trigger.kind,      *trigger.schedule, *trigger.path,
                    *trigger.provider, *trigger.event,    actions,
                    *trigger.subject};
    auto [first, isNew] = seen.try_emplace(std::move(meaning), &trigger);
    if (!isNew)
      context.diags.report(diag::SameTrigger, trigger.type.span)
          .note(first->second->type.span, "the first one is here");
  }
}

static void checkUnnamed(const ir::Workflow &workflow, PassContext &context) {
  auto isCron = [](const ir::Trigger &trigger) {
    return trigger.kind == ir::TriggerKind::Cron &&
           trigger.schedule.isPresent();
  };
  if (llvm::count_if(workflow.triggers, isCron) < 2)
    return;
  for (const ir::Trigger &trigger : workflow.triggers)
    if (isCron(trigger) && !trigger.name.isPresent())
      context.diags.report(diag::UnnamedCron, trigger.type.span);
}

void tntc::checkTriggers(const ir::Workflow &workflow, PassContext &context) {
  const ir::Trigger *queue = nullptr;
  for (const ir::Trigger &trigger : workflow.triggers) {
    switch (trigger.kind) {
    case ir::TriggerKind::Unknown: // reported by the reader
      continue;
    case ir::TriggerKind::Manual:
      break;
    case ir::TriggerKind::Cron:
      checkCron(trigger, context);
      break;
    case ir::TriggerKind::Webhook:
      checkWebhook(trigger, context);
      break;
    case ir::TriggerKind::Queue:
      checkQueue(trigger, context);
      if (!queue)
        queue = &trigger;
      break;
    }
    checkForeignFields(trigger, context);
  }
  if (queue)
    checkQueueServer(workflow, *queue, context);
  checkRepeated(workflow, context);
  checkUnnamed(workflow, context);
}
