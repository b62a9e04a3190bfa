//===- EvalModule.cpp - imports, exports and what runs on loading ---------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "../CodeWalk.h"
#include "Evaluator.h"

using namespace tntc;
using namespace tntc::facts;

ModuleState &Evaluator::stateOf(const ir::Module &module) {
  ModuleState *&state = states[&module];
  if (state)
    return *state;
  state = &stateStorage.emplace_back();
  ModuleState &made = *state;
  made.module = &module;
  made.env = &heap.makeEnv(nullptr);
  made.env->isFunction = true;
  made.env->module = &made;
  files[module.file.index] = &module;
  bindModule(made);
  if (module.code)
    made.elided = elidedBy(made);
  return made;
}

ModuleState *Evaluator::importTarget(ModuleState &state, StringRef specifier) {
  for (const ir::Import &import : state.module->imports)
    if (import.module && import.specifier == specifier &&
        import.module->status == ir::FileStatus::Ok && import.module->code)
      return &stateOf(*import.module);
  return nullptr;
}

/// Which names come from where; runs nothing.
void Evaluator::bindModule(ModuleState &state) {
  if (!state.module->code)
    return;
  for (const ir::Stmt *stmt : state.module->code->body) {
    if (!stmt || stmt->isType)
      continue;
    if (stmt->kind == ir::StmtKind::Import) {
      ModuleState *from = importTarget(state, stmt->specifier);
      for (const ir::NamedPart &part : stmt->names)
        if (!part.isType)
          state.imports[part.to] = {from, stmt->specifier, part.from,
                                    part.span};
      continue;
    }
    if (stmt->kind != ir::StmtKind::Export)
      continue;
    bool isReExport = !stmt->specifier.empty();
    ModuleState *from =
        isReExport ? importTarget(state, stmt->specifier) : nullptr;
    for (const ir::NamedPart &part : stmt->names) {
      if (part.isType)
        continue;
      ModuleState::Exported &made = state.exports[part.to];
      if (isReExport) {
        made.from = from;
        made.specifier = stmt->specifier;
        made.name = part.from;
      } else {
        made.local = part.from;
      }
    }
    if (stmt->isStar && stmt->names.empty()) {
      state.stars.push_back({from, stmt->specifier});
      continue;
    }
    if (!stmt->exprs.empty() && stmt->isDefault)
      state.exports["default"].cell = &heap.makeCell();
    if (!stmt->body.empty() && stmt->body[0])
      exportDeclared(*stmt->body[0], stmt->isDefault, state);
  }
  // In a circle of imports names are asked for before their module has run.
  hoist(state.module->code->body, *state.env);
}

static void namesOf(const ir::Pattern *pattern,
                    llvm::SmallVectorImpl<StringRef> &names) {
  if (!pattern)
    return;
  if (pattern->kind == ir::Pattern::Kind::Name)
    names.push_back(pattern->name);
  for (const ir::Pattern::Field &field : pattern->fields)
    namesOf(field.pattern, names);
  for (const ir::Pattern *element : pattern->elements)
    namesOf(element, names);
  namesOf(pattern->rest, names);
}

void Evaluator::exportDeclared(const ir::Stmt &stmt, bool isDefault,
                               ModuleState &state) {
  llvm::SmallVector<StringRef, 4> names;
  if (stmt.function)
    names.push_back(stmt.function->name);
  else if (stmt.classCode)
    names.push_back(stmt.classCode->name);
  else if (!stmt.name.empty())
    names.push_back(stmt.name);
  for (const ir::Declarator &declarator : stmt.declarators)
    namesOf(declarator.pattern, names);
  if (isDefault) {
    ModuleState::Exported &made = state.exports["default"];
    if (!names.empty() && !names.front().empty())
      made.local = names.front();
    else
      made.cell = &heap.makeCell();
    return;
  }
  for (StringRef name : names)
    state.exports[name].local = name;
}

void Evaluator::recordImports(ModuleState &state) {
  for (const ir::Import &import : state.module->imports) {
    if (import.isErased() || import.form == ir::ImportForm::Dynamic ||
        import.form == ir::ImportForm::Computed)
      continue;
    ir::Fact made;
    made.kind = ir::FactKind::Import;
    made.span = made.subjectSpan = import.span;
    made.subject = import.specifier;
    fact(made, true);
  }
}

/// Whether \p stmt, with what TypeScript takes for types alone left out, still
/// names its module. In files of JavaScript all stays.
static bool namesModule(const ir::Stmt &stmt,
                        const llvm::DenseSet<StringRef> &mentioned) {
  if (stmt.kind == ir::StmtKind::Export)
    return stmt.isStar ||
           llvm::any_of(stmt.names, [](auto &part) { return !part.isType; });
  return stmt.names.empty() || llvm::any_of(stmt.names, [&](auto &part) {
           return !part.isType && mentioned.contains(part.to);
         });
}

