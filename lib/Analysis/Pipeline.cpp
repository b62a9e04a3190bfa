//===- Pipeline.cpp - which pass runs when, and why -----------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Analysis/Pipeline.h"

using namespace tntc;

static void add(std::vector<const Pass *> &passes, StringRef name) {
  const Pass *pass = findPass(name);
  assert(pass && "a pipeline names a pass that Passes.def lacks");
  passes.push_back(pass);
}

void tntc::buildCheckPipeline(std::vector<const Pass *> &passes) {
  // First, so that no check has to ask whether a protocol or port is written
  // or implied.
  add(passes, "apply-defaults");
  add(passes, "check-deployment");
  // The checks do not build upon one another; reports are sorted by place, so
  // that their order shows only in the time report. Cheap ones come first.
  add(passes, "check-names");
  add(passes, "check-graph");
  add(passes, "check-isolated");
  add(passes, "check-triggers");
  add(passes, "check-contract");
  add(passes, "check-services");
  add(passes, "check-sidecars");
  add(passes, "check-config");
  add(passes, "check-config-values");
  // From the outside in: a file that is not there has no syntax, and one that
  // cannot be read has neither exports nor imports to judge.
  add(passes, "check-node-files");
  add(passes, "check-syntax");
  add(passes, "check-node-exports");
  add(passes, "check-plain-secrets");
  // Whatever the code was seen to do, later checks hold against the contract.
  add(passes, "collect-facts");
  add(passes, "check-imports");
  // A dynamic target may turn out to be hosts that the code names.
  add(passes, "check-policy");
  add(passes, "check-facts");
  add(passes, "derive-shapes");
  add(passes, "check-edges");
  add(passes, "check-members");
  add(passes, "check-dependencies");
  add(passes, "check-addresses");
  add(passes, "check-fetch-paths");
  add(passes, "check-secrets");
  add(passes, "check-secret-reads");
  add(passes, "check-config-keys");
  add(passes, "check-powers");
  add(passes, "check-leaks");
  add(passes, "check-legacy");
  add(passes, "check-habits");
}

void tntc::buildWrittenPipeline(std::vector<const Pass *> &passes) {
  for (StringRef name :
       {"check-deployment", "check-names", "check-graph", "check-triggers",
        "check-contract", "check-services", "check-sidecars", "check-config",
        "check-config-values", "check-policy", "check-sizes"})
    add(passes, name);
}

void tntc::buildDerivePipeline(std::vector<const Pass *> &passes) {
  add(passes, "collect-files");
  // Only now is it known which files are shipped.
  add(passes, "check-sizes");
  add(passes, "derive-modules");
  add(passes, "derive-secrets");
  // Both sides of the fence need to know whether the module proxy is used.
  add(passes, "derive-egress");
  add(passes, "derive-permissions");
  add(passes, "derive-ingress");
  // Of all that was granted, what was not.
  add(passes, "derive-uses");
}
