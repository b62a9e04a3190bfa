//===- Exports.cpp - what a module offers, as far as its text tells -------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "ModuleReader.h"

using namespace tntc;
using namespace tntc::typescript;

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

void ModuleReader::bind(StringRef name, Binding binding) {
  auto [place, isNew] = bindings.try_emplace(name, binding);
  if (isNew)
    return;
  // A namespace or an enum may merge with a function of the same name, which
  // then is what runs. Anything else declared twice is left alone.
  bool isFunction = place->second.form == Binding::Node;
  if (isFunction && binding.form == Binding::Value)
    return;
  if (place->second.form == Binding::Value && binding.form == Binding::Node) {
    place->second = binding;
    return;
  }
  place->second.form = Binding::Opaque;
}

void ModuleReader::addPending(StringRef name, Span span, TSNode value,
                              StringRef local, size_t import) {
  Pending pending;
  pending.fact.name = name;
  pending.fact.span = span;
  pending.value = value;
  pending.local = local;
  pending.import = import;
  pendings.push_back(pending);
}

void ModuleReader::readDeclarators(TSNode declaration, bool exported) {
  bool isConstant = file.hasToken(declaration, Kind::ConstToken);
  forEachChild(declaration, [&](TSNode part) {
    if (file.kind(part) != Kind::VariableDeclarator)
      return true;
    TSNode name = child(part, file.grammar.fields.name);
    if (ts_node_is_null(name) || file.kind(name) != Kind::Identifier)
      return true; // destructured: nothing is known of the names
    Binding binding;
    binding.node = child(part, file.grammar.fields.value);
    if (!ts_node_is_null(binding.node))
      binding.form = isConstant ? Binding::Constant : Binding::Variable;
    StringRef text = file.textOf(name);
    bind(text, binding);
    if (exported)
      addPending(text, file.span(name), {}, text);
    return true;
  });
}

/// \p exported is null for a declaration that stays inside.
void ModuleReader::readDeclaration(TSNode declaration, const Span *exported,
                                   bool isDefault) {
  Binding binding;
  switch (file.kind(declaration)) {
  case Kind::Function:
  case Kind::GeneratorFunction:
  case Kind::Class:
    binding.form = Binding::Node;
    binding.node = declaration;
    break;
  case Kind::EnumDeclaration:
  case Kind::Namespace:
    binding.form = Binding::Value;
    break;
  case Kind::LexicalDeclaration:
  case Kind::VariableDeclaration:
    readDeclarators(declaration, exported);
    return;
  default:
    return; // types and overloads, which are erased
  }
  TSNode name = child(declaration, file.grammar.fields.name);
  StringRef text = ts_node_is_null(name) ? "" : file.textOf(name);
  if (!text.empty())
    bind(text, binding);
  if (!exported)
    return;
  if (isDefault)
    addPending("default", *exported, declaration, {});
  else if (!text.empty())
    addPending(text, file.span(name), {}, text);
}

//===----------------------------------------------------------------------===//
// Export statements
//===----------------------------------------------------------------------===//

void ModuleReader::readExportClause(TSNode clause, size_t import) {
  forEachChild(clause, [&](TSNode specifier) {
    if (file.kind(specifier) != Kind::ExportSpecifier ||
        file.hasToken(specifier, Kind::TypeToken))
      return true;
    TSNode name = child(specifier, file.grammar.fields.name);
    if (ts_node_is_null(name))
      return true;
    TSNode alias = child(specifier, file.grammar.fields.alias);
    TSNode outer = ts_node_is_null(alias) ? name : alias;
    addPending(nameOf(outer), file.span(outer), {}, nameOf(name), import);
    return true;
  });
}

void ModuleReader::readExport(TSNode statement) {
  TSNode source = child(statement, file.grammar.fields.source);
  TSNode declaration = child(statement, file.grammar.fields.declaration);
  TSNode value = child(statement, file.grammar.fields.value);
  StatementParts parts = file.parts(statement);
  if (parts.isAssignment && !exportAssignment.isValid())
    exportAssignment = file.span(statement);
  size_t import = noImport;
  if (!ts_node_is_null(source) && file.kind(source) == Kind::String) {
    import = addImport(source, parts.isType ? ir::ImportForm::TypeOnly
                                            : ir::ImportForm::ReExport);
    imports[import].isStar = parts.isStar && !parts.isType;
    if (!ts_node_is_null(parts.attribute))
      readAttribute(parts.attribute, imports[import]);
  }
  if (parts.isType)
    return;
  if (!ts_node_is_null(parts.clause))
    readExportClause(parts.clause, import);
  if (!ts_node_is_null(parts.nameSpace)) {
    TSNode name = file.lastNamed(parts.nameSpace);
    if (!ts_node_is_null(name))
      addPending(nameOf(name), file.span(name), parts.nameSpace, {});
  }
  bool isDefault = !ts_node_is_null(parts.defaultWord);
  if (!ts_node_is_null(declaration)) {
    Span span = file.span(isDefault ? parts.defaultWord : declaration);
    readDeclaration(declaration, &span, isDefault);
  } else if (!ts_node_is_null(value) && isDefault) {
    addPending("default", file.span(parts.defaultWord), value, {});
  }
}

//===----------------------------------------------------------------------===//
// The file
//===----------------------------------------------------------------------===//

void ModuleReader::read(TSNode root, ir::Module &module) {
  readPragmas(root);
  forEachChild(root, [&](TSNode statement) {
    switch (file.kind(statement)) {
    case Kind::ImportStatement:
      readImport(statement);
      return true;
    case Kind::ExportStatement:
      readExport(statement);
      break;
    case Kind::ExpressionStatement: {
      // `namespace X {}` hides in a statement of its own.
      TSNode inner = file.firstNamed(statement);
      if (!ts_node_is_null(inner) && file.kind(inner) == Kind::Namespace)
        readDeclaration(inner, nullptr, false);
      break;
    }
    default:
      readDeclaration(statement, nullptr, false);
      break;
    }
    if (mayImport(ts_node_start_byte(statement), ts_node_end_byte(statement)))
      findDynamicImports(statement);
    return true;
  });
  for (Pending &pending : pendings)
    resolve(pending);
  if (ts_node_has_error(root))
    findSyntaxErrors(root);

  module.imports = context.save(imports);
  std::vector<ir::Export> exports;
  for (Pending &pending : pendings) {
    if (pending.import != noImport &&
        pending.fact.form == ir::ExportForm::ReExport)
      pending.fact.from = &module.imports[pending.import];
    exports.push_back(pending.fact);
  }
  module.exports = context.save(exports);
  module.exportAssignment = exportAssignment;
  module.syntaxErrors = context.save(errors);
}
