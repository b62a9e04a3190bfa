//===- ImportedNames.cpp - names that other files must have ---------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// Of a '.ts' file, Deno drops each import that is used as a type only, or not
// at all; whatever is exported again without 'type' stays. What stays has to
// be there when the file is loaded.
//
//===----------------------------------------------------------------------===//

#include "ImportedNames.h"

#include "CodeWalk.h"
#include "Modules.h"

#include "tntc/Support/Names.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"

#include <optional>

using namespace tntc;

namespace {
/// The names that the code of one file uses as values.
class ValueNames {
public:
  explicit ValueNames(const ir::Module &module);
  /// A name that is declared anywhere else in the file may be that one.
  bool uses(StringRef name) const {
    return isScript || (used.contains(name) && !declared.contains(name));
  }

private:
  bool isScript;
  llvm::StringSet<> used, declared;
};
} // namespace

ValueNames::ValueNames(const ir::Module &module)
    : isScript(module.path.ends_with(".js") || module.path.ends_with(".mjs")) {
  auto onExpr = [&](const ir::Expr &expr) {
    if (expr.kind == ir::ExprKind::Identifier)
      used.insert(expr.text);
  };
  auto onPattern = [&](const ir::Pattern &pattern) {
    if (pattern.kind == ir::Pattern::Kind::Name)
      declared.insert(pattern.name);
  };
  auto onFunction = [&](const ir::Function &function) {
    declared.insert(function.name);
  };
  auto onStmt = [&](const ir::Stmt &stmt) {
    if (stmt.kind == ir::StmtKind::Export && stmt.specifier.empty() &&
        !stmt.isType)
      for (const ir::NamedPart &part : stmt.names)
        if (!part.isType)
          used.insert(part.from);
    declared.insert(stmt.name);
    if (stmt.classCode)
      declared.insert(stmt.classCode->name);
  };
  CodeWalk walk;
  walk.onExpr = onExpr;
  walk.onPattern = onPattern;
  walk.onFunction = onFunction;
  walk.onStmt = onStmt;
  walk.walk(module.code->body);
}

namespace {
/// The names of values that can be imported from a file.
struct ExportedNames {
  ExportedNames(const ir::Module &module, const SourceManager &sources);

  std::vector<StringRef> names;
  bool isWhole = true; ///< else: others may be there
};
} // namespace

ExportedNames::ExportedNames(const ir::Module &module,
                             const SourceManager &sources) {
  if (module.isJson) {
    names.push_back("default");
    return;
  }
  std::vector<const ir::Module *> reached{&module}; // by stars, each once
  for (size_t i = 0; i < reached.size(); ++i) {
    const ir::Module &each = *reached[i];
    isWhole &= each.status == ir::FileStatus::Ok && each.syntaxErrors.empty() &&
               !each.exportAssignment.isValid();
    // `export import a = b.c` is no fact of a module; text errs on its side.
    isWhole &= each.file.isValid() &&
               !sources.file(each.file).text().contains("export import ");
    for (const ir::Export &offered : each.exports)
      if (i == 0 || offered.name != "default")
        names.push_back(offered.name);
    for (const ir::Import &import : each.imports) {
      if (!import.isStar)
        continue;
      isWhole &= import.module != nullptr;
      if (import.module && !llvm::is_contained(reached, import.module))
        reached.push_back(import.module);
    }
  }
}

static bool declaresType(const ir::Module &module, StringRef name) {
  return llvm::any_of(module.code->body, [&](const ir::Stmt *stmt) {
    if (stmt->kind == ir::StmtKind::Export && stmt->body.size() == 1)
      stmt = stmt->body.front();
    return (stmt->kind == ir::StmtKind::Interface ||
            stmt->kind == ir::StmtKind::TypeAlias) &&
           stmt->name == name;
  });
}

static void reportMissing(const ir::NamedPart &part, bool isExport,
                          const ir::Module &target, ArrayRef<StringRef> offered,
                          PassContext &context) {
  // Of `a as b` the first half; where it is written otherwise, all of it.
  Span span = part.span;
  if (context.sources.text(span).starts_with(part.from))
    span.end = span.begin + uint32_t(part.from.size());
  std::optional<StringRef> near;
  std::string hint;
  if (declaresType(target, part.from))
    hint = "; it is a type, so that 'type' belongs before it";
  else if (part.from != "default")
    near = names::didYouMean(part.from, offered);
  else if (!isExport && llvm::is_contained(offered, part.to))
    hint = ("; did you mean '{ " + part.to + " }'?").str();
  if (near)
    hint = ("; did you mean '" + *near + "'?").str();
  InFlightDiagnostic report = context.diags.report(
      diag::TypeScriptSyntax, span,
      ("'" + target.path + "' exports no '" + part.from + "'" + hint).str());
  if (!near || context.sources.text(span) != part.from)
    return;
  std::string text = near->str();
  if (part.span.end == span.end) // so that the rest still finds its name
    text += (" as " + part.to).str();
  std::move(report).suggest("write '" + near->str() + "'", span, text);
}

/// \p values is made when it is first asked, as hardly any name is missing.
static void checkStatement(const ir::Stmt &stmt, const LoadedModule &loaded,
                           std::optional<ValueNames> &values,
                           PassContext &context) {
  const ir::Module &module = *loaded.module;
  bool isExport = stmt.kind == ir::StmtKind::Export;
  if ((!isExport && stmt.kind != ir::StmtKind::Import) || stmt.isType ||
      stmt.specifier.empty())
    return;
  const auto *import =
      llvm::find_if(module.imports, [&](const ir::Import &each) {
        return each.specifier == stmt.specifier &&
               each.span.begin >= stmt.span.begin &&
               each.span.end <= stmt.span.end;
      });
  if (import == module.imports.end() || import->isErased() ||
      import->form == ir::ImportForm::Require)
    return;
  auto isValue = [&](const ir::NamedPart &part) {
    if (part.isType || part.from == "*")
      return false;
    if (!values)
      values.emplace(module);
    return isExport || values->uses(part.to);
  };
  if (import->kind == ir::ImportKind::Tentacular)
    for (const ir::NamedPart &part : stmt.names)
      if (isValue(part))
        context.diags.report(diag::TypeScriptSyntax, part.span,
                             "'tentacular' exports types only, no '" +
                                 part.from.str() +
                                 "' that is there when the node runs");
  if (!import->module ||
      holdsTypesOnly(*import->module))
    return;
  ExportedNames offered(*import->module, context.sources);
  if (!offered.isWhole)
    return;
  for (const ir::NamedPart &part : stmt.names) {
    // The default export of a node has a code of its own.
    bool isSaid = isExport && part.to == "default" && loaded.node;
    if (!isSaid && !llvm::is_contained(offered.names, part.from) &&
        isValue(part))
      reportMissing(part, isExport, *import->module, offered.names, context);
  }
}

void tntc::checkImportedNames(const ir::Workflow &workflow,
                              PassContext &context) {
  for (const LoadedModule &loaded : loadedModules(workflow)) {
    const ir::Module &module = *loaded.module;
    if (!module.syntaxErrors.empty() || !module.code)
      continue;
    std::optional<ValueNames> values;
    for (const ir::Stmt *stmt : module.code->body)
      checkStatement(*stmt, loaded, values, context);
  }
}
