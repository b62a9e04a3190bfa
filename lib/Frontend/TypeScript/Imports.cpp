//===- Imports.cpp - every form in which a module names another -----------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Literals.h"
#include "ModuleReader.h"
#include "Specifier.h"

#include "llvm/ADT/StringExtras.h"

using namespace tntc;
using namespace tntc::typescript;

/// An escape that means nothing names nothing.
StringRef ModuleReader::stringValue(TSNode literal) {
  return unquote(file.textOf(literal), context).value_or("");
}

StringRef ModuleReader::nameOf(TSNode node) {
  return file.kind(node) == Kind::String ? stringValue(node)
                                         : file.textOf(node);
}

//===----------------------------------------------------------------------===//
// Statements
//===----------------------------------------------------------------------===//

size_t ModuleReader::addImport(TSNode literal, ir::ImportForm form) {
  ir::Import import;
  import.specifier = stringValue(literal);
  import.span = file.span(literal);
  import.form = form;
  classify(import);
  imports.push_back(import);
  return imports.size() - 1;
}

/// Takes `type` out of an object literal, at any depth of `{ with: { ... } }`.
void ModuleReader::readAttribute(TSNode holder, ir::Import &import) {
  forEachChild(holder, [&](TSNode part) {
    if (file.kind(part) == Kind::Object) {
      readAttribute(part, import);
      return true;
    }
    if (file.kind(part) != Kind::Pair)
      return true;
    TSNode key = child(part, file.grammar.fields.key);
    TSNode value = child(part, file.grammar.fields.value);
    StringRef name = nameOf(key);
    if (name == "type" && file.kind(value) == Kind::String)
      import.attribute = stringValue(value);
    else if (name == "with" && file.kind(value) == Kind::Object)
      readAttribute(value, import);
    return true;
  });
}

void ModuleReader::readImport(TSNode statement) {
  TSNode source = child(statement, file.grammar.fields.source);
  StatementParts parts = file.parts(statement);
  if (!ts_node_is_null(parts.require)) {
    source = child(parts.require, file.grammar.fields.source);
    if (!ts_node_is_null(source))
      addImport(source, parts.isType ? ir::ImportForm::TypeOnly
                                     : ir::ImportForm::Require);
    return;
  }
  if (ts_node_is_null(source) || file.kind(source) != Kind::String)
    return;
  size_t import = addImport(source, parts.isType ? ir::ImportForm::TypeOnly
                                                 : ir::ImportForm::Static);
  if (!ts_node_is_null(parts.attribute))
    readAttribute(parts.attribute, imports[import]);
  if (!ts_node_is_null(parts.clause) && !parts.isType)
    readImportClause(parts.clause, import);
}

void ModuleReader::readImportClause(TSNode clause, size_t import) {
  auto bindImport = [&](TSNode name, StringRef imported) {
    Binding binding;
    binding.form = Binding::Import;
    binding.import = import;
    binding.importedName = imported;
    bind(file.textOf(name), binding);
  };
  forEachChild(clause, [&](TSNode part) {
    switch (file.kind(part)) {
    case Kind::Identifier:
      bindImport(part, "default");
      break;
    case Kind::NamespaceImport: {
      Binding binding;
      binding.form = Binding::Value;
      bind(file.textOf(file.lastNamed(part)), binding);
      break;
    }
    case Kind::NamedImports:
      forEachChild(part, [&](TSNode specifier) {
        if (file.kind(specifier) != Kind::ImportSpecifier ||
            file.hasToken(specifier, Kind::TypeToken))
          return true;
        TSNode name = child(specifier, file.grammar.fields.name);
        TSNode alias = child(specifier, file.grammar.fields.alias);
        if (ts_node_is_null(name))
          return true;
        bindImport(ts_node_is_null(alias) ? name : alias, nameOf(name));
        return true;
      });
      break;
    default:
      break;
    }
    return true;
  });
}

/// A comment `@jsxImportSource X` in a file with JSX makes Deno import
/// `X/jsx-runtime`.
void ModuleReader::readPragmas(TSNode root) {
  constexpr llvm::StringLiteral word = "@jsxImportSource";
  if (!file.text.contains(word))
    return;
  forEachChild(root, [&](TSNode part) {
    if (file.kind(part) != Kind::Comment)
      return false;
    StringRef comment = file.textOf(part);
    size_t at = comment.find(word);
    if (at == StringRef::npos)
      return true;
    StringRef rest = comment.substr(at + word.size());
    StringRef source = rest.ltrim(" \t");
    if (source.size() == rest.size())
      return true;
    source = source.take_until(llvm::isSpace);
    if (source.ends_with("*/"))
      source = source.drop_back(2);
    if (source.empty())
      return true;
    ir::Import import;
    import.specifier = context.save(source + "/jsx-runtime");
    uint32_t begin = uint32_t(source.begin() - file.text.begin());
    import.span = {file.id, begin, begin + uint32_t(source.size())};
    classify(import);
    imports.push_back(import);
    return true;
  });
}

