//===- EvalStatement.cpp - statements and the names they declare ----------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"

using namespace tntc;
using namespace tntc::facts;
using ir::StmtKind;

void Evaluator::declare(const ir::Pattern *pattern, Env &env) {
  if (!pattern)
    return;
  if (pattern->kind == ir::Pattern::Kind::Name) {
    Cell *&cell = env.names[pattern->name];
    if (!cell) {
      cell = &heap.makeCell();
      if (missedNames.contains(pattern->name))
        isDirty = true;
    }
  }
  for (const ir::Pattern::Field &field : pattern->fields)
    declare(field.pattern, env);
  for (const ir::Pattern *element : pattern->elements)
    declare(element, env);
  declare(pattern->rest, env);
}

static bool isLexical(const ir::Stmt &stmt) {
  if (stmt.kind == StmtKind::Export && !stmt.body.empty() && stmt.body[0])
    return isLexical(*stmt.body[0]);
  return stmt.kind == StmtKind::Function || stmt.kind == StmtKind::Class ||
         stmt.kind == StmtKind::Enum || stmt.kind == StmtKind::Namespace ||
         (stmt.kind == StmtKind::Variable && stmt.binding != ir::Binding::Var);
}

void Evaluator::declareName(StringRef name, Env &env) {
  if (name.empty())
    return;
  Cell *&cell = env.names[name];
  if (!cell)
    cell = &heap.makeCell();
}

/// Declares what \p stmt brings into its block before anything in it runs.
static const ir::Stmt *declarationOf(const ir::Stmt *stmt) {
  while (stmt && stmt->kind == StmtKind::Export && !stmt->body.empty())
    stmt = stmt->body[0];
  return stmt && !stmt->isType ? stmt : nullptr;
}

void Evaluator::hoist(ArrayRef<const ir::Stmt *> body, Env &env) {
  if (env.isHoisted)
    return;
  env.isHoisted = true;
  for (const ir::Stmt *stmt : body) {
    if (env.isFunction)
      hoistVars(stmt, env, 0);
    const ir::Stmt *declared = declarationOf(stmt);
    if (!declared || !isLexical(*declared))
      continue;
    for (const ir::Declarator &declarator : declared->declarators)
      declare(declarator.pattern, env);
    if (declared->function)
      declareName(declared->function->name, env);
    else if (declared->classCode)
      declareName(declared->classCode->name, env);
    else
      declareName(declared->name, env);
  }
  for (const ir::Stmt *stmt : body) {
    const ir::Stmt *declared = declarationOf(stmt);
    if (!declared || declared->kind != StmtKind::Function ||
        !declared->function || declared->function->name.empty())
      continue;
    const ir::Function &function = *declared->function;
    if (function.body || function.result)
      write(*env.names[function.name], makeFunction(function, &function, env),
            &function);
  }
}

/// `var` belongs to the function, however deep in it it stands.
void Evaluator::hoistVars(const ir::Stmt *stmt, Env &env, unsigned nesting) {
  if (!stmt || nesting > 200)
    return;
  if (stmt->binding == ir::Binding::Var) {
    for (const ir::Declarator &declarator : stmt->declarators)
      declare(declarator.pattern, env);
    if (stmt->kind == StmtKind::ForOf || stmt->kind == StmtKind::ForIn)
      declare(stmt->pattern, env);
  }
  if (stmt->kind == StmtKind::Namespace)
    return;
  for (const ir::Stmt *inner : stmt->body)
    hoistVars(inner, env, nesting + 1);
  for (const ir::Case &part : stmt->cases)
    for (const ir::Stmt *inner : part.body)
      hoistVars(inner, env, nesting + 1);
}

Evaluator::Flow Evaluator::evalBody(ArrayRef<const ir::Stmt *> body, Env &env) {
  Flow flow = Next;
  bool wasDoubtful = false;
  for (const ir::Stmt *stmt : body) {
    if (!(flow & Next) || isOver)
      break;
    flow = (flow & ~Next) | evalStmt(stmt, env);
    if (!wasDoubtful && flow & Doubtful)
      ++maybe;
    wasDoubtful |= (flow & Doubtful) != 0;
  }
  maybe -= wasDoubtful;
  return flow;
}

