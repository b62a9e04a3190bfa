//===- ScopeErrors.cpp - names that are declared twice, or nowhere --------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// Only values count: types, overloads and what is `declare`d are gone when a
// module is loaded, and so is an import that nothing but types uses. An enum
// or a namespace may go on where another, a class or a function began.
//
//===----------------------------------------------------------------------===//

#include "ExportNames.h"
#include "ScopeNames.h"

using namespace tntc;
using namespace tntc::typescript;

namespace {

class Checker : FaultSearch {
public:
  explicit Checker(const FaultSearch &search)
      : FaultSearch(search), names(outline, isTypeScript, faults),
        exports(outline, names, faults) {}
  void check();

private:
  void enter(uint32_t i);
  bool isDeclaration(uint32_t i) const;
  void declare(Form form, uint32_t item);
  void declareNames(Form form, uint32_t pattern);
  void declareVariables(uint32_t i);
  void declareForIn(uint32_t i);
  void declareParameter(uint32_t i);
  void declareImports(uint32_t i);
  bool holdsValues(uint32_t i) const;
  void noteAmbient(uint32_t i);

  ScopeNames names;
  ExportNames exports;
  llvm::DenseSet<StringRef> types; ///< and what else is erased
  bool isExported = false;         ///< whether what is declared now is
};

} // namespace

//===----------------------------------------------------------------------===//
// Declaring
//===----------------------------------------------------------------------===//

/// Visits the names that the pattern \p i binds, and what is none.
template <typename Visitor, typename Other>
static void forEachBoundName(const Outline &outline, uint32_t i, Visitor visit,
                             Other visitOther) {
  for (uint32_t end = outline[i].next; i < end;) {
    Kind kind = outline.kind(i);
    switch (kind) {
    case Kind::Identifier:
    case Kind::ShorthandPattern:
      visit(i);
      ++i;
      break;
    case Kind::PairPattern:
      i = outline[i + 1].next; // the key
      break;
    case Kind::AssignToken:
      i = outline[outline[i].parent].next; // the default
      break;
    case Kind::ObjectPattern:
    case Kind::ArrayPattern:
    case Kind::AssignmentPattern:
    case Kind::RestPattern:
      ++i;
      break;
    default:
      visitOther(i);
      i = outline[i].next;
      break;
    }
  }
}

void Checker::declare(Form form, uint32_t item) {
  if (isExported && names.check(item))
    exports.add(outline.name(item), item);
  names.declare(form, item);
}

void Checker::declareNames(Form form, uint32_t pattern) {
  forEachBoundName(
      outline, pattern, [&](uint32_t item) { declare(form, item); },
      [&](uint32_t item) {
        Kind kind = outline.kind(item);
        if (!isToken(kind) && !isType(kind) && kind != Kind::Error)
          faults.add(item, "expected a name to declare");
      });
}

void Checker::declareVariables(uint32_t i) {
  Form form =
      outline.kind(i) == Kind::VariableDeclaration ? Form::Var : Form::Lexical;
  for (uint32_t part : outline.children(i))
    if (outline.kind(part) == Kind::VariableDeclarator)
      declareNames(form, part + 1);
}

void Checker::declareForIn(uint32_t i) {
  bool isVar = false, isLexical = false;
  for (uint32_t part : outline.children(i)) {
    Kind kind = outline.kind(part);
    isVar |= kind == Kind::VarToken;
    isLexical |= kind == Kind::LetToken || kind == Kind::ConstToken;
    if (!(isVar || isLexical) || isToken(kind))
      continue;
    declareNames(isLexical ? Form::Lexical : Form::Var, part);
    return;
  }
}

void Checker::declareParameter(uint32_t i) {
  for (uint32_t part : outline.children(i)) {
    switch (outline.kind(part)) {
    case Kind::Identifier:
    case Kind::ObjectPattern:
    case Kind::ArrayPattern:
    case Kind::RestPattern:
      declareNames(Form::Parameter, part);
      return;
    default:
      break;
    }
  }
}