/// The modules that \p state names in imports which TypeScript drops, since
/// none of their names is used as a value: what they do when they are loaded
/// is not done then.
llvm::DenseSet<StringRef> Evaluator::elidedBy(const ModuleState &state) {
  llvm::DenseSet<StringRef> elided, mentioned;
  StringRef path = state.module->path;
  if (!path.ends_with("ts") && !path.ends_with("tsx"))
    return elided;
  bool isRead = !state.module->code->isCut;
  CodeWalk walk;
  auto onExpr = [&](const ir::Expr &expr) {
    work(1);
    isRead &=
        expr.kind != ir::ExprKind::Jsx && expr.kind != ir::ExprKind::Unknown;
    if (expr.kind == ir::ExprKind::Identifier)
      mentioned.insert(expr.text);
    for (const ir::Property &property : expr.properties)
      if (property.kind == ir::Property::Kind::Shorthand)
        mentioned.insert(property.key);
  };
  auto onStmt = [&](const ir::Stmt &stmt) {
    isRead &= stmt.kind != ir::StmtKind::Unknown;
    if (stmt.kind == ir::StmtKind::Export && stmt.specifier.empty())
      for (const ir::NamedPart &part : stmt.names)
        mentioned.insert(part.from);
  };
  walk.onExpr = onExpr;
  walk.onStmt = onStmt;
  walk.walk(state.module->code->body);
  if (!isRead)
    return elided;
  for (bool isNamed : {false, true})
    for (const ir::Stmt *stmt : state.module->code->body)
      if (stmt && !stmt->specifier.empty() && !stmt->isType &&
          namesModule(*stmt, mentioned) == isNamed) {
        if (isNamed)
          elided.erase(stmt->specifier);
        else
          elided.insert(stmt->specifier);
      }
  return elided;
}

/// Modules that nothing but elided imports name: what they do is not certain.
void Evaluator::runElided() {
  Maybe unlikely(*this);
  for (size_t i = 0; i < elided.size(); ++i)
    runModule(*elided[i]);
  elided.clear();
  drain();
}

void Evaluator::runModule(ModuleState &state) {
  if (state.round == round)
    return;
  state.round = round;
  recordImports(state);
  const ir::Code *code = state.module->code;
  if (!code)
    return;
  if (code->isCut)
    abstain(ir::AbstentionScope::Everything, {state.module->file, 0, 0},
            "the file is too large or too deeply nested to be followed");
  for (const ir::Import &import : state.module->imports)
    if (import.module && !import.isErased() &&
        import.form != ir::ImportForm::Dynamic &&
        import.module->status == ir::FileStatus::Ok && import.module->code) {
      ModuleState &imported = stateOf(*import.module);
      if (state.elided.contains(import.specifier))
        elided.push_back(&imported);
      else
        runModule(imported);
    }
  // What is thrown while a module is loaded ends everything; what follows
  // then does not matter.
  std::vector<Frame> outer;
  outer.swap(frames);
  unsigned outerRun = runId;
  runId = ++runCount;
  evalBody(code->body, *state.env);
  runId = outerRun;
  frames.swap(outer);
}

/// A name of a module that is not of this workflow.
Value Evaluator::externalValue(StringRef specifier, StringRef name, Span span) {
  if (specifier == "tentacular")
    return Value(opaque());
  if (!specifier.starts_with("node:"))
    return Value({AtomKind::External, this->name(specifier)});
  StringRef module = save(specifier.split('?').first);
  // `node:fs` exports itself as its default, too.
  if (name == "*" || name == "default" || name == "=")
    return Value(global(module));
  return getGlobal(global(module), name, span, false);
}

Value Evaluator::importedValue(const ModuleState::Imported &import) {
  if (!import.from)
    return externalValue(import.specifier, import.name, import.span);
  if (import.name == "*")
    return namespaceOf(*import.from);
  return exportOf(*import.from, import.name, import.span);
}

Value Evaluator::exportOf(ModuleState &state, StringRef name, Span span,
                          unsigned depth) {
  // Longer chains are circles.
  if (depth > 64)
    return Value();
  auto at = state.exports.find(name);
  if (at == state.exports.end()) {
    Value result;
    if (name == "default")
      return result;
    for (auto &[from, specifier] : state.stars)
      result.add(from ? exportOf(*from, name, span, depth + 1)
                      : externalValue(specifier, name, span));
    return result;
  }
  const ModuleState::Exported &exported = at->second;
  if (exported.cell)
    return read(*exported.cell);
  if (exported.local.empty()) {
    if (!exported.from)
      return externalValue(exported.specifier, exported.name, span);
    if (exported.name == "*")
      return namespaceOf(*exported.from);
    return exportOf(*exported.from, exported.name, span, depth + 1);
  }
  auto cell = state.env->names.find(exported.local);
  if (cell != state.env->names.end())
    return read(*cell->second);
  auto import = state.imports.find(exported.local);
  if (import != state.imports.end() && depth < 64) {
    const ModuleState::Imported &from = import->second;
    if (from.from && from.name != "*")
      return exportOf(*from.from, from.name, span, depth + 1);
    return importedValue(from);
  }
  return Value();
}

Value Evaluator::namespaceOf(ModuleState &state) {
  Object &object = heap.objectAt(&state, nullptr, ObjectKind::Module);
  object.module = &state;
  return atomOf(object);
}
