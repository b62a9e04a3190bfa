//===- CheckServices.cpp - services that the contract asks for ------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// A dependency whose name begins with `tentacular-` is for the platform to
// provide. Nothing provides any yet, so that each known one is an error of the
// form that decision O11 gives, whatever the profile enables.
//
//===----------------------------------------------------------------------===//

#include "Edits.h"
#include "Services.h"

#include "tntc/Analysis/Pass.h"
#include "tntc/Support/Names.h"

using namespace tntc;

static void reportUnknown(const ir::Dependency &dependency,
                          PassContext &context) {
  std::vector<StringRef> known;
  std::string list;
  for (const ServiceInfo &service : knownServices()) {
    list += (known.empty() ? "'" : ", '") + service.dependency.str() + "'";
    known.push_back(service.dependency);
  }
  std::optional<StringRef> near = names::didYouMean(*dependency.name, known);
  InFlightDiagnostic diagnostic = context.diags.report(
      diag::UnknownService, dependency.name.span, *dependency.name,
      near ? "did you mean '" + near->str() + "'?" : "expected one of " + list);
  if (near)
    addFix(diagnostic, ("write '" + *near + "'").str(),
           replaceText(dependency.name, *near, context.sources));
}

void tntc::checkServices(const ir::Workflow &workflow, PassContext &context) {
  bool lacksEnclave = !workflow.enclave.isPresent();
  for (const ir::Dependency &dependency : workflow.dependencies()) {
    if (!dependency.isService())
      continue;
    const ServiceInfo *service = findService(*dependency.name);
    if (!service) {
      reportUnknown(dependency, context);
      continue;
    }
    // Identities are made of the enclave's name (decision I8). Once is enough.
    if (lacksEnclave)
      context.diags.report(diag::ServiceNeedsEnclave, dependency.name.span,
                           *dependency.name);
    lacksEnclave = false;
    context.diags.report(diag::ServiceNotEnabled, dependency.name.span,
                         service->name);
  }
}