void Checker::declareImports(uint32_t i) {
  bool isType = outline.find(i, Kind::TypeToken);
  for (uint32_t part = i + 1; part < outline[i].next; ++part) {
    Kind kind = outline.kind(part), parent = outline.parentKind(part);
    uint32_t holder = outline[part].parent;
    if (kind != Kind::Identifier)
      continue;
    bool isName = parent == Kind::ImportClause ||
                  parent == Kind::NamespaceImport ||
                  (parent == Kind::ImportRequireClause && part == holder + 1) ||
                  (parent == Kind::ImportAlias &&
                   outline.kind(part - 1) != Kind::AssignToken) ||
                  (parent == Kind::ImportSpecifier &&
                   outline[part].next == outline[holder].next);
    if (!isName)
      continue;
    bool isErased = isType || (parent == Kind::ImportSpecifier &&
                               outline.find(holder, Kind::TypeToken));
    bool isAlias =
        parent == Kind::ImportAlias || parent == Kind::ImportRequireClause;
    if (isErased || (isAlias && !names.isUsed(outline.name(part))))
      types.insert(outline.name(part));
    else if (isAlias)
      declare(Form::Lexical, part);
    else
      declare(Form::Import, part);
  }
}

/// Whether anything of the namespace \p i is left when the module runs.
bool Checker::holdsValues(uint32_t i) const {
  for (uint32_t part = i + 1; part < outline[i].next; ++part) {
    switch (outline.kind(part)) {
    case Kind::Ambient:
    case Kind::Interface:
    case Kind::TypeAlias:
    case Kind::FunctionSignature:
    case Kind::ImportAlias:
      part = outline[part].next - 1;
      break;
    case Kind::StatementBlock:
    case Kind::ExportStatement:
    case Kind::Namespace:
    case Kind::NestedIdentifier:
    case Kind::Identifier:
    case Kind::PropertyName:
    case Kind::ExpressionStatement:
      break;
    default:
      if (!isToken(outline.kind(part)))
        return true;
      break;
    }
  }
  return false;
}

/// All names of namespaces in there. Nothing can export another `declare`d
/// value, as it is not there.
void Checker::noteAmbient(uint32_t i) {
  for (uint32_t part : outline.children(i)) {
    switch (outline.kind(part)) {
    case Kind::Class:
    case Kind::Function:
    case Kind::FunctionSignature:
    case Kind::GeneratorFunction:
    case Kind::LexicalDeclaration:
    case Kind::VariableDeclaration:
      return;
    default:
      break;
    }
  }
  for (uint32_t part = i + 1; part < outline[i].next; ++part)
    if (outline.kind(part) == Kind::Identifier ||
        outline.kind(part) == Kind::TypeIdentifier)
      types.insert(outline.name(part));
}

/// Whether the class or generator \p i is a statement.
bool Checker::isDeclaration(uint32_t i) const {
  if (!outline[i].parent)
    return true;
  switch (outline.parentKind(i)) {
  case Kind::StatementBlock:
  case Kind::SwitchCase:
  case Kind::SwitchDefault:
    return true;
  case Kind::ExportStatement:
    return true;
  default:
    return false;
  }
}

//===----------------------------------------------------------------------===//
// The walk
//===----------------------------------------------------------------------===//

