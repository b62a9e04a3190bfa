//===- EvalBranch.cpp - where ways part and meet again --------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"
#include "Leaving.h"

using namespace tntc;
using namespace tntc::facts;
using ir::StmtKind;

Evaluator::Flow Evaluator::evalIf(const ir::Stmt &stmt, Env &env) {
  Value condition = eval(stmt.exprs.empty() ? nullptr : stmt.exprs[0], env);
  const ir::Expr *test = stmt.exprs.empty() ? nullptr : stmt.exprs[0];
  Truth truth = truthOf(condition);
  Flow flow = 0;
  llvm::SmallVector<WayEnd, 2> ways;
  auto take = [&](bool way) {
    const ir::Stmt *inner =
        stmt.body.size() > size_t(!way) ? stmt.body[!way] : nullptr;
    Maybe unlikely(*this, inner && isUnlikely(condition, way));
    size_t mark = locals.begin();
    assume(test, way, env);
    Flow end = inner ? evalStmt(inner, env) : Flow(Next);
    WayEnd left = locals.end(mark);
    if (end & Next)
      ways.push_back(std::move(left));
    return end;
  };
  if (truth != Truth::False && !stmt.body.empty())
    flow |= take(true);
  bool isUnlikelyElse = isUnlikely(condition, false);
  Flow other = 0;
  if (truth != Truth::True)
    other = take(false);
  locals.meet(ways, false);
  if (truth == Truth::True)
    return flow;
  // Only the way that is not likely leads on.
  if ((isUnlikelyElse && other & Next && !(flow & Next)) ||
      (isUnlikely(condition, true) && flow & Next && !(other & Next)))
    flow |= Doubtful;
  return flow | other;
}

/// Whether whoever comes to \p stmt returns or throws there.
static bool endsTheCall(const ir::Stmt *stmt) {
  while (stmt && stmt->kind == StmtKind::Block && !stmt->body.empty() &&
         llvm::none_of(stmt->body.drop_back(), [](const ir::Stmt *each) {
           return mayLeave(each, true);
         }))
    stmt = stmt->body.back();
  return stmt &&
         (stmt->kind == StmtKind::Return || stmt->kind == StmtKind::Throw);
}

Evaluator::Flow Evaluator::evalTry(const ir::Stmt &stmt, Env &env) {
  if (stmt.body.empty() || !stmt.body[0])
    return Next;
  const ir::Stmt *handler = stmt.body.size() > 1 ? stmt.body[1] : nullptr;
  const ir::Stmt *last = stmt.body.size() > 2 ? stmt.body[2] : nullptr;
  unsigned before = hazards, outerUnwatched = unwatched;
  llvm::SmallVector<WayEnd, 2> ways;
  auto take = [&](llvm::function_ref<Flow()> way) {
    size_t mark = locals.begin();
    Flow flow = way();
    WayEnd left = locals.end(mark);
    if (flow & Next)
      ways.push_back(std::move(left));
    return flow;
  };
  // What `finally` hands over takes the place of all before it.
  Env &function = functionEnv(env);
  Cell *outerResult = function.result;
  size_t outerReturned = returned.size();
  bool isReplaced = endsTheCall(last);
  bool mayReplace = mayLeave(last, true);
  if (mayReplace && outerResult)
    function.result = &heap.makeCell();
  // What fails may do so anywhere.
  Region all = beginRegion(stmt, env, false);
  Region tried = beginRegion(*stmt.body[0], env, false);
  Flow flow = take([&] { return evalStmt(stmt.body[0], env); });
  if (handler) {
    unwatched = outerUnwatched;
    Flow caught = take([&] {
      setGathered(tried);
      return evalCatch(stmt, env, hazards == before);
    });
    if (caught & Next) // what is thrown within leads on, too
      flow &= ~Doubtful;
    flow |= caught;
  }
  endRegion(tried, false);
  locals.meet(ways, false);
  std::swap(function.result, outerResult);
  if (mayReplace && !isReplaced && outerResult) {
    Value value = read(*outerResult);
    value.setInexact();
    write(*function.result, value, function.result);
  }
  if (isReplaced && returned.size() > outerReturned)
    returned.erase(returned.begin() + outerReturned, returned.end());
  if (last) {
    restart(all);
    Flow end = evalStmt(last, env);
    flow = end & Next ? flow | (end & ~Next) : end;
  }
  endRegion(all, last);
  return flow;
}

