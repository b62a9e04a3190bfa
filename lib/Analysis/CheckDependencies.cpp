//===- CheckDependencies.cpp - what code asks for is declared -------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// Asking for a dependency that the contract lacks throws when the node runs.
// One that no code asks for is granted to nobody, and whoever reads the
// contract takes it for a use. Not judged are those that code may ask for
// where it could not be followed, and those that a package or a sidecar may
// use by an address of its own.
//
//===----------------------------------------------------------------------===//

#include "ContextMembers.h"
#include "ContractEdits.h"
#include "Cover.h"
#include "DeclaredSecrets.h"
#include "Edits.h"
#include "Modules.h"
#include "PackageName.h"
#include "Places.h"
#include "Refusals.h"
#include "Services.h"
#include "SureFaults.h"
#include "Uses.h"

#include "tntc/Support/Names.h"

#include "llvm/ADT/MapVector.h"

#include <set>

using namespace tntc;

namespace {
class DependencyChecker {
public:
  DependencyChecker(const ir::Workflow &workflow, PassContext &context)
      : workflow(workflow), context(context), uses(workflow), faults(workflow) {
  }
  void run();

private:
  void checkUndeclared();
  void reportUndeclared(StringRef name, ArrayRef<NodeFact> facts);
  void noteMeantImports();
  void noteNames();
  void checkUnused();
  bool mayMeanAnother();
  bool isReadByService(const ir::Dependency &dependency);
  bool isReadByTrigger(const ir::Dependency &dependency);
  bool mayBeReached(const ir::Dependency &dependency);
  bool isUnclear(const ir::Dependency &dependency);

  const ir::Workflow &workflow;
  PassContext &context;
  ContractUses uses;
  SureFaults faults;
  std::set<StringRef> misspelt; ///< declared names that code means
  bool asksForOthers = false;   ///< for names that are no slip of declared ones
};
} // namespace

void DependencyChecker::reportUndeclared(StringRef name,
                                         ArrayRef<NodeFact> facts) {
  std::vector<StringRef> known;
  for (const ir::Dependency &dependency : workflow.dependencies())
    if (!dependency.isModule())
      known.push_back(*dependency.name);
  std::optional<StringRef> near = names::didYouMean(name, known);
  std::string hint = near ? "; did you mean '" + near->str() + "'?" : "";
  const ir::Fact &first = *facts.front().fact;
  Span span = first.subjectSpan.isValid() ? first.subjectSpan : first.span;
  InFlightDiagnostic report = context.diags.report(
      faults.isSure(first) ? diag::DependencyUndeclared
                           : diag::DependencyPossiblyUndeclared,
      span, name, hint);
  noteMore(report, facts.drop_front(), "it is asked for here too");
  if (workflow.contract && workflow.contract->dependenciesSpan.isValid())
    report.note(workflow.contract->dependenciesSpan,
                "the contract declares dependencies here");
  if (near) {
    const ir::Dependency &meant = *workflow.contract->find(*near);
    misspelt.insert(*near);
    auto edit = replaceLiteral(span, *near, context.sources);
    // Sure only when nothing else asks for the one that is meant.
    if (!edit || facts.size() > 1)
      return;
    std::string title = "write '" + near->str() + "'";
    if (uses.address(meant).any())
      std::move(report).suggest(title, edit->span, edit->text);
    else
      std::move(report).fix(title, edit->span, edit->text);
    return;
  }
  asksForOthers = true;
  if (findService(name, context.offered))
    addFix(report, "declare the service in the contract",
           addDependency(workflow, name, {}, context.sources));
}

void DependencyChecker::checkUndeclared() {
  auto isDeclared = [&](const ir::Fact &fact) {
    return (workflow.contract && workflow.contract->find(fact.subject)) ||
           mayBeRefusedName(workflow, fact.subject);
  };
  for (NodeFact found : factsOf(workflow, ir::FactKind::Dependency))
    faults.add(*found.fact, !isDeclared(*found.fact));
  llvm::MapVector<StringRef, std::vector<NodeFact>> missing;
  std::set<std::pair<StringRef, Span>> seen;
  for (ir::FactKind kind :
       {ir::FactKind::Dependency, ir::FactKind::DependencyRead,
        ir::FactKind::DependencyFetch})
    for (NodeFact found : factsOf(workflow, kind)) {
      StringRef name = found.fact->subject;
      if (isDeclared(*found.fact))
        continue;
      // What a variable is before it is given its value.
      if (!found.fact->isDefinite &&
          (name.empty() || name == "undefined" || name == "null"))
        continue;
      // What is read of it was asked for before.
      bool isAskedFor = missing.count(name) != 0;
      if (kind != ir::FactKind::Dependency && isAskedFor)
        continue;
      if (seen.insert({name, found.fact->span}).second)
        missing[name].push_back(found);
    }
  for (auto &[name, facts] : missing) {
    std::stable_sort(facts.begin(), facts.end(),
                     [&](const NodeFact &a, const NodeFact &b) {
                       return faults.isSure(*a.fact) > faults.isSure(*b.fact);
                     });
    reportUndeclared(name, facts);
  }
}

