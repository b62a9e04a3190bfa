//===- CheckNodeExports.cpp - what the engine will call -------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// A node's file has a single default export, a function that is called with
// the context and the input. Only what is certain is an error: where the text
// does not tell, a remark says so.
//
//===----------------------------------------------------------------------===//

#include "ModuleNames.h"
#include "Modules.h"

#include "tntc/IR/Code.h"
#include "tntc/Support/Names.h"

#include "llvm/ADT/DenseSet.h"

using namespace tntc;

/// `module.exports = x` or `exports.default = x`, as a statement of its own.
static const ir::Expr *commonExport(const ir::Stmt &stmt) {
  if (stmt.kind != ir::StmtKind::Expr || stmt.exprs.empty())
    return nullptr;
  const ir::Expr *assign = stmt.exprs[0];
  if (!assign || assign->kind != ir::ExprKind::Assign || assign->text != "=" ||
      !assign->pattern || !assign->pattern->target)
    return nullptr;
  const ir::Expr *target = assign->pattern->target;
  // `module.exports.default`
  bool isDefault = target->kind == ir::ExprKind::Member &&
                   target->text == "default" && target->base;
  if (isDefault)
    target = target->base;
  bool isExports = target->kind == ir::ExprKind::Identifier && isDefault &&
                   target->text == "exports";
  bool isModules = target->kind == ir::ExprKind::Member &&
                   target->text == "exports" && target->base &&
                   target->base->kind == ir::ExprKind::Identifier &&
                   target->base->text == "module";
  return isExports || isModules ? assign : nullptr;
}

/// Says what an ES module has instead, where CommonJS was written. False where
/// it was not.
static bool reportCommonJs(const ir::Node &node, PassContext &context) {
  const ir::Module &module = *node.module;
  if (!module.code)
    return false;
  for (const ir::Stmt *stmt : module.code->body) {
    const ir::Expr *assign = stmt ? commonExport(*stmt) : nullptr;
    if (!assign || assign->items.empty() || !assign->items[0])
      continue;
    const ir::Expr &value = *assign->items[0];
    Span target = assign->pattern->target->span;
    StringRef written = context.sources.text(target);
    InFlightDiagnostic report =
        context.diags.report(diag::NoDefaultExport, target, *node.name);
    report.note(target, "'" + written +
                            "' is CommonJS, which Deno does not run here; "
                            "write 'export default'");
    if (value.kind == ir::ExprKind::Function)
      std::move(report).fix("write 'export default'",
                            {target.file, target.begin, value.span.begin},
                            "export default ");
    return true;
  }
  return false;
}

static void reportNoDefault(const ir::Node &node, PassContext &context) {
  if (reportCommonJs(node, context))
    return;
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

/// Where `export default name` says the name; not valid in other forms.
static Span nameOf(const ir::Export &what, const ir::Module &module) {
  for (const ir::Stmt *stmt : module.code->body)
    if (stmt && stmt->kind == ir::StmtKind::Export && stmt->isDefault &&
        !stmt->exprs.empty() && stmt->exprs[0] &&
        stmt->exprs[0]->kind == ir::ExprKind::Identifier &&
        stmt->exprs[0]->text == what.fromName)
      return stmt->exprs[0]->span;
  return {};
}

/// Whether \p what is a name that nothing in \p module declares, which then
/// is reported: Deno does not load such a file.
static bool reportUndeclared(const ir::Export &what, const ir::Module &module,
                             const ir::Node &node, PassContext &context) {
  if (!isUndeclaredExport(module, what))
    return false;
  StringRef name = what.fromName;
  std::vector<StringRef> names = declaredNames(module);
  std::optional<StringRef> near = names::didYouMean(name, names);
  InFlightDiagnostic report =
      context.diags.report(diag::NoDefaultExport, what.span, *node.name);
  report.note(what.span, "nothing in this file declares '" + name + "'" +
                             (near ? "; did you mean '" + *near + "'?" : ""));
  Span place = nameOf(what, module);
  if (near && place.isValid())
    std::move(report).fix("write '" + *near + "'", place, *near);
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
