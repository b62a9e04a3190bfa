//===- Declarations.cpp - imports, exports, enums, names of types ---------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Literals.h"
#include "Lowering.h"

using namespace tntc;
using namespace tntc::typescript;
using ir::StmtKind;

//===----------------------------------------------------------------------===//
// Other modules
//===----------------------------------------------------------------------===//

StringRef Lowering::moduleName(Kind kind, TSNode node) {
  return kind == Kind::String ? unquote(file.textOf(node), context).value_or("")
                              : identifierText(node);
}

/// `a`, `a as b`, with or without `type`.
ir::NamedPart Lowering::namedPart(TSNode node) {
  ir::NamedPart part;
  part.span = file.span(node);
  forChildren([&](Kind kind, TSNode child) {
    TSFieldId name = field();
    if (name == file.grammar.fields.name)
      part.from = part.to = moduleName(kind, child);
    else if (name == file.grammar.fields.alias)
      part.to = moduleName(kind, child);
    else if (kind == Kind::TypeToken)
      part.isType = true;
  });
  return part;
}

void Lowering::importClause(List<ir::NamedPart> &names) {
  forChildren([&](Kind kind, TSNode child) {
    ir::NamedPart part;
    part.span = file.span(child);
    switch (kind) {
    case Kind::Identifier:
      part.from = "default";
      part.to = identifierText(child);
      names.push_back(part);
      break;
    case Kind::NamespaceImport:
      part.from = "*";
      forChildren([&](Kind inner, TSNode name) {
        if (inner == Kind::Identifier)
          part.to = identifierText(name);
      });
      names.push_back(part);
      break;
    case Kind::NamedImports:
      forChildren([&](Kind inner, TSNode specifier) {
        if (inner == Kind::ImportSpecifier)
          names.push_back(namedPart(specifier));
      });
      break;
    default:
      break;
    }
  });
}

const ir::Stmt *Lowering::importStatement(TSNode node) {
  ir::Stmt *made = makeStmt(StmtKind::Import, node);
  List<ir::NamedPart> names;
  forChildren([&](Kind kind, TSNode child) {
    switch (kind) {
    case Kind::TypeToken:
      made->isType = true;
      break;
    case Kind::String:
      made->specifier = moduleName(kind, child);
      break;
    case Kind::ImportClause:
      importClause(names);
      break;
    case Kind::ImportRequireClause: {
      ir::NamedPart part;
      part.from = "=";
      part.span = file.span(child);
      forChildren([&](Kind inner, TSNode name) {
        if (inner == Kind::Identifier)
          part.to = identifierText(name);
        else if (inner == Kind::String)
          made->specifier = moduleName(inner, name);
      });
      names.push_back(part);
      break;
    }
    default:
      break;
    }
  });
  made->names = save(names);
  return made;
}

/// `import a = b.c`, which is a constant.
const ir::Stmt *Lowering::importAlias(TSNode node) {
  ir::Stmt *made = makeStmt(StmtKind::Variable, node);
  made->binding = ir::Binding::Const;
  ir::Declarator declarator;
  forChildren([&](Kind kind, TSNode child) {
    if (isToken(kind))
      return;
    if (!declarator.pattern)
      declarator.pattern = pattern(kind, child);
    else
      declarator.value = kind == Kind::NestedIdentifier
                             ? member(child)
                             : expression(kind, child);
  });
  if (declarator.pattern)
    made->declarators = context.save(ArrayRef(declarator));
  return made;
}