//===----------------------------------------------------------------------===//
// Expressions and types
//===----------------------------------------------------------------------===//

/// Whether `import` stands between two offsets in a way that may be a call.
/// Asked with ascending \p begin, so that the text is searched once.
bool ModuleReader::mayImport(uint32_t begin, uint32_t end) {
  constexpr llvm::StringLiteral word = "import";
  while (nextImportWord < begin || !isImportWordChecked) {
    nextImportWord =
        file.text.find(word, std::max<size_t>(begin, nextImportWord));
    isImportWordChecked = true;
    if (nextImportWord == StringRef::npos)
      return false;
    StringRef rest =
        file.text.substr(nextImportWord + word.size()).ltrim(" \t\r\n\v\f");
    // A comment or a no-break space may stand before the parenthesis.
    if (!rest.empty() && (rest[0] == '(' || rest[0] == '/' || rest[0] == '<' ||
                          uint8_t(rest[0]) >= 0x80))
      break;
    nextImportWord += word.size();
    isImportWordChecked = false;
  }
  return nextImportWord < end;
}

void ModuleReader::readDynamicImport(TSNode call, bool isType) {
  TSNode arguments = child(call, file.grammar.fields.arguments);
  if (ts_node_is_null(arguments))
    return;
  TSNode argument = {};
  size_t count = 0;
  TSNode options = {};
  forEachChild(arguments, [&](TSNode part) {
    if (!ts_node_is_named(part) || file.kind(part) == Kind::Comment)
      return true;
    if (count++ == 0)
      argument = part;
    else
      options = part;
    return count < 2;
  });
  bool isLiteral = count && (file.kind(argument) == Kind::String ||
                             file.kind(argument) == Kind::TemplateString);
  if (isLiteral && file.kind(argument) == Kind::TemplateString)
    forEachChild(argument, [&](TSNode part) {
      isLiteral = file.kind(part) != Kind::TemplateSubstitution;
      return isLiteral;
    });
  if (isLiteral) {
    size_t import = addImport(argument, isType ? ir::ImportForm::TypeOnly
                                               : ir::ImportForm::Dynamic);
    if (!ts_node_is_null(options) && file.kind(options) == Kind::Object)
      readAttribute(options, imports[import]);
    return;
  }
  if (isType)
    return;
  ir::Import import;
  import.form = ir::ImportForm::Computed;
  import.span = file.span(count ? argument : call);
  imports.push_back(import);
}

void ModuleReader::findDynamicImports(TSNode statement) {
  // The depth below the outermost node that holds types only, 0 outside one.
  unsigned typeDepth = 0;
  TSTreeCursor cursor = ts_tree_cursor_new(statement);
  bool afterCast = false;
  bool goesOn = true;
  while (goesOn) {
    TSNode node = ts_tree_cursor_current_node(&cursor);
    Kind kind = file.kind(node);
    bool isType = typeDepth || afterCast || isErased(kind);
    if (kind == Kind::CallExpression &&
        file.kind(child(node, file.grammar.fields.function)) == Kind::Import)
      readDynamicImport(node, isType);
    if (mayImport(ts_node_start_byte(node), ts_node_end_byte(node)) &&
        ts_tree_cursor_goto_first_child(&cursor)) {
      if (isType)
        ++typeDepth;
      afterCast = false;
      continue;
    }
    // Back up to the next node that was not seen; what follows `as` or
    // `satisfies` among its siblings is a type.
    while (true) {
      Kind left = file.kind(ts_tree_cursor_current_node(&cursor));
      if (ts_tree_cursor_goto_next_sibling(&cursor)) {
        afterCast = left == Kind::AsToken || left == Kind::SatisfiesToken ||
                    (afterCast && left == Kind::Comment);
        break;
      }
      if (!ts_tree_cursor_goto_parent(&cursor)) {
        goesOn = false;
        break;
      }
      if (typeDepth)
        --typeDepth;
    }
  }
  ts_tree_cursor_delete(&cursor);
}