Evaluator::Flow Evaluator::evalCatch(const ir::Stmt &stmt, Env &env,
                                     bool isUnlikely) {
  Maybe unlikely(*this, isUnlikely);
  Env &inner = heap.envAt(&stmt, &env);
  if (stmt.pattern) {
    Value error = read(thrown);
    error.add(data());
    declare(stmt.pattern, inner);
    bind(stmt.pattern, error, inner, true);
  }
  return evalStmt(stmt.body[1], inner);
}

/// What a case does up to the `break` that it ends in, if it does.
static ArrayRef<const ir::Stmt *> withoutBreak(const ir::Case &part,
                                               bool &endsHere) {
  ArrayRef<const ir::Stmt *> body = part.body;
  endsHere = !body.empty() && body.back() &&
             body.back()->kind == StmtKind::Break && body.back()->name.empty();
  return endsHere ? body.drop_back() : body;
}

/// What is known where \p test is what the value of \p subject is.
WayEnd Evaluator::takeCase(const ir::Expr *subject, const ir::Expr *test,
                           Env &env) {
  size_t mark = locals.begin();
  if (subject && test && subject->kind == ir::ExprKind::Boolean)
    assume(test, subject->text == "true", env);
  else if (subject && test)
    assumeEqual(*subject, *test, env);
  return locals.end(mark);
}

Evaluator::Flow Evaluator::evalSwitch(const ir::Stmt &stmt, Env &env) {
  const ir::Expr *subject = stmt.exprs.empty() ? nullptr : stmt.exprs[0];
  Value value = eval(subject, env);
  Env &inner = heap.envAt(&stmt, &env);
  for (const ir::Case &part : stmt.cases)
    for (const ir::Stmt *declared : part.body)
      if (declared) {
        inner.isHoisted = false;
        hoist(declared, inner);
      }
  StringRef wanted;
  bool isKnown = literalText(value, wanted);
  size_t match = stmt.cases.size(), otherwise = stmt.cases.size();
  for (size_t i = 0; i < stmt.cases.size(); ++i) {
    if (!stmt.cases[i].test) {
      otherwise = i;
      continue;
    }
    Value test = eval(stmt.cases[i].test, inner);
    StringRef text;
    if (!literalText(test, text) || test.isEmpty() || value.isEmpty() ||
        test.single().kind != value.single().kind)
      isKnown = false;
    else if (isKnown && text == wanted && match == stmt.cases.size())
      match = i;
  }
  Region region = beginRegion(stmt, inner, false);
  Flow flow = Next;
  bool isAny = false;
  if (isKnown) {
    size_t begin = match < stmt.cases.size() ? match : otherwise;
    for (size_t i = begin; i < stmt.cases.size() && flow & Next; ++i) {
      bool endsHere;
      ArrayRef<const ir::Stmt *> body = withoutBreak(stmt.cases[i], endsHere);
      flow = (flow & ~Next) | evalBody(body, inner);
      isAny |= (flow & Broken) != 0;
      if (endsHere && flow & Next)
        flow = (flow & ~Next) | Broken;
    }
  } else {
    llvm::SmallVector<WayEnd, 4> ways;
    Flow all = otherwise == stmt.cases.size() ? Flow(Next) : 0;
    WayEnd fallen;
    bool falls = false;
    for (size_t i = 0; i < stmt.cases.size(); ++i) {
      bool endsHere, isLast = i + 1 == stmt.cases.size();
      ArrayRef<const ir::Stmt *> body = withoutBreak(stmt.cases[i], endsHere);
      size_t mark = locals.begin();
      WayEnd chosen = takeCase(subject, stmt.cases[i].test, inner);
      if (falls)
        locals.meet({fallen, chosen}, false);
      else
        locals.meet(chosen, false);
      Flow one = evalBody(body, inner);
      WayEnd left = locals.end(mark);
      isAny |= (one & Broken) != 0;
      falls = one & Next && !endsHere;
      if (falls)
        fallen = left;
      if (one & Next && (endsHere || isLast))
        ways.push_back(std::move(left));
      if (endsHere && one & Next)
        one = (one & ~Next) | Broken;
      all |= isLast ? one : one & ~Next;
    }
    locals.meet(ways, otherwise == stmt.cases.size());
    flow = all;
  }
  endRegion(region, isAny);
  return flow & Broken ? (flow & ~Broken) | Next : flow;
}
