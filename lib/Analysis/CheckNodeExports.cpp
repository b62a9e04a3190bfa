//===- CheckNodeExports.cpp - what the engine will call -------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// A node's file has a single default export, a function that is called with
// the context and the input. Only what is certain is an error: where the text
// does not tell, a remark says so.
//
//===----------------------------------------------------------------------===//

#include "CodeWalk.h"
#include "Modules.h"
#include "NodeBuiltins.h"

#include "tntc/Support/Names.h"

#include "llvm/ADT/DenseSet.h"

using namespace tntc;

static void reportNoDefault(const ir::Node &node, PassContext &context) {
  const ir::Module &module = *node.module;
  Span start{module.file, 0, 0};
  InFlightDiagnostic report =
      context.diags.report(diag::NoDefaultExport, start, *node.name);
  if (module.exportAssignment.isValid())
    report.note(module.exportAssignment,
                "'export =' is CommonJS, which Deno does not run here; write "
                "'export default'");
  constexpr size_t maxNotes = 3;
  size_t notes = 0;
  for (const ir::Export &other : module.exports) {
    if (notes++ == maxNotes)
      break;
    report.note(other.span,
                other.form == ir::ExportForm::Function
                    ? "function '" + other.name +
                          "' is exported by name instead"
                    : "'" + other.name + "' is exported by name instead");
  }
  report.note(node.path.span, "the node names the file here");
}

/// What the last file of a chain of re-exports was not asked for in vain.
static bool mayHaveMore(const ir::Module &module) {
  if (!module.syntaxErrors.empty())
    return true;
  for (const ir::Import &import : module.imports)
    if (import.isStar &&
        (!import.module || !import.module->syntaxErrors.empty()))
      return true;
  return false;
}

static void checkFunction(const ir::Export &what, PassContext &context) {
  if (what.parameters > 2)
    context.diags.report(diag::TooManyParameters, what.function,
                         what.parameters);
  if (what.isGenerator)
    context.diags.report(diag::GeneratorNode, what.function);
}

/// The names of values that are declared anywhere in \p module.
static std::vector<StringRef> declaredNames(const ir::Module &module) {
  std::vector<StringRef> names;
  auto onPattern = [&](const ir::Pattern &pattern) {
    if (pattern.kind == ir::Pattern::Kind::Name)
      names.push_back(pattern.name);
  };
  auto onStmt = [&](const ir::Stmt &stmt) {
    if (stmt.kind == ir::StmtKind::Interface ||
        stmt.kind == ir::StmtKind::TypeAlias)
      return;
    names.push_back(stmt.name);
    if (stmt.function)
      names.push_back(stmt.function->name);
    if (stmt.classCode)
      names.push_back(stmt.classCode->name);
    if (stmt.kind == ir::StmtKind::Import)
      for (const ir::NamedPart &part : stmt.names)
        if (!part.isType)
          names.push_back(part.to);
  };
  CodeWalk walk;
  walk.onPattern = onPattern;
  walk.onStmt = onStmt;
  walk.walk(module.code->body);
  return names;
}

/// Whether \p what is a name that nothing in \p module declares, which then
/// is reported: Deno does not load such a file.
static bool reportUndeclared(const ir::Export &what, const ir::Module &module,
                             const ir::Node &node, PassContext &context) {
  StringRef name = what.fromName;
  if (name.empty() || !module.code || module.code->isCut || isGlobalName(name))
    return false;
  std::vector<StringRef> names = declaredNames(module);
  if (llvm::is_contained(names, name))
    return false;
  std::optional<StringRef> near = names::didYouMean(name, names);
  context.diags.report(diag::NoDefaultExport, what.span, *node.name)
      .note(what.span, "nothing in this file declares '" + name + "'" +
                           (near ? "; did you mean '" + *near + "'?" : ""));
  return true;
}

static void checkDefault(const ir::Node &node, const ir::Export &first,
                         PassContext &context) {
  const ir::Module &module = *node.module;
  ir::ResolvedExport found = ir::resolveExport(module, "default");
  if (!found.what) {
    // Of any other place it is said where the name is imported.
    if (first.from && first.from->form == ir::ImportForm::ReExport &&
        first.from->module == found.module && !mayHaveMore(*found.module))
      context.diags.report(diag::ReExportMissing, first.span,
                           found.module->path, found.name);
    return;
  }
  const ir::Export &what = *found.what;
  switch (what.form) {
  case ir::ExportForm::Function:
    checkFunction(what, context);
    return;
  case ir::ExportForm::Class:
    context.diags.report(diag::DefaultNotFunction, what.span, "a class");
    return;
  case ir::ExportForm::Value:
    context.diags.report(diag::DefaultNotFunction, what.span, "a value");
    return;
  case ir::ExportForm::CallResult:
    context.diags.report(diag::DefaultUnknown, what.span,
                         "the result of a call");
    return;
  case ir::ExportForm::ReExport:
    if (what.from->module && what.from->module->isJson)
      context.diags.report(diag::DefaultNotFunction, what.span, "JSON");
    else if (what.from->module)
      context.diags.report(diag::ReExportCircle, what.span);
    else if (what.from->kind != ir::ImportKind::Relative)
      context.diags.report(diag::DefaultUnknown, what.span,
                           "taken from '" + what.from->specifier.str() + "'");
    // A relative file that could not be read was reported at its import.
    return;
  case ir::ExportForm::None:
  case ir::ExportForm::Unknown:
    if (!reportUndeclared(what, *found.module, node, context))
      context.diags.report(diag::DefaultUnknown, what.span,
                           "more than the compiler follows");
    return;
  }
}

void tntc::checkNodeExports(const ir::Workflow &workflow,
                            PassContext &context) {
  llvm::DenseSet<const ir::Module *> seen;
  for (const ir::Node &node : workflow.nodes) {
    const ir::Module *module = node.module;
    if (!module || module->status != ir::FileStatus::Ok ||
        !module->syntaxErrors.empty() || holdsTypesOnly(*module) ||
        !seen.insert(module).second)
      continue;
    const ir::Export *first = module->findExport("default");
    if (!first) {
      reportNoDefault(node, context);
      continue;
    }
    bool isSingle = true;
    for (const ir::Export &other : module->exports)
      if (other.name == "default" && &other != first) {
        isSingle = false;
        context.diags.report(diag::TwoDefaultExports, other.span)
            .note(first->span, "the first one is here");
      }
    if (isSingle)
      checkDefault(node, *first, context);
  }
}
