//===- CheckLeaks.cpp - secrets stay where they are used ------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// Logs are collected, results are answered to whoever asked for the run, and
// addresses end up in the logs of others: none of them is a place for a
// credential.
//
//===----------------------------------------------------------------------===//

#include "tntc/Analysis/Pass.h"
#include "tntc/IR/NodeFacts.h"

#include "Places.h"
#include "Uses.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/ErrorHandling.h"

#include <set>

using namespace tntc;

static diag::Id codeOf(ir::Leak::Sink sink) {
  switch (sink) {
  case ir::Leak::Sink::Log:
  case ir::Leak::Sink::Console:
    return diag::SecretLogged;
  case ir::Leak::Sink::Throw:
    return diag::SecretThrown;
  case ir::Leak::Sink::Url:
  case ir::Leak::Sink::Header:
    return diag::SecretSent;
  case ir::Leak::Sink::Return:
    return diag::SecretReturned;
  }
  llvm_unreachable("covered switch");
}

/// `the secret of 'github'`, `secret 'github.token'`, `secret 'github.*'`.
static std::string describe(const ir::Leak &leak) {
  if (leak.subject.empty())
    return "all of 'ctx.secrets'";
  if (leak.member.empty() || leak.member == "secret")
    return "the secret of '" + leak.subject.str() + "'";
  return "secret '" + leak.subject.str() + "." + leak.member.str() + "'";
}

/// Whether there is a secret to leak: of a dependency that declares none,
/// `secret` is undefined, and there is none of one that is not declared.
static bool hasSecret(const ir::Leak &leak, const ir::Workflow &workflow) {
  if (!leak.member.empty() && leak.member != "secret")
    return true;
  const ir::Dependency *owner =
      workflow.contract ? workflow.contract->find(leak.subject) : nullptr;
  if (owner)
    return owner->auth || owner->isService();
  return !workflow.knowsDependencies() ||
         llvm::none_of(factsOf(workflow, ir::FactKind::Dependency),
                       [&](const NodeFact &found) {
                         return found.fact->subject == leak.subject;
                       });
}

/// Whether the dependency that gets \p leak has a credential of its own. One
/// without may well be meant to be asked with that of another.
static bool hasOwnSecret(const ir::Leak &leak, const ir::Workflow &workflow) {
  const ir::Dependency *target =
      workflow.contract ? workflow.contract->find(leak.target) : nullptr;
  for (const ir::Dependency &dependency : workflow.dependencies())
    if (!target && *dependency.host == leak.target)
      target = &dependency;
  if (!target || !target->auth)
    return false;
  StringRef own = *target->auth->secret;
  if (!leak.member.empty() && leak.member != "secret")
    return own != (leak.subject + "." + leak.member).str();
  const ir::Dependency *owner = workflow.contract->find(leak.subject);
  return owner && owner->auth && *owner->auth->secret != own;
}

/// `an address of 'slack'`: what the secret is sent in.
static std::string describeTarget(const ir::Leak &leak) {
  std::string name =
      leak.target.empty() ? "another host" : "'" + leak.target.str() + "'";
  return leak.sink == ir::Leak::Sink::Header
             ? "the authorization for " + name + ", which has its own"
             : "an address of " + name;
}

void tntc::checkLeaks(const ir::Workflow &workflow, PassContext &context) {
  std::set<std::tuple<Span, ir::Leak::Sink, StringRef, StringRef>> seen;
  for (const ir::Node &node : workflow.nodes) {
    if (!node.facts)
      continue;
    for (const ir::Leak &leak : node.facts->leaks) {
      if (!hasSecret(leak, workflow) || (leak.sink == ir::Leak::Sink::Header &&
                                         !hasOwnSecret(leak, workflow)))
        continue;
      // A module that several nodes import leaks once.
      if (!seen.insert({leak.span, leak.sink, leak.subject, leak.member})
               .second)
        continue;
      InFlightDiagnostic report = context.diags.report(
          codeOf(leak.sink), leak.span, describe(leak), describeTarget(leak));
      noteSteps(report, leak.steps);
    }
  }
}
