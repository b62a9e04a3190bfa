//===- Variables.cpp - variables, as the code around them has left them ---===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "../CodeWalk.h"
#include "Evaluator.h"

using namespace tntc;
using namespace tntc::facts;

Cell *Evaluator::lookup(StringRef name, Env &env, bool *isOuter) {
  bool hasLeft = false;
  for (Env *at = &env; at; at = at->parent) {
    auto cell = at->names.find(name);
    if (cell != at->names.end()) {
      if (isOuter)
        *isOuter = hasLeft;
      return cell->second;
    }
    hasLeft |= at->isFunction;
  }
  return nullptr;
}

Value Evaluator::readVariable(Cell &cell) {
  Local *local = cell.local;
  if (!local || local->isShared || local->run != runId)
    return read(cell);
  local->readRound = round;
  return local->now;
}

void Evaluator::assignName(StringRef name, const Value &value,
                           const void *writer, Env &env, Span span,
                           bool declares) {
  bool isOuter = false;
  Cell *cell = lookup(name, env, &isOuter);
  if (!cell) {
    // A global: whoever reads it is not followed.
    escape(value, span, "it is assigned to a global variable");
    return;
  }
  changes += isOuter;
  if (!declares) {
    Local &local = cell->local ? *cell->local : locals.make(*cell, runId);
    isDirty |= !local.isAssigned && (local.isConstant || namedBy.count(cell));
    local.isAssigned = true;
  }
  if (cell->local && declares) {
    cell->local->declared = span;
    forgetPaths(*cell);
  }
  if (Local *local = cell->local; local && !local->isShared) {
    if (!isOuter) {
      locals.set(*local, value, runId);
      local->region = region;
      for (Cell *gathering : local->gathering)
        write(*gathering, value, writer);
    } else {
      local->isShared = true;
      isDirty |= local->readRound == round;
    }
  }
  write(*cell, value, writer);
}

/// Notes whether nobody else can have what \p declarator gives its variable.
void Evaluator::noteFresh(const ir::Declarator &declarator, Env &env) {
  if (!declarator.pattern ||
      declarator.pattern->kind != ir::Pattern::Kind::Name)
    return;
  Cell *cell = lookup(declarator.pattern->name, env);
  if (cell && cell->local)
    cell->local->isFresh = declarator.value->kind == ir::ExprKind::New;
}

/// What is assigned in \p stmt is gathered until endRegion(), beginning with
/// what is there. Where \p stmt \p repeats, all of it may be there already.
Evaluator::Region Evaluator::beginRegion(const ir::Stmt &stmt, Env &env,
                                         bool repeats) {
  Region region;
  region.mark = locals.begin();
  region.outer = std::exchange(this->region, ++regionCount);
  size_t looked = 0;
  ArrayRef<StringRef> names = assigned.in(stmt, looked);
  work(looked / 4);
  for (StringRef name : names) {
    bool isOuter = false;
    Cell *cell = lookup(name, env, &isOuter);
    if (!cell || isOuter)
      continue;
    Local &local = cell->local ? *cell->local : locals.make(*cell, runId);
    if (local.isShared || local.run != runId)
      continue;
    Cell *&gathering = gathered[{&stmt, cell}];
    if (!gathering)
      gathering = &heap.makeCell();
    write(*gathering, local.now, &stmt);
    local.gathering.push_back(gathering);
    region.assigned.push_back({&local, gathering});
    if (repeats)
      locals.set(local, read(*gathering), runId);
  }
  return region;
}

/// With \p isAny, what follows may find whatever was gathered, and none of the
/// conditions that held within.
void Evaluator::endRegion(const Region &region, bool isAny) {
  if (isAny) {
    locals.end(region.mark);
    setGathered(region);
  } else {
    locals.keep();
  }
  this->region = region.outer;
  for (auto &[local, gathering] : llvm::reverse(region.assigned))
    local->gathering.pop_back();
}

/// Whoever comes here may come from anywhere in \p region.
void Evaluator::restart(Region &region) {
  locals.end(region.mark);
  region.mark = locals.begin();
  setGathered(region);
}

void Evaluator::setGathered(const Region &region) {
  for (auto &[local, gathering] : region.assigned)
    locals.set(*local, read(*gathering), runId);
}

/// Runs \p way as one that may be taken or not.
void Evaluator::perhaps(llvm::function_ref<void()> way) {
  size_t mark = locals.begin();
  way();
  locals.meet(locals.end(mark), true);
}

/// Notes what the constants around \p function are where it is made: they are
/// that whenever it is called.
void Evaluator::capture(const ir::Function &function, Env &env) {
  auto [at, isNew] = mentioned.try_emplace(&function);
  if (isNew) {
    llvm::SetVector<StringRef> names;
    auto onExpr = [&](const ir::Expr &expr) {
      work(1);
      if (expr.kind == ir::ExprKind::Identifier)
        names.insert(expr.text);
    };
    CodeWalk walk;
    walk.onExpr = onExpr;
    walk.walk(function);
    at->second.assign(names.begin(), names.end());
  }
  for (StringRef name : at->second) {
    Cell *cell = lookup(name, env);
    if (!cell || !cell->local)
      continue;
    Local &local = *cell->local;
    if (local.isAssigned || local.isShared || !local.declared.isValid())
      continue;
    auto &known = captured[{&function, &env}];
    auto [slot, isFirst] = known.insert({cell, nullptr});
    bool isKnown = local.run == runId &&
                   local.declared.file == function.span.file &&
                   local.declared.end <= function.span.begin;
    if (isFirst && isKnown)
      slot->second = &heap.makeCell();
    if (!slot->second)
      continue;
    if (isKnown) {
      write(*slot->second, local.now, &function);
      continue;
    }
    // From now on it may be anything that it ever is.
    slot->second = nullptr;
    isDirty = true;
  }
}

/// \p function, made in \p env, is about to run.
void Evaluator::restoreCaptured(const ir::Function &function, Env &env) {
  auto at = captured.find({&function, &env});
  if (at == captured.end())
    return;
  for (auto &[cell, known] : at->second) {
    Local &local = *cell->local;
    if (!known || local.isAssigned || local.isShared)
      continue;
    local.isConstant = true;
    ++outerChanges;
    locals.set(local, read(*known), runId);
  }
}