void Checker::enter(uint32_t i) {
  const Outline::Item &item = outline[i];
  Kind parent = outline.parentKind(i);
  switch (item.kind) {
  case Kind::StatementBlock:
    switch (parent) {
    case Kind::ArrowFunction:
    case Kind::CatchClause:
    case Kind::Function:
    case Kind::FunctionExpression:
    case Kind::GeneratorFunction:
    case Kind::Namespace:
    case Kind::StaticBlock:
      return;
    case Kind::Method:
      // Deno renames what a setter is given, too.
      if (isTypeScript && outline.find(item.parent, Kind::SetToken) &&
          outline.parentKind(item.parent) == Kind::Object)
        names.push(item.next, /*isFunction=*/true);
      return;
    default:
      return names.push(item.next, /*isFunction=*/false);
    }
  case Kind::SwitchBody:
  case Kind::For:
    return names.push(item.next, /*isFunction=*/false);
  case Kind::ForIn:
    names.push(item.next, /*isFunction=*/false);
    return declareForIn(i);
  case Kind::CatchClause:
    names.push(item.next, /*isFunction=*/false, /*isCatch=*/true);
    if (uint32_t name = outline.find(i, Kind::Identifier))
      declareNames(Form::Caught, name);
    else if (uint32_t parts = outline.find(i, Kind::ObjectPattern))
      declareNames(Form::CaughtParts, parts);
    else if (uint32_t parts = outline.find(i, Kind::ArrayPattern))
      declareNames(Form::CaughtParts, parts);
    return;
  case Kind::StaticBlock:
    return names.push(item.next, /*isFunction=*/true);
  case Kind::Namespace:
    isExported = false;
    if (uint32_t name = outline.firstPart(i)) {
      if (outline.kind(name) == Kind::NestedIdentifier)
        ++name;
      if (!names.isDeep() && holdsValues(i) &&
          outline.kind(name) == Kind::Identifier)
        declare(Form::Enum, name);
      else
        types.insert(outline.name(name));
    }
    return names.push(item.next, /*isFunction=*/true);
  case Kind::FormalParameters:
    if (parent == Kind::Function || parent == Kind::FunctionExpression ||
        parent == Kind::GeneratorFunction || parent == Kind::Method)
      names.push(outline[item.parent].next, /*isFunction=*/true);
    return;
  case Kind::ArrowFunction:
    names.push(item.next, /*isFunction=*/true);
    if (!outline.find(i, Kind::FormalParameters))
      if (uint32_t name = outline.find(i, Kind::Identifier))
        if (name < outline.find(i, Kind::ArrowToken))
          declare(Form::Parameter, name);
    return;
  case Kind::Parameter:
    return declareParameter(i);
  case Kind::LexicalDeclaration:
  case Kind::VariableDeclaration:
    return declareVariables(i);
  case Kind::AssignmentExpression:
    if (outline.kind(i + 1) == Kind::UsingToken)
      if (uint32_t name = outline.find(i, Kind::Identifier))
        declare(Form::Lexical, name);
    return;
  case Kind::Function:
  case Kind::GeneratorFunction:
  case Kind::FunctionExpression:
    if (uint32_t name = outline.find(i, Kind::Identifier)) {
      if (item.kind != Kind::FunctionExpression && isDeclaration(i))
        declare(Form::Function, name);
      else
        names.check(name);
    }
    return;
  case Kind::Class:
    if (uint32_t name = outline.find(i, Kind::TypeIdentifier)) {
      if (isDeclaration(i))
        declare(Form::Class, name);
      else
        names.check(name);
    }
    return;
  case Kind::EnumDeclaration:
    // More of it may follow, which is exported as well.
    isExported = false;
    if (uint32_t name = outline.find(i, Kind::Identifier)) {
      if (outline.find(i, Kind::ConstToken))
        types.insert(outline.name(name)); // its values stand where it is used
      else
        declare(Form::Enum, name);
    }
    return;
  case Kind::Interface:
  case Kind::TypeAlias:
    if (uint32_t name = outline.find(i, Kind::TypeIdentifier))
      types.insert(outline.name(name));
    return;
  case Kind::ImportStatement:
  case Kind::ImportAlias:
    return declareImports(i);
  case Kind::ExportStatement:
    // The declaration is next.
    isExported = exports.read(i);
    return;
  default:
    return;
  }
}

void Checker::check() {
  names.push(outline.size(), /*isFunction=*/true);
  for (uint32_t i = 1; i < outline.size(); ++i) {
    if (isToken(outline.kind(i)))
      continue;
    names.leave(i);
    switch (outline.kind(i)) {
    case Kind::Ambient:
      noteAmbient(i);
      [[fallthrough]];
    case Kind::FunctionSignature:
    case Kind::MethodSignature:
      i = outline[i].next - 1;
      isExported = false;
      continue;
    default:
      break;
    }
    enter(i);
    if (outline.kind(i) != Kind::ExportStatement)
      isExported = false;
  }
  exports.check(types);
}

void tntc::typescript::findScopeErrors(const FaultSearch &search) {
  Checker(search).check();
}