const ir::Stmt *Lowering::exportStatement(TSNode node) {
  ir::Stmt *made = makeStmt(StmtKind::Export, node);
  List<ir::NamedPart> names;
  Stmts declarations;
  Exprs values;
  bool isNamespace = false;
  forChildren([&](Kind kind, TSNode child) {
    switch (kind) {
    case Kind::TypeToken:
      made->isType = true;
      return;
    case Kind::DefaultToken:
      made->isDefault = true;
      return;
    case Kind::StarToken:
      made->isStar = true;
      return;
    case Kind::AsToken:
      isNamespace = true; // `export as namespace x`, for scripts alone
      return;
    case Kind::ExportClause:
      forChildren([&](Kind part, TSNode specifier) {
        if (part == Kind::ExportSpecifier)
          names.push_back(namedPart(specifier));
      });
      // What the grammar is given for `export type * from`.
      made->isStar |= made->isType && names.empty();
      return;
    case Kind::NamespaceExport: {
      ir::NamedPart part;
      part.from = "*";
      part.span = file.span(child);
      forChildren([&](Kind inner, TSNode name) {
        if (!isToken(inner))
          part.to = moduleName(inner, name);
      });
      names.push_back(part);
      return;
    }
    case Kind::Decorator:
      forChildren([&](Kind part, TSNode inner) {
        if (!isToken(part))
          exportDecorators.push_back(expression(part, inner));
      });
      return;
    default:
      break;
    }
    if (isToken(kind) || isNamespace)
      return;
    TSFieldId name = field();
    if (name == file.grammar.fields.source)
      made->specifier = moduleName(kind, child);
    else if (name == file.grammar.fields.declaration)
      statement(kind, child, declarations);
    else
      values.push_back(expression(kind, child));
  });
  // Nothing but a class takes them.
  strays.insert(strays.end(), exportDecorators.begin(), exportDecorators.end());
  exportDecorators.clear();
  made->names = save(names);
  made->body = save(declarations);
  made->exprs = save(values);
  return made;
}

//===----------------------------------------------------------------------===//
// What TypeScript adds
//===----------------------------------------------------------------------===//

const ir::Stmt *Lowering::enumeration(TSNode node) {
  ir::Stmt *made = makeStmt(StmtKind::Enum, node);
  List<ir::EnumMember> members;
  auto add = [&](Kind kind, TSNode child) {
    ir::EnumMember member;
    const ir::Expr *computed = nullptr;
    member.name = propertyName(kind, child, computed);
    members.push_back(member);
  };
  forChildren([&](Kind kind, TSNode child) {
    if (kind == Kind::Identifier)
      made->name = identifierText(child);
    if (kind != Kind::EnumBody)
      return;
    forChildren([&](Kind part, TSNode inner) {
      if (part != Kind::EnumAssignment) {
        if (!isToken(part))
          add(part, inner);
        return;
      }
      forChildren([&](Kind piece, TSNode leaf) {
        if (isToken(piece))
          return;
        if (field() == file.grammar.fields.name)
          add(piece, leaf);
        else if (!members.empty())
          members.back().value = expression(piece, leaf);
      });
    });
  });
  made->members = save(members);
  return made;
}

const ir::Stmt *Lowering::nameSpace(TSNode node) {
  ir::Stmt *made = makeStmt(StmtKind::Namespace, node);
  Stmts body;
  forChildren([&](Kind kind, TSNode child) {
    if (kind == Kind::StatementBlock) {
      const ir::Stmt *inner = block(child);
      body.append(inner->body.begin(), inner->body.end());
    } else if (!isToken(kind)) {
      made->name = moduleName(kind, child);
    }
  });
  made->body = save(body);
  return made;
}

const ir::Stmt *Lowering::interface(TSNode node) {
  ir::Stmt *made = makeStmt(StmtKind::Interface, node);
  List<const ir::TypeExpr *> bases;
  forChildren([&](Kind kind, TSNode child) {
    switch (kind) {
    case Kind::TypeIdentifier:
      made->name = identifierText(child);
      break;
    case Kind::TypeParameters:
      made->typeParameters = typeParameters();
      break;
    case Kind::ExtendsTypeClause:
      typeItems(Kind::Other, bases);
      break;
    case Kind::ObjectType:
      made->type = type(kind, child);
      break;
    default:
      break;
    }
  });
  made->typeBases = save(bases);
  return made;
}

const ir::Stmt *Lowering::typeAlias(TSNode node) {
  ir::Stmt *made = makeStmt(StmtKind::TypeAlias, node);
  forChildren([&](Kind kind, TSNode child) {
    if (isToken(kind))
      return;
    if (kind == Kind::TypeParameters)
      made->typeParameters = typeParameters();
    else if (made->name.empty() && kind == Kind::TypeIdentifier)
      made->name = identifierText(child);
    else
      made->type = type(kind, child);
  });
  return made;
}

/// `declare ...`: types for what exists elsewhere.
const ir::Stmt *Lowering::ambient(TSNode node) {
  const ir::Stmt *found = nullptr;
  forChildren([&](Kind kind, TSNode child) {
    if (isStatement(kind))
      found = plainStatement(kind, child);
  });
  if (!found)
    return makeStmt(StmtKind::Empty, node);
  ir::Stmt *made = context.make<ir::Stmt>(*found);
  made->isType = true;
  return made;
}