Evaluator::Flow Evaluator::evalBlock(ArrayRef<const ir::Stmt *> body,
                                     const void *site, Env &env) {
  bool declares = llvm::any_of(
      body, [](const ir::Stmt *stmt) { return stmt && isLexical(*stmt); });
  if (!declares)
    return evalBody(body, env);
  Env &inner = heap.envAt(site, &env);
  hoist(body, inner);
  return evalBody(body, inner);
}

Evaluator::Flow Evaluator::evalStmt(const ir::Stmt *stmt, Env &env) {
  if (!stmt || !tick(stmt->span))
    return Next;
  if (depth > maxDepth) {
    giveUp(stmt->span, "the code is nested too deeply to be followed");
    return Next;
  }
  ++depth;
  Flow flow = evalStmtKind(*stmt, env);
  --depth;
  return flow;
}

Evaluator::Flow Evaluator::evalStmtKind(const ir::Stmt &stmt, Env &env) {
  switch (stmt.kind) {
  case StmtKind::Unknown:
    for (const ir::Expr *expr : stmt.exprs)
      escape(eval(expr, env), stmt.span,
             "it stands in code that has no reading");
    for (const ir::Stmt *inner : stmt.body)
      evalStmt(inner, env);
    abstain(ir::AbstentionScope::Everything, stmt.span,
            "this code cannot be read");
    return Next;
  case StmtKind::Empty:
  case StmtKind::Interface:
  case StmtKind::TypeAlias:
  case StmtKind::Import:
  case StmtKind::Function:
    return Next;
  case StmtKind::Expr: {
    if (stmt.exprs.empty())
      return Next;
    Value value = eval(stmt.exprs[0], env);
    if (stmt.exprs[0] && stmt.exprs[0]->kind == ir::ExprKind::Call)
      assumeCall(*stmt.exprs[0], false, true, env);
    for (Atom atom : value)
      if (Object *object = objectOf(atom))
        if (object->kind == ObjectKind::Promise && object->isFromFetch)
          recorder.add(ir::Habit{ir::Habit::Kind::NotAwaited,
                                 stmt.exprs[0]->span,
                                 moduleOf(stmt.span.file)});
    return value.isEmpty() ? Next | Doubtful : Flow(Next); // it throws

  }
  case StmtKind::Variable: {
    if (stmt.isType)
      return Next;
    bool isThrown = false;
    for (const ir::Declarator &declarator : stmt.declarators)
      if (declarator.value) {
        Value value = eval(declarator.value, env);
        isThrown |= value.isEmpty();
        bind(declarator.pattern, value, env, true);
        noteFresh(declarator, env);
        if (stmt.binding == ir::Binding::Const)
          noteNamed(declarator.pattern, declarator.value, env);
      } else if (stmt.binding != ir::Binding::Var) {
        bind(declarator.pattern, Value(undefined()), env, true);
      }
    if (stmt.binding == ir::Binding::Using ||
        stmt.binding == ir::Binding::AwaitUsing)
      for (const ir::Declarator &declarator : stmt.declarators)
        dispose(declarator.pattern, env);
    return isThrown ? Next | Doubtful : Flow(Next);
  }
  case StmtKind::Class:
    if (stmt.classCode && !stmt.isType) {
      Value made = evalClass(*stmt.classCode, stmt.classCode, env);
      if (Cell *cell = lookup(stmt.classCode->name, env))
        write(*cell, made, stmt.classCode);
    }
    return Next;
  case StmtKind::Enum:
    if (!stmt.isType)
      evalEnum(stmt, env);
    return Next;
  case StmtKind::Namespace:
    if (!stmt.isType)
      evalNamespace(stmt, env);
    return Next;
  case StmtKind::Return: {
    Value value(undefined());
    if (!stmt.exprs.empty() && stmt.exprs[0])
      value = eval(stmt.exprs[0], env);
    Env &function = functionEnv(env);
    if (function.result)
      write(*function.result, value, function.result);
    if (function.function && entries.contains(function.function))
      returned.push_back({stmt.span, value});
    return 0;
  }
  case StmtKind::Throw: {
    ++hazards;
    if (stmt.exprs.empty())
      return 0;
    Value value = eval(stmt.exprs[0], env);
    leak(ir::Leak::Sink::Throw, value, stmt.span);
    write(thrown, value, &thrown);
    return 0;
  }
  case StmtKind::Block:
    return evalBlock(stmt.body, &stmt, env);
  case StmtKind::If:
    return evalIf(stmt, env);
  case StmtKind::For:
  case StmtKind::ForOf:
  case StmtKind::ForIn:
  case StmtKind::While:
  case StmtKind::DoWhile:
    return evalLoop(stmt, env);
  case StmtKind::Switch:
    return evalSwitch(stmt, env);
  case StmtKind::Try:
    return evalTry(stmt, env);
  case StmtKind::Labeled:
    return evalLabeled(stmt, env);
  case StmtKind::Break:
    return stmt.name.empty() ? Flow(Broken) : jumpTo(stmt.name, false);
  case StmtKind::Continue:
    return stmt.name.empty() ? Flow(Continued) : jumpTo(stmt.name, true);
  case StmtKind::Export:
    if (stmt.isType)
      return Next;
    for (const ir::Expr *expr : stmt.exprs) {
      Value value = eval(expr, env);
      auto at = env.module->exports.find("default");
      if (stmt.isDefault && at != env.module->exports.end() && at->second.cell)
        write(*at->second.cell, value, &stmt);
    }
    for (const ir::Stmt *declared : stmt.body) {
      evalStmt(declared, env);
      if (!stmt.isDefault || !declared)
        continue;
      auto at = env.module->exports.find("default");
      if (at == env.module->exports.end() || !at->second.cell)
        continue;
      if (declared->function)
        write(*at->second.cell,
              makeFunction(*declared->function, declared->function, env),
              &stmt);
      else if (declared->classCode)
        write(*at->second.cell,
              evalClass(*declared->classCode, declared->classCode, env), &stmt);
    }
    return Next;
  }
  return Next;
}

