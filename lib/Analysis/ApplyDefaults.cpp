//===- ApplyDefaults.cpp - what goes without saying -----------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// Makes explicit what the file leaves to us, so that neither a later pass nor
// an engine has to guess: the manual trigger, protocols of the platform's
// services, ports, how a sidecar is probed. Each value that is filled in
// points at what caused it. Names of triggers stay absent: a name is what the
// author calls a thing, and nothing follows from its absence.
//
//===----------------------------------------------------------------------===//

#include "Services.h"

#include "tntc/Analysis/Pass.h"

using namespace tntc;

static void defaultTriggers(ir::Workflow &workflow, PassContext &context) {
  if (!workflow.triggers.empty())
    return;
  Span cause = workflow.triggersSpan;
  if (!cause.isValid())
    cause = workflow.name.span.isValid() ? workflow.name.span : workflow.span;
  ir::Trigger trigger;
  trigger.span = cause;
  trigger.type = ir::Text::defaulted("manual", cause);
  trigger.kind = ir::TriggerKind::Manual;
  workflow.triggers = context.arena.save(ArrayRef<ir::Trigger>(trigger));
  // A list that lost its items to faults was reported on.
  if (!workflow.leftOut.triggers)
    context.diags.report(diag::DefaultTrigger, cause);
}

static void defaultDependency(ir::Dependency &dependency,
                              ArrayRef<ServiceInfo> offered) {
  std::optional<ServiceInfo> service = findService(*dependency.name, offered);
  if (service && !dependency.protocol.isPresent() &&
      service->protocol != ir::Protocol::Unknown) {
    dependency.kind = service->protocol;
    dependency.protocol = ir::Text::defaulted(
        ir::protocolInfo(service->protocol).name, dependency.name.span);
  }
  // Where a service listens is the platform's to say; a dynamic target has
  // its ports in `dynPorts`.
  uint16_t port = ir::protocolInfo(dependency.kind).port;
  if (dependency.port.isPresent() || port == 0 || dependency.isService() ||
      dependency.isDynamic())
    return;
  dependency.port = ir::Number::defaulted(port, dependency.protocol.span);
}

static void defaultSidecar(ir::Sidecar &sidecar) {
  Span cause = sidecar.name.isPresent() ? sidecar.name.span : sidecar.span;
  if (!sidecar.protocol.isPresent())
    sidecar.protocol = ir::Text::defaulted("http", cause);
  // A gRPC probe names no path.
  if (!sidecar.healthPath.isPresent() && *sidecar.protocol == "http")
    sidecar.healthPath = ir::Text::defaulted("/health", cause);
}

void tntc::applyDefaults(ir::Workflow &workflow, PassContext &context) {
  defaultTriggers(workflow, context);
  if (workflow.contract) {
    std::vector<ir::Dependency> dependencies =
        workflow.contract->dependencies.vec();
    for (ir::Dependency &dependency : dependencies)
      defaultDependency(dependency, context.offered);
    workflow.contract->dependencies = context.arena.save(dependencies);
  }
  std::vector<ir::Sidecar> sidecars = workflow.sidecars.vec();
  for (ir::Sidecar &sidecar : sidecars)
    defaultSidecar(sidecar);
  workflow.sidecars = context.arena.save(sidecars);
}
