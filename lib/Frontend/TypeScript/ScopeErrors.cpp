//===- ScopeErrors.cpp - names that are declared twice, or nowhere --------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// Only values count: types, overloads and what is `declare`d are gone when a
// module is loaded, and so is an import that nothing but types uses. An enum
// or a namespace may go on where another, a class or a function began.
//
//===----------------------------------------------------------------------===//

#include "EarlyErrors.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"

using namespace tntc;
using namespace tntc::typescript;

namespace {

enum class Form : uint8_t {
  Var,
  Parameter,
  Caught,      ///< `catch (e)`
  CaughtParts, ///< `catch ({ e })`
  Function,
  Class,
  Lexical, ///< `let`, `const`, `using`
  Enum,    ///< or a namespace that holds values
  Import,
};

struct Scope {
  uint32_t end; ///< the first item behind it
  uint32_t id;
  bool isFunction; ///< `var` goes no further
  bool isCatch = false;
};

struct Entry {
  Form form;
  uint32_t item;
};

class Checker {
public:
  Checker(const Outline &outline, bool isTypeScript, Faults &faults)
      : outline(outline), isTypeScript(isTypeScript), faults(faults) {}
  void check();

private:
  void enter(uint32_t i);
  void push(uint32_t end, bool isFunction);
  bool isDeclaration(uint32_t i) const;
  bool checkName(uint32_t item);
  void declare(Form form, uint32_t item);
  bool declareIn(const Scope &scope, Form form, StringRef name, uint32_t item);
  bool mayMeet(const Scope &scope, Form earlier, Form later) const;
  bool isUsed(StringRef name);
  void declareNames(Form form, uint32_t pattern);
  void declareVariables(uint32_t i);
  void declareForIn(uint32_t i);
  void declareParameter(uint32_t i);
  void declareImports(uint32_t i);
  bool holdsValues(uint32_t i) const;
  void noteAmbient(uint32_t i);
  void readExport(uint32_t i);
  void addExport(StringRef name, uint32_t item);
  void checkExports();

  const Outline &outline;
  bool isTypeScript;
  Faults &faults;
  llvm::SmallVector<Scope, 32> scopes;
  uint32_t scopeCount = 0;
  llvm::DenseMap<std::pair<uint32_t, StringRef>, Entry> entries;
  llvm::DenseSet<StringRef> types; ///< and what else is erased
  llvm::DenseSet<StringRef> exports;
  llvm::DenseSet<StringRef> used;  ///< filled when first asked for
  llvm::DenseSet<StringRef> wrong; ///< names that something was said of
  llvm::SmallVector<uint32_t, 16> localExports;
  bool isExported = false; ///< whether what is declared now is
};

} // namespace

/// Blocks in one another beyond this keep the names of `var` to themselves.
static constexpr size_t maxBlocks = 200;

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

void Checker::push(uint32_t end, bool isFunction) {
  scopes.push_back({end, scopeCount++, isFunction});
}

/// Whether \p later may be in \p scope with the name that \p earlier has.
bool Checker::mayMeet(const Scope &scope, Form earlier, Form later) const {
  // The function that an enum is made by goes on with what is there.
  if (later == Form::Enum)
    return earlier == Form::Enum || earlier == Form::Class ||
           earlier == Form::Function || earlier == Form::Var ||
           (earlier == Form::Import && isTypeScript);
  Form first = std::min(earlier, later), second = std::max(earlier, later);
  // Functions of a function are variables, those of a module or a block not.
  bool isBody = scope.isFunction && scope.id != 0;
  switch (second) {
  case Form::Var:
    return true;
  case Form::Parameter:
  case Form::Caught:
  case Form::Enum:
    return first == Form::Var;
  case Form::Function:
    return isBody && first != Form::Caught && first != Form::CaughtParts;
  case Form::CaughtParts:
  case Form::Class:
  case Form::Lexical:
    return false;
  case Form::Import:
    // Deno takes it for a type's, as what is declared here goes first.
    return isTypeScript && first != Form::Import;
  }
  return false;
}

/// Whether anything of the module but types and imports has the name.
bool Checker::isUsed(StringRef name) {
  if (!used.empty())
    return used.contains(name);
  used.insert("");
  for (uint32_t i = 1; i < outline.size(); ++i) {
    Kind kind = outline.kind(i), parent = outline.parentKind(i);
    if (kind == Kind::ImportStatement || kind == Kind::Ambient)
      i = outline[i].next - 1;
    else if ((kind == Kind::Identifier && parent != Kind::ImportAlias) ||
             kind == Kind::ShorthandProperty)
      used.insert(outline.name(i));
  }
  return used.contains(name);
}

/// Whether the name goes on to the scope around.
bool Checker::declareIn(const Scope &scope, Form form, StringRef name,
                        uint32_t item) {
  auto [place, isNew] =
      entries.try_emplace({scope.id, name}, Entry{form, item});
  if (isNew)
    return true;
  Entry before = place->second;
  if (mayMeet(scope, before.form, form)) {
    // Whatever is strictest stays.
    bool wasVar = before.form == Form::Var;
    if (wasVar || before.form == Form::Import)
      place->second = {form, item};
    return !wasVar;
  }
  if (form == Form::Import && isTypeScript && !isUsed(name))
    return false;
  if (!wrong.insert(name).second && scope.id == 0)
    return false;
  faults.addTwice(item, before.item, name);
  return false;
}

