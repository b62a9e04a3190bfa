//===- Exports.cpp - what a module offers, as far as its text tells -------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "ModuleReader.h"

using namespace tntc;
using namespace tntc::typescript;

/// Of patterns and namespaces inside one another; deeper ones say nothing.
static constexpr unsigned maxPatternDepth = 100;

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

/// Visits the names that \p pattern binds.
template <typename Visitor>
static void forEachName(const File &file, TSNode pattern, Visitor visit,
                        unsigned depth = 0) {
  Kind kind = file.kind(pattern);
  if (kind == Kind::Identifier || kind == Kind::ShorthandPattern)
    return visit(pattern);
  if (depth > maxPatternDepth)
    return;
  bool isFirst = true;
  forEachChild(pattern, [&](TSNode part) {
    if (!ts_node_is_named(part))
      return true;
    // A pair binds its value, a default stands behind what it is one of.
    bool binds = kind == Kind::AssignmentPattern ? isFirst
                 : kind == Kind::PairPattern     ? !isFirst
                                                 : true;
    isFirst = false;
    if (binds)
      forEachName(file, part, visit, depth + 1);
    return true;
  });
}

void ModuleReader::readDeclarators(TSNode declaration, bool exported) {
  bool isConstant = file.hasToken(declaration, Kind::ConstToken);
  forEachChild(declaration, [&](TSNode part) {
    if (file.kind(part) != Kind::VariableDeclarator)
      return true;
    TSNode name = child(part, file.grammar.fields.name);
    if (ts_node_is_null(name) || file.kind(name) != Kind::Identifier) {
      // Taken apart: of the names no more is known than that they are there.
      if (exported && !ts_node_is_null(name))
        forEachName(file, name, [&](TSNode one) {
          addPending(file.textOf(one), file.span(one), {}, file.textOf(one));
        });
      return true;
    }
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

/// Whether a namespace holds nothing but types, so that nothing of it is left
/// when the module runs.
static bool holdsTypesOnly(const File &file, TSNode name, unsigned depth = 0) {
  bool isTypes = depth < maxPatternDepth;
  TSNode body = child(name, file.grammar.fields.body);
  if (ts_node_is_null(body))
    return isTypes;
  forEachChild(body, [&](TSNode statement) {
    TSNode inner = statement;
    if (file.kind(inner) == Kind::ExportStatement) {
      TSNode declared = child(inner, file.grammar.fields.declaration);
      isTypes &= !ts_node_is_null(declared) || file.parts(inner).isType;
      if (ts_node_is_null(declared))
        return isTypes;
      inner = declared;
    } else if (file.kind(inner) == Kind::ExpressionStatement) {
      inner = file.firstNamed(inner);
    }
    Kind kind = ts_node_is_null(inner) ? Kind::Comment : file.kind(inner);
    isTypes &=
        isErased(kind) || isToken(kind) || kind == Kind::Comment ||
        (kind == Kind::Namespace && holdsTypesOnly(file, inner, depth + 1));
    return isTypes;
  });
  return isTypes;
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
  case Kind::Namespace:
    if (holdsTypesOnly(file, declaration))
      return;
    [[fallthrough]];
  case Kind::EnumDeclaration:
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

/// `with { type: "json" }` behind an export, which the grammar does not know.
void ModuleReader::readExportAttribute(TSNode source, ir::Import &import) {
  StringRef rest = file.text.substr(ts_node_end_byte(source)).ltrim();
  if (!rest.consume_front("with") || !rest.ltrim().consume_front("{"))
    return;
  StringRef value = rest.take_until([](char c) { return c == '}'; });
  size_t colon = value.find(':');
  if (colon == StringRef::npos)
    return;
  value = value.substr(colon + 1).trim(" \t\r\n,");
  if (value.size() > 2 && (value[0] == '"' || value[0] == '\''))
    import.attribute = value.drop_front().drop_back();
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
    else
      readExportAttribute(source, imports[import]);
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
