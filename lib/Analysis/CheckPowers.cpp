//===- CheckPowers.cpp - what no node may do ------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// Most of it Deno refuses when the node runs, which is late; workers and code
// out of text it would let pass in one form or another (decision O25).
//
//===----------------------------------------------------------------------===//

#include "Cover.h"
#include "FilePath.h"
#include "NodeBuiltins.h"
#include "Places.h"

#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"

using namespace tntc;

namespace {
class PowerChecker {
public:
  PowerChecker(const ir::Workflow &workflow, PassContext &context)
      : workflow(workflow), context(context) {}
  void run();

private:
  void add(diag::Id id, NodeFact found) {
    const ir::Fact &fact = *found.fact;
    faults[{id, fact.api, fact.target}].push_back(found);
  }
  void addForbidden(NodeFact found);
  void addPermission(NodeFact found);
  bool isWithin(StringRef path, ArrayRef<StringRef> folders) const;

  using Key = std::tuple<diag::Id, StringRef, StringRef>;
  const ir::Workflow &workflow;
  PassContext &context;
  llvm::MapVector<Key, std::vector<NodeFact>, std::map<Key, unsigned>> faults;
};
} // namespace

void PowerChecker::addForbidden(NodeFact found) {
  StringRef api = found.fact->api;
  // Said of the permission that it needs, or of the import.
  if (api == "import" ||
      (api.starts_with("node:") && !api.contains("getBuiltinModule")) ||
      llvm::any_of(found.node->facts->facts, [&](const ir::Fact &other) {
        return other.kind == ir::FactKind::Permission &&
               other.span == found.fact->span && other.api == api;
      }))
    return;
  if (api == "require")
    add(diag::RequireImport, found);
  else if (api.contains("getBuiltinModule"))
    add(diag::NodeModuleForbidden, found);
  else if (api.contains("Worker"))
    add(diag::ThreadStarted, found);
  else if (api.contains("dlopen") || api.contains("Unsafe"))
    add(diag::NativeCode, found);
  else if (api.contains("Command") || api.contains("Deno.run"))
    add(diag::ProcessStarted, found);
  else
    add(diag::TextAsCode, found);
}

/// A relative path is seen from wherever the process was started.
bool PowerChecker::isWithin(StringRef path, ArrayRef<StringRef> folders) const {
  if (!workflow.sidecars.empty() && mayBeBelow(path, "/shared"))
    return true;
  return llvm::any_of(
      folders, [&](StringRef folder) { return mayBeBelow(path, folder); });
}

void PowerChecker::addPermission(NodeFact found) {
  const ir::Fact &fact = *found.fact;
  // The import itself is an error already.
  StringRef module = fact.api.split('.').first;
  if (module.consume_front("node:") && !forbiddenNodeModule(module).empty())
    return;
  switch (fact.permission) {
  case ir::PermissionKind::None:
    return;
  case ir::PermissionKind::Net:
    if (listens(fact))
      add(diag::NodeListens, found);
    return;
  case ir::PermissionKind::Read:
    // What a relative path leads to shows only when the node runs.
    if (StringRef(fact.target).starts_with("/") ||
        fact.target.starts_with("file:") || fact.target.starts_with("../"))
      if (!isWithin(fact.target, {"/app/workflow", "/tmp"}))
        add(diag::ReadOutside, found);
    return;
  case ir::PermissionKind::Write:
    if (!fact.target.empty() && !isWithin(fact.target, {"/tmp"}))
      add(diag::WriteOutside, found);
    return;
  case ir::PermissionKind::Env:
    add(diag::EnvironmentRead, found);
    return;
  case ir::PermissionKind::Run:
    add(diag::ProcessStarted, found);
    return;
  case ir::PermissionKind::Ffi:
    add(diag::NativeCode, found);
    return;
  case ir::PermissionKind::Sys:
    add(diag::SystemAsked, found);
    return;
  }
}

void PowerChecker::run() {
  for (NodeFact found : factsOf(workflow, ir::FactKind::Forbidden))
    addForbidden(found);
  for (NodeFact found : factsOf(workflow, ir::FactKind::Permission))
    addPermission(found);
  for (NodeFact found : factsOf(workflow, ir::FactKind::Network))
    if (listens(*found.fact))
      add(diag::NodeListens, found);
  for (const auto &[key, facts] : faults) {
    auto [id, api, target] = key;
    if (id == diag::NodeModuleForbidden) {
      api.consume_front("node:");
      target = "it loads modules past the imports; import them by name";
    }
    InFlightDiagnostic report =
        context.diags.report(id, facts.front().fact->span, api, target);
    noteSteps(report, facts.front().fact->steps);
    noteMore(report, ArrayRef<NodeFact>(facts).drop_front(),
             "it is done here too");
  }
}

void tntc::checkPowers(const ir::Workflow &workflow, PassContext &context) {
  PowerChecker(workflow, context).run();
}
