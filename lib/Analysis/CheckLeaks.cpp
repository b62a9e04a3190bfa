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
    return diag::SecretSent;
  case ir::Leak::Sink::Return:
    return diag::SecretReturned;
  }
  llvm_unreachable("covered switch");
}

/// `the secret of 'github'`, `secret 'github.token'`.
static std::string describe(const ir::Leak &leak) {
  if (leak.member.empty() || leak.member == "secret")
    return "the secret of '" + leak.subject.str() + "'";
  return "secret '" + leak.subject.str() + "." + leak.member.str() + "'";
}

void tntc::checkLeaks(const ir::Workflow &workflow, PassContext &context) {
  std::set<std::tuple<Span, ir::Leak::Sink, StringRef, StringRef>> seen;
  for (const ir::Node &node : workflow.nodes) {
    if (!node.facts)
      continue;
    for (const ir::Leak &leak : node.facts->leaks) {
      // A module that several nodes import leaks once.
      if (!seen.insert({leak.span, leak.sink, leak.subject, leak.member})
               .second)
        continue;
      std::string target =
          leak.target.empty() ? "another host" : "'" + leak.target.str() + "'";
      InFlightDiagnostic report = context.diags.report(
          codeOf(leak.sink), leak.span, describe(leak), target);
      noteSteps(report, leak.steps);
    }
  }
}
