//===- CheckSecretReads.cpp - secrets that code reads are declared --------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// The pod gets the credentials that its contract names and code reads: one
// that is read but not named is undefined when the node runs, and one that is
// named but not read is not mounted.
//
//===----------------------------------------------------------------------===//

#include "ContextMembers.h"
#include "DeclaredSecrets.h"
#include "Edits.h"
#include "ObjectMembers.h"
#include "OptionalReads.h"
#include "Places.h"
#include "Refusals.h"

#include "tntc/Support/Names.h"

#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"

#include <map>
#include <set>

using namespace tntc;

static std::string nameOf(StringRef service, StringRef key) {
  return key.empty() ? service.str() : (service + "." + key).str();
}

/// Adds to \p meant the declared ones that a misspelt name seems to stand for.
static void checkUndeclared(const ir::Workflow &workflow,
                            ArrayRef<DeclaredSecret> declared,
                            std::set<std::string> &meant,
                            PassContext &context) {
  std::vector<std::string> names;
  std::set<std::string> known;
  for (const DeclaredSecret &secret : declared) {
    names.push_back(nameOf(secret.service, secret.key));
    known.insert(names.back());
    known.insert(secret.service.str());
  }
  llvm::MapVector<std::string, std::vector<NodeFact>,
                  std::map<std::string, unsigned>>
      missing;
  for (NodeFact found : secretReads(workflow)) {
    std::string name = nameOf(found.fact->subject, found.fact->member);
    // What a service of the platform hands out is for the service to say.
    bool isService = llvm::any_of(
        workflow.dependencies(), [&](const ir::Dependency &dependency) {
          return dependency.isService() &&
                 *dependency.name == found.fact->subject;
        });
    // What a variable is before it is given its value.
    bool isUnset =
        !found.fact->isDefinite && (found.fact->subject == "undefined" ||
                                    found.fact->member == "undefined");
    bool isMember =
        found.fact->member.empty() && isObjectMember(found.fact->subject);
    if (!isService && !isUnset && !isMember && !found.fact->subject.empty() &&
        !known.count(name) &&
        !mayBeRefusedSecret(workflow, found.fact->subject, found.fact->member))
      missing[name].push_back(found);
  }
  std::vector<StringRef> candidates(names.begin(), names.end());
  for (const auto &[name, facts] : missing) {
    std::optional<StringRef> near = names::didYouMean(name, candidates);
    if (near)
      meant.insert(near->str());
    InFlightDiagnostic report = context.diags.report(
        diag::SecretUndeclared, facts.front().fact->span, name,
        near ? "; did you mean '" + near->str() + "'?" : std::string());
    noteMore(report, ArrayRef<NodeFact>(facts).drop_front(),
             "it is read here too");
  }
}

/// Whether code asks the connection for what there is not.
static bool asksForMoreOf(const ir::Workflow &workflow,
                          const ir::Dependency &dependency) {
  return llvm::any_of(factsOf(workflow, ir::FactKind::MissingMember),
                      [&](const NodeFact &found) {
                        return found.fact->api == ofConnection &&
                               found.fact->subject == *dependency.name;
                      });
}

/// `secret` of a dependency that has none. Where another one is meant too, code
/// is made for those that have one and those that do not.
static void checkWithoutAuth(const ir::Workflow &workflow,
                             PassContext &context) {
  std::map<const ir::Dependency *, std::vector<NodeFact>> reads;
  std::set<Span> withSecret;
  std::vector<NodeFact> all = factsOf(workflow, ir::FactKind::DependencyRead);
  auto find = [&](const NodeFact &found) {
    return found.fact->member == "secret" && workflow.contract
               ? workflow.contract->find(found.fact->subject)
               : nullptr;
  };
  for (const NodeFact &found : all)
    if (const ir::Dependency *dependency = find(found))
      if (dependency->auth || dependency->isService())
        withSecret.insert(found.fact->span);
  for (const NodeFact &found : all) {
    const ir::Dependency *dependency = find(found);
    const ir::Fact &fact = *found.fact;
    // All of a connection is read where it is copied or printed.
    bool isWritten = fact.subjectSpan.isValid() ||
                     context.sources.text(fact.span) == "secret";
    if (!isWritten || !dependency || dependency->auth ||
        dependency->isService() || dependency->isModule() || !fact.isDefinite ||
        withSecret.count(fact.span) || !fact.module || !fact.module->code ||
        OptionalReads(*fact.module->code, fact.span).isOptional())
      continue;
    reads[dependency].push_back(found);
  }
  for (const ir::Dependency &dependency : workflow.dependencies()) {
    auto at = reads.find(&dependency);
    if (at == reads.end())
      continue;
    ArrayRef<NodeFact> facts = at->second;
    const ir::Fact &first = *facts.front().fact;
    InFlightDiagnostic report = context.diags.report(
        diag::SecretWithoutAuth,
        first.subjectSpan.isValid() ? first.subjectSpan : first.span,
        *dependency.name);
    noteSteps(report, first.steps);
    noteMore(report, facts.drop_front(), "it is read here too");
    std::string entry =
        "auth: {type: api-token, secret: " + dependency.name->str() + ".token}";
    report.note(dependency.name.span, "expected '" + entry +
                                          "' or the like here, and the value "
                                          "among the secrets");
    const ir::Text &above =
        dependency.host.isPresent() ? dependency.host : dependency.protocol;
    if (std::optional<Edit> edit = addBelow(above, entry, context.sources))
      std::move(report).suggest("declare its 'auth'", edit->span, edit->text);
  }
}

void tntc::checkSecretReads(const ir::Workflow &workflow,
                            PassContext &context) {
  std::vector<DeclaredSecret> declared = declaredSecrets(workflow);
  std::set<std::string> meant;
  checkUndeclared(workflow, declared, meant, context);
  if (workflow.knowsDependencies())
    checkWithoutAuth(workflow, context);

  ContractUses uses(workflow);
  llvm::StringMap<std::vector<const ir::Dependency *>> bySecret;
  for (const ir::Dependency &dependency : workflow.dependencies())
    if (dependency.auth)
      bySecret[*dependency.auth->secret].push_back(&dependency);
  for (const DeclaredSecret &secret : declared) {
    if (meant.count(nameOf(secret.service, secret.key)))
      continue;
    bool isTriggers = mayBeTriggers(workflow, secret.service, secret.key);
    bool isUsed = false, mayBeMeant = asksForMore(workflow);
    for (const SecretUse &use : secret.uses)
      isTriggers |= use.isTrigger;
    // Of a dependency that nothing uses at all enough is said.
    for (const ir::Dependency *dependency :
         bySecret.lookup(nameOf(secret.service, secret.key))) {
      Uses found = uses.address(*dependency);
      // An error may be why what may use it is not seen to.
      isUsed |= !found.seen.empty() ||
                (!found.possible.empty() && !context.diags.hasErrors());
      // It may be what code asks for by another name.
      mayBeMeant |= asksForMoreOf(workflow, *dependency);
    }
    if (!isTriggers && isUsed && !mayBeMeant &&
        !uses.secret(secret.service, secret.key).any())
      context.diags.report(
          diag::SecretUnread, secret.uses.front().span,
          nameOf(secret.service, secret.key),
          context.options.grantContract ? "" : ", so that it is not mounted");
  }
}
