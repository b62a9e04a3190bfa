//===- MissingMembers.cpp - members that nothing has ----------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "../ContextMembers.h"
#include "Evaluator.h"

using namespace tntc;
using namespace tntc::facts;

/// \p key where \p owner has it; else the member that it seems to be a slip of,
/// so that one fault is not taken for many, or nothing.
StringRef Evaluator::existing(StringRef owner, StringRef key, Span span,
                              bool exact, StringRef subject) {
  if (hasMember(owner, key) || madeMembers.contains(key) ||
      madeMembers.contains("*"))
    return key;
  Span place = keySpan.isValid() ? keySpan : fieldSpan;
  if (!place.isValid()) // the language asks, not the code
    return {};
  ++missedCount;
  auto [at, isNew] = missed.try_emplace(place, false);
  isDirty |= isNew;
  bool isSure = exact && !at->second;
  ir::Fact made;
  made.kind = ir::FactKind::MissingMember;
  made.span = span;
  made.subjectSpan = place;
  made.api = owner;
  made.subject = subject;
  made.member = nameText(name(key));
  made.isTest = use == MemberUse::Tested;
  made.isNeeded = use == MemberUse::Needed;
  made.steps = stepsHere();
  fact(made, isSure);
  std::optional<MeantMember> meant = meantMember(owner, key);
  return meant && isSure ? meant->name : StringRef();
}

/// What is read at \p place is there on some of those of which it is read.
void Evaluator::noteFound(Span place) {
  auto at = missed.find(place);
  if (at == missed.end() || at->second)
    return;
  at->second = true;
  isDirty = true;
}

/// Code puts \p key where it is not by itself.
void Evaluator::noteMade(StringRef key) {
  isDirty |= madeMembers.insert(key).second;
}

/// \p member, if it is one, is read next.
void Evaluator::asksFor(const ir::Expr *member, MemberUse how) {
  while (member && member->kind == ir::ExprKind::Cast && !member->items.empty())
    member = member->items[0];
  nextUse = {member, how};
}

/// \p callee is called, which is no function.
void Evaluator::noteNoFunction(Atom callee, Span span, const void *site) {
  ir::Fact made;
  if (callee.kind == AtomKind::Context)
    made.api = ofContext;
  else if (callee.kind == AtomKind::Log)
    made.api = ofLog;
  else if (callee.kind == AtomKind::Connection)
    made.api = ofConnection;
  else if (callee.kind == AtomKind::Secrets)
    made.api = ofSecrets;
  else if (callee == Atom{AtomKind::Config, 0})
    made.api = ofConfig;
  bool isCall = callExpr && callExpr == site && callExpr->base;
  if (made.api.empty() || !isCall)
    return;
  made.kind = ir::FactKind::MissingMember;
  made.span = span;
  made.subjectSpan = callExpr->base->span;
  if (callee.kind == AtomKind::Connection)
    made.subject = connections[callee.id].name;
  made.isNeeded = true;
  made.steps = stepsHere();
  fact(made, callees->isSingle() && callees->isExact());
}

/// `key in base`, `Object.hasOwn(base, key)` and the like.
void Evaluator::testMember(const Value &base, const Value &key, Span span) {
  StringRef known;
  bool isKnown = literalText(key, known);
  for (Atom atom : base) {
    if (atom.kind == AtomKind::Config && !atom.id) {
      ir::Fact made;
      made.kind = ir::FactKind::Config;
      made.span = span;
      made.subject = isKnown ? nameText(name(known)) : StringRef();
      made.isTest = true;
      fact(made, base.isExact());
    }
    StringRef owner;
    if (atom.kind == AtomKind::Context)
      owner = ofContext;
    else if (atom.kind == AtomKind::Log)
      owner = ofLog;
    else if (atom.kind == AtomKind::Connection)
      owner = ofConnection;
    if (owner.empty() || !isKnown)
      continue;
    MemberUse outer = std::exchange(use, MemberUse::Tested);
    Span place = std::exchange(keySpan, span);
    existing(owner, known, span, base.isExact(),
             atom.kind == AtomKind::Connection ? connections[atom.id].name
                                               : "");
    use = outer;
    keySpan = place;
  }
}
