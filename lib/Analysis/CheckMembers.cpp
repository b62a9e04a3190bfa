//===- CheckMembers.cpp - members of ctx that code reads exist ------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// JavaScript says nothing of a misspelt member until it is called. What code
// asks for by a test of its own (`typeof ctx.x`, `ctx.x?.()`) it knows that
// there may not be, unless it looks like a slip.
//
//===----------------------------------------------------------------------===//

#include "ContextMembers.h"
#include "Places.h"

#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"

#include <set>
#include <tuple>

using namespace tntc;

namespace {
class MemberChecker {
public:
  MemberChecker(const ir::Workflow &workflow, PassContext &context)
      : workflow(workflow), context(context) {}
  void run();

private:
  bool isMade(const NodeFact &found);
  bool isNameOfDependency(const ir::Fact &fact);
  void report(std::vector<NodeFact> &facts);
  void reportName(const NodeFact &found);
  void reportCalled(ArrayRef<NodeFact> facts);

  const ir::Workflow &workflow;
  PassContext &context;
};
} // namespace

/// Whether code may give the connection members of its own.
bool MemberChecker::isMade(const NodeFact &found) {
  return found.fact->api == ofConnection &&
         llvm::any_of(found.node->facts->abstentions,
                      [&](const ir::Abstention &abstention) {
                        return abstention.scope ==
                                   ir::AbstentionScope::Dependency &&
                               abstention.subject == found.fact->subject;
                      });
}

void MemberChecker::report(std::vector<NodeFact> &facts) {
  std::stable_sort(facts.begin(), facts.end(),
                   [](const NodeFact &a, const NodeFact &b) {
                     return a.fact->isNeeded > b.fact->isNeeded;
                   });
  const ir::Fact &first = *facts.front().fact;
  if (first.member.empty())
    return reportCalled(facts);
  std::optional<MeantMember> meant = meantMember(first.api, first.member);
  std::string hint, owner = "'" + first.api.str() + "'";
  if (first.api == ofConnection)
    owner = "the connection to '" + first.subject.str() + "'";
  if (meant)
    hint = "; did you mean '" + meant->name.str() + "'?";
  InFlightDiagnostic report = context.diags.report(
      first.isNeeded ? diag::MemberNeeded : diag::MemberMissing,
      first.subjectSpan, owner, first.member, hint);
  noteSteps(report, first.steps);
  noteMore(report, ArrayRef<NodeFact>(facts).drop_front(),
           "it is read here too");
  if (!meant)
    return;
  Fix fix;
  fix.title = "write '" + meant->name.str() + "'";
  fix.machineApplicable = meant->isSure;
  for (const NodeFact &found : facts) {
    std::string text = textFor(*found.fact, found.fact->member,
                               meant->name, context.sources);
    if (text.empty() || found.fact->subjectSpan.file != first.subjectSpan.file)
      return;
    fix.edits.push_back({found.fact->subjectSpan, text});
  }
  std::move(report).fix(std::move(fix));
}

/// `ctx.log("x")`: what is meant is one of its members.
void MemberChecker::reportCalled(ArrayRef<NodeFact> facts) {
  const ir::Fact &first = *facts.front().fact;
  std::string owner = "'" + first.api.str() + "'";
  StringRef hint;
  if (first.api == ofLog)
    hint = "; did you mean 'ctx.log.info'?";
  else if (first.api == ofConfig)
    hint = "; its keys are members of it";
  if (first.api == ofConnection) {
    owner = "the connection to '" + first.subject.str() + "'";
    hint = "; did you mean its 'fetch'?";
  }
  InFlightDiagnostic report =
      context.diags.report(diag::MemberNeeded, first.subjectSpan,
                           owner + ", no function,", "(...)", hint);
  noteSteps(report, first.steps);
  noteMore(report, facts.drop_front(), "it is called here too");
  if (first.api == ofLog && facts.size() == 1)
    std::move(report).suggest("write '.info'", first.subjectSpan.last(),
                              ".info");
}

/// `ctx.dependency.github`, `ctx.dependencies.github`
bool MemberChecker::isNameOfDependency(const ir::Fact &fact) {
  return workflow.contract && workflow.contract->find(fact.member);
}

void MemberChecker::reportName(const NodeFact &found) {
  const ir::Fact &fact = *found.fact;
  std::string call = "ctx.dependency(\"" + fact.member.str() + "\")";
  InFlightDiagnostic report = context.diags.report(
      fact.isNeeded ? diag::MemberNeeded : diag::MemberMissing,
      fact.subjectSpan, "'" + fact.api.str() + "', a function,", fact.member,
      isNameOfDependency(fact) ? "; did you mean '" + call + "'?" : "");
  noteSteps(report, fact.steps);
  StringRef text = context.sources.text(fact.span);
  if (!isNameOfDependency(fact) || fact.span == fact.subjectSpan)
    return;
  text = text.take_front(fact.subjectSpan.begin - fact.span.begin)
             .rtrim(" \t\r\n.?![");
  // What is written instead of it was told of on the way here.
  size_t dot = text.rfind('.');
  if (dot == StringRef::npos || !text.drop_front(dot).starts_with(".depend"))
    return;
  std::string made =
      (text.take_front(dot) + ".dependency(\"" + fact.member + "\")").str();
  std::move(report).fix("write '" + made + "'", fact.span, made);
}

void MemberChecker::run() {
  using Key = std::tuple<FileId, StringRef, StringRef, StringRef>;
  llvm::MapVector<Key, std::vector<NodeFact>, std::map<Key, unsigned>> missing;
  std::vector<NodeFact> names;
  std::vector<NodeFact> all = factsOf(workflow, ir::FactKind::MissingMember);
  std::set<std::pair<StringRef, StringRef>> tested;
  for (const NodeFact &found : all)
    if (found.fact->isTest)
      tested.insert({found.fact->api, found.fact->member});
  auto isRead = [&](const ir::Fact &fact) {
    return fact.isDefinite && (!tested.count({fact.api, fact.member}) ||
                               meantMember(fact.api, fact.member));
  };
  for (const NodeFact &found : all)
    if (isRead(*found.fact) && found.fact->api == ofDependency)
      names.push_back(found);
  for (const NodeFact &found : all) {
    const ir::Fact &fact = *found.fact;
    if (!isRead(fact) || fact.api == ofDependency || isMade(found))
      continue;
    // Of `ctx.dependencies.github` it is told as a whole.
    bool isPart = llvm::any_of(names, [&](const NodeFact &name) {
      return name.fact->span.file == fact.span.file &&
             name.fact->span.begin == fact.span.begin &&
             name.fact->span.end > fact.span.end;
    });
    if (!isPart)
      missing[{fact.span.file, fact.api,
               fact.api == ofConnection ? fact.subject : StringRef(),
               fact.member}]
          .push_back(found);
  }
  bool isToldOfOwner = llvm::any_of(missing, [](const auto &entry) {
    return std::get<1>(entry.first) == ofContext &&
           meantMember(ofContext, std::get<3>(entry.first))
                   .value_or(MeantMember())
                   .name == "dependency";
  });
  for (auto &[key, facts] : missing)
    report(facts);
  if (!isToldOfOwner)
    for (const NodeFact &found : names)
      reportName(found);
}

void tntc::checkMembers(const ir::Workflow &workflow, PassContext &context) {
  MemberChecker(workflow, context).run();
}