void Evaluator::evalEnum(const ir::Stmt &stmt, Env &env) {
  Object &object = heap.objectAt(&stmt, &env, ObjectKind::Plain);
  // Members name one another without the enum's own name.
  Env &inner = heap.envAt(&stmt, &env);
  Value atom(atomOf(object));
  uint64_t next = 0;
  bool isCounting = true;
  for (const ir::EnumMember &member : stmt.members) {
    Value value(isCounting ? number(next++) : number());
    if (member.value) {
      value = eval(member.value, inner);
      StringRef text;
      isCounting = value.isSingle() &&
                   value.single().kind == AtomKind::Number &&
                   literalText(value, text) && !text.getAsInteger(10, next);
      if (isCounting)
        ++next;
    }
    if (member.name.empty()) {
      write(object.rest, value, &member); // a computed name
      continue;
    }
    setInitial(object, member.name, value, &member);
    declareName(member.name, inner);
    write(*inner.names[member.name], value, &member);
    StringRef key;
    if (value.isSingle() && value.single().kind == AtomKind::Number) {
      if (literalText(value, key))
        setInitial(object, key, Value(text(member.name)), &member);
      else
        write(object.rest, Value(text(member.name)), &member);
    }
  }
  if (Cell *cell = lookup(stmt.name, env))
    write(*cell, atom, &stmt);
}

/// What it exports are properties of an object.
void Evaluator::evalNamespace(const ir::Stmt &stmt, Env &env) {
  Object &object = heap.objectAt(&stmt, &env, ObjectKind::Plain);
  object.hasOrder = false; // some of its names are not exported
  if (Cell *cell = lookup(stmt.name, env))
    write(*cell, Value(atomOf(object)), &stmt);
  Env &inner = heap.envAt(&stmt, &env);
  hoist(stmt.body, inner);
  evalBody(stmt.body, inner);
  llvm::SmallVector<StringRef, 8> names;
  for (auto &name : inner.names)
    names.push_back(name.first);
  llvm::sort(names);
  for (StringRef name : names)
    setInitial(object, name, read(*inner.names[name]), inner.names[name]);
}