/// Whether code reads, or may read, the secret of \p dependency in the older
/// form, past the dependency itself.
bool DependencyChecker::isReadByService(const ir::Dependency &dependency) {
  std::optional<ir::SecretRef> secret;
  if (dependency.auth)
    secret = ir::parseSecretRef(*dependency.auth->secret);
  if (!secret)
    return false;
  auto mayRead = [&](const ir::Abstention &abstention) {
    return abstention.scope == ir::AbstentionScope::Secrets &&
           (abstention.subject.empty() ||
            abstention.subject == secret->service);
  };
  return llvm::any_of(factsOf(workflow, ir::FactKind::Secret),
                      [&](const NodeFact &found) {
                        return found.fact->subject == secret->service &&
                               found.fact->member == secret->key;
                      }) ||
         llvm::any_of(workflow.nodes, [&](const ir::Node &node) {
           return node.facts && llvm::any_of(node.facts->abstentions, mayRead);
         });
}

/// Whether a trigger reads the secret of \p dependency, which is where the
/// contract names it.
bool DependencyChecker::isReadByTrigger(const ir::Dependency &dependency) {
  if (!dependency.auth || dependency.isService())
    return false;
  auto isTriggers = [](const SecretUse &use) { return use.isTrigger; };
  auto isNamedHere = [&](const SecretUse &use) {
    return use.span == dependency.auth->secret.span;
  };
  return llvm::any_of(declaredSecrets(workflow),
                      [&](const DeclaredSecret &secret) {
                        return llvm::any_of(secret.uses, isTriggers) &&
                               llvm::any_of(secret.uses, isNamedHere);
                      });
}

/// Whether code writes out an address that \p dependency would have without
/// its fault, or that looks like a misspelt one.
bool DependencyChecker::mayBeReached(const ir::Dependency &dependency) {
  auto isMeant = [&](const NodeFact &found) {
    const ir::Fact &fact = *found.fact;
    if (fact.host.empty() || mayMean(dependency, fact))
      return !fact.host.empty();
    return isNearHost(fact.host, *dependency.host) &&
           !coverOf(workflow, fact).isCovered();
  };
  return llvm::any_of(factsOf(workflow, ir::FactKind::Network), isMeant) ||
         llvm::any_of(factsOf(workflow, ir::FactKind::LegacyFetch), isMeant);
}

/// What is said of an import that means another name is enough.
void DependencyChecker::noteMeantImports() {
  for (const LoadedModule &loaded : loadedModules(workflow))
    for (const ir::Import &import : loaded.module->imports)
      if (const ir::Dependency *meant = meantByImport(workflow, import))
        misspelt.insert(*meant->name);
}

/// Whether an error is told of what \p dependency is, or of what may be its
/// import or its trigger.
bool DependencyChecker::isUnclear(const ir::Dependency &dependency) {
  bool mayBeQueues = (dependency.kind == ir::Protocol::Nats ||
                      dependency.kind == ir::Protocol::Unknown) &&
                     mayHaveQueue(workflow);
  return dependency.protocol.isRefused() ||
         (mayBeQueues && context.diags.hasErrors()) ||
         mayBeImported(workflow, dependency) ||
         (dependency.isModule() &&
          (!isPackage(dependency) ||
           hasUndeclaredModule(workflow, dependency.kind)));
}

/// Whether code asks for something that is not declared: what seems unused may
/// be what it means, so that to remove it is for a person to decide.
bool DependencyChecker::mayMeanAnother() {
  auto isElsewhere = [&](const NodeFact &found) {
    const ir::Fact &fact = *found.fact;
    return !fact.host.empty() && !fact.isUnknownHost && !listens(fact) &&
           !coverOf(workflow, fact).isCovered();
  };
  return asksForOthers ||
         llvm::any_of(factsOf(workflow, ir::FactKind::Network), isElsewhere) ||
         llvm::any_of(factsOf(workflow, ir::FactKind::LegacyFetch),
                      isElsewhere);
}

/// `ctx.dependency.github`: whatever it is to become, it means the dependency.
void DependencyChecker::noteNames() {
  for (NodeFact found : factsOf(workflow, ir::FactKind::MissingMember))
    if (found.fact->api == ofDependency) {
      misspelt.insert(found.fact->member);
      asksForOthers |=
          !workflow.contract || !workflow.contract->find(found.fact->member);
    }
}

void DependencyChecker::checkUnused() {
  noteMeantImports();
  noteNames();
  bool isSure = !mayMeanAnother();
  for (const ir::Dependency &dependency : workflow.dependencies()) {
    // No code can ask for a name that was refused; it is the name to mend.
    if (!names::isIdentifier(*dependency.name) || isUnclear(dependency))
      continue;
    if (uses.address(dependency).any() || uses.sidecars(dependency).any() ||
        misspelt.count(*dependency.name) || isReadByService(dependency) ||
        isReadByTrigger(dependency) || mayBeReached(dependency))
      continue;
    InFlightDiagnostic report = context.diags.report(
        diag::DependencyUnused, dependency.name.span, *dependency.name,
        context.options.grantContract ? ""
                                      : ", so that nothing is granted for it");
    // With a fault of its own it is to be mended, not to go.
    if (context.diags.hasErrorIn(dependency.span))
      continue;
    if (auto fix = removeDependency(workflow, dependency, context.sources)) {
      // A service is provisioned for as long as it is declared, with its data.
      fix->machineApplicable = isSure && !dependency.isService();
      std::move(report).fix(std::move(*fix));
    }
  }
}

void DependencyChecker::run() {
  if (workflow.knowsDependencies())
    checkUndeclared();
  if (!mayHaveMoreCode(workflow) && !asksForMore(workflow))
    checkUnused();
}

void tntc::checkDependencies(const ir::Workflow &workflow,
                             PassContext &context) {
  DependencyChecker(workflow, context).run();
}
