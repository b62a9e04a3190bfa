//===- CheckImports.cpp - what code may bring in --------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// The import graph decides what is shipped and granted, so that every import
// that runs has to be one that can be followed: a file of the workflow, a
// module that the contract declares, a harmless module of Node, the types of
// the engine. Deno's flags stop most of the rest (decision O25); 'data:' and
// 'node:vm' they would let pass.
//
//===----------------------------------------------------------------------===//

#include "ContractEdits.h"
#include "Edits.h"
#include "ImportedNames.h"
#include "Modules.h"
#include "NodeBuiltins.h"
#include "PackageName.h"
#include "Refusals.h"
#include "Uses.h"

#include "tntc/Support/Json.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"

#include <set>

using namespace tntc;

//===----------------------------------------------------------------------===//
// Files of the workflow
//===----------------------------------------------------------------------===//

/// \p path as an import in \p importer writes it: `../lib/x.ts`.
static std::string relativeTo(StringRef importer, StringRef path) {
  std::string result;
  StringRef directory =
      importer.contains('/') ? importer.rsplit('/').first : "";
  while (!directory.empty() && !path.starts_with((directory + "/").str())) {
    result += "../";
    directory = directory.contains('/') ? directory.rsplit('/').first : "";
  }
  if (!directory.empty())
    path = path.drop_front(directory.size() + 1);
  return (result.empty() ? "./" : result) + path.str();
}

static void checkAttribute(const ir::Import &import, PassContext &context) {
  bool isJson = import.module->isJson;
  if (import.attribute == (isJson ? "json" : ""))
    return;
  if (!import.attribute.empty()) {
    context.diags.report(diag::BadImportAttribute, import.span,
                         import.attribute, import.specifier);
    return;
  }
  StringRef text = import.form == ir::ImportForm::Dynamic
                       ? ", { with: { type: \"json\" } }"
                       : " with { type: \"json\" }";
  context.diags
      .report(diag::JsonWithoutAttribute, import.span, import.specifier)
      .fix("add the attribute", import.span.last(), text);
}

static void checkRelative(const ir::Module &importer, const ir::Import &import,
                          PassContext &context) {
  std::string nearest =
      import.nearest.empty() ? "" : relativeTo(importer.path, import.nearest);
  if (import.isErased()) {
    // Harmless when the workflow runs, but nobody means to write it.
    if (import.status == ir::FileStatus::Missing)
      context.diags.report(diag::TypesMissing, import.span, import.specifier);
    return;
  }
  reportFile(context, import.span, import.specifier, import.status,
             import.message, nearest,
             "'.ts', '.tsx', '.js', '.mjs' or '.json'");
  if (!import.module)
    return;
  if (holdsTypesOnly(*import.module))
    context.diags.report(diag::DeclarationImport, import.span,
                         import.specifier);
  else
    checkAttribute(import, context);
}

//===----------------------------------------------------------------------===//
// Modules of jsr and npm
//===----------------------------------------------------------------------===//

namespace {
/// The imports of one package that the contract lacks.
struct Undeclared {
  const ir::Import *first;
  std::vector<const ir::Import *> more;
};
} // namespace

/// The specifier of \p import as it would be for \p meant.
static std::string specifierFor(const ir::Import &import,
                                const ir::Dependency &meant) {
  std::string text = meant.kind == ir::Protocol::Jsr ? "jsr:" : "npm:";
  text += *meant.host;
  if (!import.version.empty())
    text += ("@" + import.version).str();
  if (!import.subpath.empty())
    text += ("/" + import.subpath).str();
  return text;
}

/// An edit that declares what \p import asks for.
static std::optional<Edit> declareModule(const ir::Workflow &workflow,
                                         const ir::Import &import,
                                         PassContext &context) {
  StringRef package = import.package;
  StringRef last = package.contains('/') ? package.rsplit('/').second : package;
  bool isJsr = import.kind == ir::ImportKind::Jsr;
  std::vector<std::string> fields = {isJsr ? "protocol: jsr" : "protocol: npm",
                                     quotedField("host", package)};
  if (!import.version.empty())
    fields.push_back(quotedField("version", import.version));
  return addDependency(workflow, freeDependencyName(workflow, last, "-module"),
                       fields, context.sources);
}

