//===- CheckServices.cpp - services that the contract asks for ------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// A dependency whose name begins with `tentacular-` is for the platform to
// provide: by a plugin that serves it, if the profile enables the service
// (decision O11).
//
//===----------------------------------------------------------------------===//

#include "Edits.h"
#include "Services.h"

#include "tntc/Analysis/Pass.h"
#include "tntc/Support/Names.h"

#include "llvm/ADT/STLExtras.h"

#include <map>

using namespace tntc;

static void reportUnknown(const ir::Dependency &dependency,
                          PassContext &context) {
  std::vector<StringRef> known;
  std::string list;
  for (const ServiceInfo &service : knownServices(context.offered)) {
    list += (known.empty() ? "'" : ", '") + service.dependency.str() + "'";
    known.push_back(service.dependency);
  }
  // What all have in common says nothing about which one is meant.
  auto tailOf = [](StringRef name) {
    name.consume_front("tentacular-");
    return name;
  };
  std::vector<StringRef> tails(known.size());
  llvm::transform(known, tails.begin(), tailOf);
  std::optional<StringRef> near;
  if (auto tail = names::didYouMean(tailOf(*dependency.name), tails))
    near = known[llvm::find(tails, *tail) - tails.begin()];
  InFlightDiagnostic diagnostic = context.diags.report(
      diag::UnknownService, dependency.name.span, *dependency.name,
      near ? "did you mean '" + near->str() + "'?" : "expected one of " + list);
  if (near)
    addFix(diagnostic, ("write '" + *near + "'").str(),
           replaceText(dependency.name, *near, context.sources));
}

void tntc::checkServices(const ir::Workflow &workflow, PassContext &context) {
  bool lacksEnclave = !workflow.enclave.isPresent();
  std::map<StringRef, const ir::Dependency *> asked;
  for (const ir::Dependency &dependency : workflow.dependencies()) {
    if (!dependency.isService())
      continue;
    std::optional<ServiceInfo> service =
        findService(*dependency.name, context.offered);
    if (!service) {
      reportUnknown(dependency, context);
      continue;
    }
    auto [first, isNew] = asked.try_emplace(service->name, &dependency);
    if (!isNew)
      context.diags.report(diag::ServiceTwice, dependency.name.span,
                           *first->second->name, *dependency.name,
                           service->name);
    // Identities are made of the enclave's name (decision I8). Once is enough.
    if (lacksEnclave)
      context.diags.report(diag::ServiceNeedsEnclave, dependency.name.span,
                           *dependency.name);
    lacksEnclave = false;
    bool isOffered = llvm::any_of(context.offered, [&](const ServiceInfo &row) {
      return row.dependency == service->dependency;
    });
    if (!isOffered ||
        !llvm::is_contained(context.profile.services, service->name))
      context.diags.report(diag::ServiceNotEnabled, dependency.name.span,
                           service->name);
  }
}