bool Checker::checkName(uint32_t item) {
  StringRef name = outline.name(item);
  if (name != "eval" && name != "arguments")
    return true;
  faults.add(item, "no module may call anything '" + name + "'");
  return false;
}

void Checker::declare(Form form, uint32_t item) {
  StringRef name = outline.name(item);
  if (!checkName(item))
    return;
  if (isExported)
    addExport(name, item);
  if (form != Form::Var) {
    declareIn(scopes.back(), form, name, item);
    return;
  }
  size_t seen = 0;
  for (size_t k = scopes.size(); k-- > 0;) {
    // Deno gives them other names where it compiles TypeScript.
    bool isSkipped =
        isTypeScript && !scopes[k].isFunction && !scopes[k].isCatch;
    if ((!isSkipped && !declareIn(scopes[k], form, name, item)) ||
        scopes[k].isFunction || ++seen > maxBlocks)
      return;
  }
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
    if (isErased || (isAlias && !isUsed(outline.name(part))))
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
// Exports
//===----------------------------------------------------------------------===//

void Checker::addExport(StringRef name, uint32_t item) {
  // More than one default has a code of its own.
  if (name == "default" || exports.insert(name).second)
    return;
  if (wrong.insert(name).second)
    faults.add(item, "'" + name + "' is exported twice");
}

void Checker::readExport(uint32_t i) {
  bool isType = outline.find(i, Kind::TypeToken);
  bool isDefault = outline.find(i, Kind::DefaultToken);
  bool isInModule = outline[i].parent == 0;
  if (isType || !isInModule)
    return;
  if (uint32_t nameSpace = outline.find(i, Kind::NamespaceExport)) {
    uint32_t name = outline.lastPart(nameSpace);
    if (name)
      addExport(outline.name(name).trim("'\""), name);
    return;
  }
  uint32_t clause = outline.find(i, Kind::ExportClause);
  if (!clause) {
    // The declaration is next, and adds its names itself.
    isExported = !isDefault;
    return;
  }
  bool isLocal = !outline.find(i, Kind::String);
  for (uint32_t specifier : outline.children(clause)) {
    if (outline.kind(specifier) != Kind::ExportSpecifier ||
        outline.find(specifier, Kind::TypeToken))
      continue;
    uint32_t name = outline.firstPart(specifier);
    uint32_t alias = outline.lastPart(specifier);
    if (!name)
      continue;
    StringRef outer = outline.name(alias).trim("'\"");
    addExport(outer, alias);
    // A default that is not there has a code of its own.
    if (isLocal && outer != "default")
      localExports.push_back(name);
  }
}

void Checker::checkExports() {
  for (uint32_t item : localExports) {
    StringRef name = outline.name(item);
    if (outline.kind(item) == Kind::String)
      faults.add(item, "expected the name of something that is declared here");
    else if (!entries.count({0, name}) && !types.contains(name) &&
             !isReservedWord(name))
      faults.add(item, "nothing called '" + name + "' is declared here");
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
        push(item.next, /*isFunction=*/true);
      return;
    default:
      return push(item.next, /*isFunction=*/false);
    }
  case Kind::SwitchBody:
  case Kind::For:
    return push(item.next, /*isFunction=*/false);
  case Kind::ForIn:
    push(item.next, /*isFunction=*/false);
    return declareForIn(i);
  case Kind::CatchClause:
    push(item.next, /*isFunction=*/false);
    scopes.back().isCatch = true;
    if (uint32_t name = outline.find(i, Kind::Identifier))
      declareNames(Form::Caught, name);
    else if (uint32_t parts = outline.find(i, Kind::ObjectPattern))
      declareNames(Form::CaughtParts, parts);
    else if (uint32_t parts = outline.find(i, Kind::ArrayPattern))
      declareNames(Form::CaughtParts, parts);
    return;
  case Kind::StaticBlock:
    return push(item.next, /*isFunction=*/true);
  case Kind::Namespace:
    isExported = false;
    if (uint32_t name = outline.firstPart(i)) {
      if (outline.kind(name) == Kind::NestedIdentifier)
        ++name;
      if (scopes.size() < maxBlocks && holdsValues(i) &&
          outline.kind(name) == Kind::Identifier)
        declare(Form::Enum, name);
      else
        types.insert(outline.name(name));
    }
    return push(item.next, /*isFunction=*/true);
  case Kind::FormalParameters:
    if (parent == Kind::Function || parent == Kind::FunctionExpression ||
        parent == Kind::GeneratorFunction || parent == Kind::Method)
      push(outline[item.parent].next, /*isFunction=*/true);
    return;
  case Kind::ArrowFunction:
    push(item.next, /*isFunction=*/true);
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
        checkName(name);
    }
    return;
  case Kind::Class:
    if (uint32_t name = outline.find(i, Kind::TypeIdentifier)) {
      if (isDeclaration(i))
        declare(Form::Class, name);
      else
        checkName(name);
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
    return readExport(i);
  default:
    return;
  }
}

void Checker::check() {
  push(outline.size(), /*isFunction=*/true);
  for (uint32_t i = 1; i < outline.size(); ++i) {
    if (isToken(outline.kind(i)))
      continue;
    while (i >= scopes.back().end)
      scopes.pop_back();
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
  checkExports();
}

void tntc::typescript::findScopeErrors(const Outline &outline,
                                       bool isTypeScript, Faults &faults) {
  Checker(outline, isTypeScript, faults).check();
}