static void reportUndeclared(const ir::Workflow &workflow,
                             const Undeclared &undeclared,
                             PassContext &context) {
  const ir::Import &import = *undeclared.first;
  StringRef protocol = import.kind == ir::ImportKind::Jsr ? "jsr" : "npm";
  const ir::Dependency *near = meantByImport(workflow, import);
  std::string meant = near ? specifierFor(import, *near) : std::string();
  InFlightDiagnostic report = context.diags.report(
      diag::ModuleUndeclared, import.span, protocol, import.package);
  if (near)
    report.note(near->host.span, "did you mean '" + meant +
                                     "'? The contract declares that here");
  for (const ir::Import *other : undeclared.more)
    report.note(other->span, "it is imported here too");
  if (!near && workflow.contract &&
      workflow.contract->dependenciesSpan.isValid())
    report.note(workflow.contract->dependenciesSpan,
                "the contract declares dependencies here");
  if (near)
    if (auto edit = replaceLiteral(import.span, meant, context.sources))
      addFix(report, "write '" + meant + "'", edit, /*isSure=*/false);
  // What strangers' code comes into the pod is for a person to say.
  addFix(report, "declare the module in the contract",
         declareModule(workflow, import, context), /*isSure=*/false);
}

static void reportOtherVersion(const ir::Import &import,
                               const ir::Dependency &dependency,
                               PassContext &context) {
  InFlightDiagnostic report =
      context.diags.report(diag::ModuleVersion, import.span, import.package,
                           import.version, *dependency.version);
  report.note(dependency.version.span, "the contract says so here");
  // Which of the two is meant is for a person to say.
  StringRef text = context.sources.text(import.span);
  size_t at = text.rfind(("@" + import.version).str());
  if (at == StringRef::npos)
    return;
  std::string made = text.str().replace(at + 1, import.version.size(),
                                        dependency.version->str());
  std::move(report).suggest("write version '" + dependency.version->str() + "'",
                            import.span, made);
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

static void checkNode(const ir::Import &import, PassContext &context) {
  StringRef name = import.package;
  if (StringRef instead = forbiddenNodeModule(name); !instead.empty()) {
    context.diags.report(diag::NodeModuleForbidden, import.span, name, instead);
    return;
  }
  if (!isNodeModule(name))
    context.diags.report(diag::NodeModuleUnknown, import.span, name);
}

/// The specifier that was meant by a bare one.
static std::string prefixed(StringRef name) {
  if (isNodeModule(name))
    return ("node:" + name).str();
  // Older Deno code maps `std/`; the library is on JSR under `@std/`.
  StringRef library = name;
  library.consume_front("@");
  if (library.starts_with("std/"))
    return ("jsr:@" + library).str();
  return ("npm:" + name).str();
}

static void checkBare(const ir::Workflow &workflow, const ir::Module &importer,
                      const ir::Import &import, PassContext &context) {
  if (findModuleGrant(workflow, import).dependency ||
      !workflow.knowsDependencies())
    return;
  StringRef name = import.specifier;
  // A scheme that nobody knows is not a package with a missing prefix.
  if (name.empty() || name.contains(':') || name.starts_with(".")) {
    context.diags.report(diag::BareImport, import.span, name, "");
    return;
  }
  const ir::Dependency *declared = meantByImport(workflow, import);
  bool isJsr = declared && declared->kind == ir::Protocol::Jsr;
  std::string meant = !import.nearest.empty()
                          ? relativeTo(importer.path, import.nearest)
                      : isJsr ? ("jsr:" + name).str()
                              : prefixed(name);
  StringRef source = context.sources.text(import.span);
  InFlightDiagnostic report = context.diags.report(
      diag::BareImport, import.span, name, "; did you mean '" + meant + "'?");
  if (source.drop_front().drop_back() == name)
    std::move(report).suggest("write '" + meant + "'", import.span,
                              source.take_front() + meant + source.take_back());
}

namespace {

class ImportChecker {
public:
  ImportChecker(const ir::Workflow &workflow, PassContext &context)
      : workflow(workflow), context(context) {}

  void check(const ir::Module &importer, const ir::Import &import);
  void finish();

private:
  void checkModule(const ir::Import &import);
  void reportComputed(const ir::Import &import);

  const ir::Workflow &workflow;
  PassContext &context;
  llvm::StringMap<size_t> indices; ///< `npm:name`: into `undeclared`
  std::vector<Undeclared> undeclared;
};

} // namespace

void ImportChecker::checkModule(const ir::Import &import) {
  bool isJsr = import.kind == ir::ImportKind::Jsr;
  if (import.package.empty() ||
      !(isJsr ? isJsrPackage : isNpmPackage)(import.package)) {
    context.diags.report(diag::MalformedModule, import.span, import.specifier,
                         isJsr ? "jsr:@scope/name@version"
                               : "npm:name@version");
    return;
  }
  ModuleGrant grant = findModuleGrant(workflow, import);
  if (grant.isOtherVersion &&
      classifyPackageVersion(*grant.dependency->version) == VersionKind::Bad)
    return;
  if (grant.isOtherVersion) {
    reportOtherVersion(import, *grant.dependency, context);
    return;
  }
  if (grant.dependency || mayBeRefusedModule(workflow, import))
    return;
  std::string key = (isJsr ? "jsr:" : "npm:") + import.package.str();
  auto [index, isNew] = indices.try_emplace(key, undeclared.size());
  if (isNew)
    undeclared.push_back({&import, {}});
  else
    undeclared[index->second].more.push_back(&import);
}

/// Which modules there are has to stand in the text, also where the code is
/// seen to make always the same name.
void ImportChecker::reportComputed(const ir::Import &import) {
  auto isHere = [&](const NodeFact &found) {
    Span span = found.fact->span;
    return span.file == import.span.file && span.begin <= import.span.begin &&
           import.span.end <= span.end;
  };
  std::set<StringRef> names;
  for (const NodeFact &found : factsOf(workflow, ir::FactKind::Import))
    if (isHere(found))
      names.insert(found.fact->subject);
  InFlightDiagnostic report =
      context.diags.report(diag::ComputedImport, import.span);
  if (names.size() != 1 ||
      llvm::any_of(factsOf(workflow, ir::FactKind::Forbidden), isHere))
    return;
  std::string name;
  llvm::raw_string_ostream out(name);
  json::printString(out, *names.begin());
  out.flush();
  report.note(import.span, "it always is " + name + "; expected this text");
  std::move(report).fix("write " + name, import.span, name);
}

void ImportChecker::check(const ir::Module &importer,
                          const ir::Import &import) {
  DiagnosticEngine &diags = context.diags;
  if (import.kind == ir::ImportKind::Relative &&
      import.form != ir::ImportForm::Computed) {
    if (import.form == ir::ImportForm::Require)
      diags.report(diag::RequireImport, import.span);
    checkRelative(importer, import, context);
    return;
  }
  if (import.isErased())
    return;
  if (import.form == ir::ImportForm::Computed)
    return reportComputed(import);
  if (import.form == ir::ImportForm::Require) {
    diags.report(diag::RequireImport, import.span);
    return;
  }
  switch (import.kind) {
  case ir::ImportKind::Relative:
  case ir::ImportKind::Tentacular:
    return;
  case ir::ImportKind::Jsr:
  case ir::ImportKind::Npm:
    checkModule(import);
    return;
  case ir::ImportKind::Node:
    checkNode(import, context);
    return;
  case ir::ImportKind::Https:
    diags.report(diag::RemoteImport, import.span);
    return;
  case ir::ImportKind::Data:
    diags.report(diag::DataImport, import.span);
    return;
  case ir::ImportKind::File:
    diags.report(diag::AbsoluteImport, import.span, import.specifier);
    return;
  case ir::ImportKind::Bare:
    checkBare(workflow, importer, import, context);
    return;
  }
}

void ImportChecker::finish() {
  for (const Undeclared &missing : undeclared)
    reportUndeclared(workflow, missing, context);
}

void tntc::checkImports(const ir::Workflow &workflow, PassContext &context) {
  ImportChecker checker(workflow, context);
  for (const LoadedModule &loaded : loadedModules(workflow))
    if (loaded.module->syntaxErrors.empty())
      for (const ir::Import &import : loaded.module->imports)
        checker.check(*loaded.module, import);
  checker.finish();
  checkImportedNames(workflow, context);
}
