//===- EvalLoop.cpp - loops, and what leaves them -------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"
#include "Leaving.h"

using namespace tntc;
using namespace tntc::facts;
using ir::StmtKind;

static constexpr llvm::StringLiteral iteratorKey = "[Symbol.iterator]";
static constexpr unsigned restPart = ~0u - 2;
/// Each label takes two bits of a Flow, above those of Evaluator.h.
static constexpr size_t firstLabelBit = 3, maxLabels = 14;

/// How to leave for a label: by a bit of its own, which every statement up to
/// the labelled one hands on.
Evaluator::Flow Evaluator::jumpTo(StringRef label, bool isContinue) {
  for (size_t i = std::min(labels.size(), maxLabels); i-- > 0;)
    if (labels[i] == label)
      return 1u << (firstLabelBit + 2 * i + isContinue);
  return Next | Broken | Continued; // one of too many: anything may follow
}

Evaluator::Flow Evaluator::evalLabeled(const ir::Stmt &stmt, Env &env) {
  if (stmt.body.empty())
    return Next;
  size_t index = labels.size();
  labels.push_back(stmt.name);
  Flow bits = index < maxLabels ? 3u << (firstLabelBit + 2 * index) : 0;
  ownLabels |= bits;
  Region region = beginRegion(stmt, env, false);
  Flow flow = evalStmt(stmt.body[0], env);
  endRegion(region, flow & bits || index >= maxLabels);
  ownLabels &= ~bits;
  labels.pop_back();
  return flow & bits ? (flow & ~bits) | Next : flow;
}

/// In a scope of its own for each element that is told apart.
void Evaluator::bindLoop(const ir::Stmt &stmt, const Value &item, Env &env) {
  bool declares = stmt.binding != ir::Binding::None;
  if (declares && stmt.binding != ir::Binding::Var)
    declare(stmt.pattern, env);
  bind(stmt.pattern, item, env, declares);
  if (stmt.binding == ir::Binding::Using ||
      stmt.binding == ir::Binding::AwaitUsing)
    dispose(stmt.pattern, env);
}

/// What `using` declares is asked to go away at the end of its block; that it
/// happens here already makes no difference to what is used.
void Evaluator::dispose(const ir::Pattern *pattern, Env &env) {
  if (!pattern || pattern->kind != ir::Pattern::Kind::Name)
    return;
  Cell *cell = lookup(pattern->name, env);
  Value value = cell ? readVariable(*cell) : Value();
  for (Atom atom : value)
    for (StringRef key : {"[Symbol.dispose]", "[Symbol.asyncDispose]"})
      if (Object *object = objectOf(atom)) {
        Value method = ownMethod(*object, key);
        if (!method.isEmpty())
          call(method, Value(atom), CallArguments(), pattern->span, pattern,
               env);
      }
}

Evaluator::Flow Evaluator::evalLoop(const ir::Stmt &stmt, Env &env) {
  // `continue` with a label of this very loop goes on with it.
  Flow own = ownLabels & 0x55555555u << (firstLabelBit + 1);
  ownLabels = 0;
  auto body = [&](const ir::Stmt *inner, Env &scope) {
    Flow flow = evalStmt(inner, scope);
    return flow & own ? (flow & ~own) | Continued : flow;
  };
  switch (stmt.kind) {
  case StmtKind::ForOf:
    return evalForOf(stmt, env, body);
  case StmtKind::ForIn:
    return evalForIn(stmt, env, body);
  case StmtKind::DoWhile: {
    Region region = beginRegion(stmt, env, true);
    Flow flow = stmt.body.empty() ? Flow(Next) : body(stmt.body[0], env);
    restart(region);
    Truth test = Truth::True;
    if (flow & (Next | Continued))
      test = truthOf(eval(stmt.exprs.empty() ? nullptr : stmt.exprs[0], env));
    endRegion(region, true);
    return afterLoop(flow, test != Truth::True);
  }
  case StmtKind::While: {
    if (stmt.exprs.empty() || stmt.body.empty())
      return Next;
    Region region = beginRegion(stmt, env, true);
    Truth test = truthOf(eval(stmt.exprs[0], env));
    Flow flow = Next;
    if (test != Truth::False) {
      assume(stmt.exprs[0], true, env);
      flow = afterLoop(body(stmt.body[0], env), test != Truth::True);
    }
    endRegion(region, true);
    return flow;
  }
  default:
    return evalFor(stmt, env, body);
  }
}

Evaluator::Flow Evaluator::evalFor(const ir::Stmt &stmt, Env &env,
                                   LoopBody body) {
  Env &inner = heap.envAt(&stmt, &env);
  if (stmt.body.size() > 0 && stmt.body[0])
    hoist(stmt.body[0], inner);
  if (stmt.body.size() > 0)
    evalStmt(stmt.body[0], inner);
  Region region = beginRegion(stmt, inner, true);
  const ir::Expr *condition = stmt.exprs.empty() ? nullptr : stmt.exprs[0];
  Truth test = condition ? truthOf(eval(condition, inner)) : Truth::True;
  Flow flow = Next;
  if (test != Truth::False) {
    assume(condition, true, inner);
    Flow end = stmt.body.size() > 1 ? body(stmt.body[1], inner) : Flow(Next);
    restart(region);
    if (stmt.exprs.size() > 1 && end & (Next | Continued))
      eval(stmt.exprs[1], inner);
    flow = afterLoop(end, test != Truth::True);
  }
  endRegion(region, true);
  return flow;
}

/// What follows a loop whose body ended as \p flow says.
Evaluator::Flow Evaluator::afterLoop(Flow flow, bool canEnd) {
  Flow jumps = flow & ~Flow(Next | Broken | Continued | Doubtful);
  return canEnd || flow & Broken ? jumps | Next : jumps;
}

bool facts::mayLeave(const ir::Stmt *stmt, bool orGoOn, unsigned nesting) {
  if (!stmt)
    return false;
  if (nesting > 64 || stmt->kind == StmtKind::Break ||
      stmt->kind == StmtKind::Return || stmt->kind == StmtKind::Throw ||
      (stmt->kind == StmtKind::Continue && (orGoOn || !stmt->name.empty())))
    return true;
  auto leaves = [&](const ir::Stmt *inner) {
    return mayLeave(inner, orGoOn, nesting + 1);
  };
  return llvm::any_of(stmt->body, leaves) ||
         llvm::any_of(stmt->cases, [&](const ir::Case &part) {
           return llvm::any_of(part.body, leaves);
         });
}

Evaluator::Flow Evaluator::evalForOf(const ir::Stmt &stmt, Env &env,
                                     LoopBody body) {
  if (stmt.exprs.empty() || stmt.body.empty())
    return Next;
  Value list = eval(stmt.exprs[0], env);
  if (list.isSingle() && list.single().kind == AtomKind::Input) {
    keySpan = stmt.exprs[0]->span;
    noteInputMethod(list.single(), iteratorKey, stmt.exprs[0]->span,
                    list.isExact() && !stmt.isAwait);
    keySpan = {};
  }
  // Whoever gives one element after the other need not come to all of them.
  bool isCutShort = llvm::any_of(list,
                                 [&](Atom atom) {
                                   Object *object = objectOf(atom);
                                   return object &&
                                          object->kind != ObjectKind::Array &&
                                          object->kind != ObjectKind::Map &&
                                          object->kind != ObjectKind::Set;
                                 }) &&
                    mayLeave(stmt.body[0]);
  Maybe notAll(*this, isCutShort);
  Elements elements = elementsOf(list, stmt.exprs[0]->span, env);
  Maybe unlikely(*this, !elements.isDefinite);
  // Where each element is known the body is run for one after the other.
  bool isInOrder = elements.isFixed && elements.isDefinite &&
                   elements.items.size() <= 16 && !mayLeave(stmt.body[0], true);
  std::optional<Region> region;
  if (!isInOrder)
    region = beginRegion(stmt, env, true);
  Flow flow = Next, all = 0;
  auto visit = [&](Value item, unsigned part) {
    Env &inner = heap.envAt(&stmt, &env, part);
    if (region)
      restart(*region);
    bindLoop(stmt, stmt.isAwait ? await(item, stmt.span, env) : item, inner);
    flow = body(stmt.body[0], inner);
    all |= flow & ~Flow(Next | Continued);
  };
  for (size_t i = 0; i < elements.items.size(); ++i) {
    if (!(flow & (Next | Continued)) || isOver)
      break;
    visit(elements.items[i], unsigned(i));
  }
  if (!elements.isFixed && !elements.rest.isEmpty() && !isOver)
    visit(elements.rest, restPart);
  if (region)
    endRegion(*region, true);
  return afterLoop(all, !elements.isFixed || flow & (Next | Continued));
}

/// Adds those that `for ... in` finds further up; false when not all are known.
bool Evaluator::inheritedKeys(const Value &value,
                              llvm::SmallVectorImpl<StringRef> &keys,
                              bool &areCertain) {
  llvm::SmallVector<Object *, 8> chain{objectOf(value.single())};
  for (size_t i = 0; i < chain.size() && i < 32; ++i)
    for (Atom atom : read(chain[i]->protos)) {
      Object *proto = objectOf(atom);
      if (!proto || llvm::is_contained(chain, proto))
        continue;
      touchShape(*proto);
      if (proto->isEscaped || !read(proto->rest).isEmpty())
        return false;
      chain.push_back(proto);
      // What a class puts there itself is not found.
      bool isOfClass = proto->properties.count("constructor");
      for (auto &[key, property] : proto->properties) {
        if (key.starts_with("#") || key == "constructor" ||
            (isOfClass && (property->isInitial || property->hasAccessor)))
          continue;
        if (!llvm::is_contained(keys, key))
          keys.push_back(key);
        areCertain = false;
      }
    }
  return true;
}

Evaluator::Flow Evaluator::evalForIn(const ir::Stmt &stmt, Env &env,
                                     LoopBody body) {
  if (stmt.exprs.empty() || stmt.body.empty())
    return Next;
  Value object = eval(stmt.exprs[0], env);
  llvm::SmallVector<StringRef, 8> keys;
  Region region = beginRegion(stmt, env, true);
  bool areCertain = false;
  if (!knownKeys(object, keys, stmt.exprs[0]->span, &areCertain) ||
      !inheritedKeys(object, keys, areCertain) || keys.size() > 64) {
    Env &inner = heap.envAt(&stmt, &env, restPart);
    bindLoop(stmt, Value(anyText()), inner);
    Flow flow = body(stmt.body[0], inner);
    endRegion(region, true);
    return afterLoop(flow, true);
  }
  Flow flow = Next, all = 0;
  for (size_t i = 0; i < keys.size(); ++i) {
    // Another may be the first that there is.
    if ((areCertain && !(flow & (Next | Continued))) || isOver)
      break;
    if (keys[i].starts_with("[Symbol."))
      continue;
    Env &inner = heap.envAt(&stmt, &env, unsigned(i));
    Maybe unlikely(*this, !areCertain);
    restart(region);
    bindLoop(stmt, Value(text(keys[i])), inner);
    flow = body(stmt.body[0], inner);
    all |= flow & ~Flow(Next | Continued);
  }
  endRegion(region, true);
  // A key may have been set in some runs only.
  return afterLoop(all, true);
}
