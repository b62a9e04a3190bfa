//===- Statements.cpp - what runs in order --------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Lowering.h"

using namespace tntc;
using namespace tntc::typescript;
using ir::StmtKind;

/// Adds \p node, and before it what a syntax error in it holds.
void Lowering::statement(Kind kind, TSNode node, Stmts &into) {
  if (isTooDeep()) {
    into.push_back(makeStmt(StmtKind::Unknown, node));
    return;
  }
  ++depth;
  size_t mark = strays.size();
  const ir::Stmt *made = plainStatement(kind, node);
  --depth;
  if (strays.size() > mark) {
    into.push_back(makeUnknown(made->span, ArrayRef(strays).drop_front(mark)));
    strays.resize(mark);
  }
  into.push_back(made);
}

/// As one, in a block when there is a syntax error beside it.
const ir::Stmt *Lowering::oneStatement(Kind kind, TSNode node) {
  Stmts made;
  statement(kind, node, made);
  if (made.size() == 1)
    return made.front();
  ir::Stmt *both = makeStmt(StmtKind::Block, node);
  both->body = save(made);
  return both;
}

const ir::Stmt *Lowering::plainStatement(Kind kind, TSNode node) {
  switch (kind) {
  case Kind::ExpressionStatement:
    return expressionStatement(node);
  case Kind::LexicalDeclaration:
  case Kind::VariableDeclaration:
    return variables(node);
  case Kind::Function:
  case Kind::FunctionSignature:
  case Kind::GeneratorFunction: {
    ir::Stmt *made = makeStmt(StmtKind::Function, node);
    ir::Function *code = function(node);
    made->function = code;
    made->name = code->name;
    return made;
  }
  case Kind::Class: {
    ir::Stmt *made = makeStmt(StmtKind::Class, node);
    made->classCode = classOf(node);
    made->name = made->classCode->name;
    return made;
  }
  case Kind::EnumDeclaration:
    return enumeration(node);
  case Kind::Namespace:
    return nameSpace(node);
  case Kind::Interface:
    return interface(node);
  case Kind::TypeAlias:
    return typeAlias(node);
  case Kind::Ambient:
    return ambient(node);
  case Kind::ImportStatement:
    return importStatement(node);
  case Kind::ImportAlias:
    return importAlias(node);
  case Kind::ExportStatement:
    return exportStatement(node);
  case Kind::Return:
    return withExpressions(StmtKind::Return, node);
  case Kind::Throw:
    return withExpressions(StmtKind::Throw, node);
  case Kind::StatementBlock:
    return block(node);
  case Kind::If:
    return ifStatement(node);
  case Kind::For:
    return forStatement(node);
  case Kind::ForIn:
    return forInStatement(node);
  case Kind::While:
    return loop(StmtKind::While, node);
  case Kind::Do:
    return loop(StmtKind::DoWhile, node);
  case Kind::Switch:
    return switchStatement(node);
  case Kind::Try:
    return tryStatement(node);
  case Kind::Labeled:
    return labeled(node);
  case Kind::Break:
  case Kind::Continue: {
    ir::Stmt *made = makeStmt(
        kind == Kind::Break ? StmtKind::Break : StmtKind::Continue, node);
    forChildren([&](Kind part, TSNode child) {
      if (part == Kind::PropertyName)
        made->name = identifierText(child);
    });
    return made;
  }
  case Kind::Empty:
  case Kind::Debugger:
    return makeStmt(StmtKind::Empty, node);
  default: {
    // `with`, which no module may use.
    const ir::Expr *held = unknown(node);
    return makeUnknown(held->span, {held});
  }
  }
}

const ir::Stmt *Lowering::block(TSNode node) {
  ir::Stmt *made = makeStmt(StmtKind::Block, node);
  Stmts body;
  size_t mark = strays.size();
  auto takeStrays = [&] {
    for (size_t i = mark; i < strays.size(); ++i)
      body.push_back(makeUnknown(strays[i]->span, {strays[i]}));
    strays.resize(mark);
  };
  forChildren([&](Kind kind, TSNode child) {
    takeStrays();
    if (isStatement(kind))
      statement(kind, child, body);
    else if (!isToken(kind))
      strays.push_back(unknown(child));
  });
  takeStrays();
  made->body = save(body);
  return made;
}

const ir::Stmt *Lowering::withExpressions(StmtKind kind, TSNode node) {
  ir::Stmt *made = makeStmt(kind, node);
  Exprs parts;
  forChildren([&](Kind part, TSNode child) {
    if (!isToken(part))
      parts.push_back(expression(part, child));
  });
  if (parts.empty() && kind != StmtKind::Return)
    parts.push_back(makeExpr(ir::ExprKind::Unknown, node));
  made->exprs = save(parts);
  return made;
}

/// `using x = f()` is an assignment for the grammar; \p value is it, with
/// `await` around it or not.
static bool isUsing(const File &file, TSNode assignment) {
  return file.hasToken(assignment, Kind::UsingToken);
}

const ir::Stmt *Lowering::expressionStatement(TSNode node) {
  const ir::Stmt *special = nullptr;
  Exprs parts;
  forChildren([&](Kind kind, TSNode child) {
    if (kind == Kind::Namespace) {
      special = nameSpace(child);
      return;
    }
    if (isToken(kind))
      return;
    const ir::Expr *value = expression(kind, child);
    parts.push_back(value);
    bool isAwait = kind == Kind::AwaitExpression;
    TSNode assignment = isAwait ? file.lastNamed(child) : child;
    if (value->kind == ir::ExprKind::Await)
      value = value->items[0];
    if (value->kind != ir::ExprKind::Assign || value->text != "=" ||
        !isUsing(file, assignment))
      return;
    ir::Declarator bound{value->pattern, value->items[0]};
    ir::Stmt *declaration = makeStmt(StmtKind::Variable, node);
    declaration->binding =
        isAwait ? ir::Binding::AwaitUsing : ir::Binding::Using;
    declaration->declarators = context.save(ArrayRef(bound));
    special = declaration;
  });
  if (special)
    return special;
  ir::Stmt *made = makeStmt(StmtKind::Expr, node);
  if (parts.empty())
    parts.push_back(makeExpr(ir::ExprKind::Unknown, node));
  made->exprs = save(parts);
  return made;
}

const ir::Stmt *Lowering::variables(TSNode node) {
  ir::Stmt *made = makeStmt(StmtKind::Variable, node);
  made->binding = ir::Binding::Var;
  List<ir::Declarator> declarators;
  forChildren([&](Kind kind, TSNode child) {
    if (kind == Kind::ConstToken)
      made->binding = ir::Binding::Const;
    else if (kind == Kind::LetToken)
      made->binding = ir::Binding::Let;
    if (kind != Kind::VariableDeclarator)
      return;
    ir::Declarator declarator;
    ir::Pattern *bound = context.make<ir::Pattern>();
    bound->span = file.span(child);
    declarator.pattern = bound;
    bool hasName = false;
    forChildren([&](Kind part, TSNode inner) {
      if (isToken(part))
        return;
      if (part == Kind::TypeAnnotation) {
        bound->type = onlyType(inner);
      } else if (!hasName) {
        hasName = true;
        bound->span = file.span(inner);
        fillPattern(part, inner, *bound);
      } else {
        declarator.value = expression(part, inner);
      }
    });
    declarators.push_back(declarator);
  });
  made->declarators = save(declarators);
  return made;
}

const ir::Stmt *Lowering::ifStatement(TSNode node) {
  ir::Stmt *made = makeStmt(StmtKind::If, node);
  const ir::Expr *condition = nullptr;
  Stmts branches;
  forChildren([&](Kind kind, TSNode child) {
    if (isToken(kind))
      return;
    if (!condition) {
      condition = expression(kind, child);
    } else if (kind == Kind::ElseClause) {
      forChildren([&](Kind part, TSNode inner) {
        if (!isToken(part))
          branches.push_back(oneStatement(part, inner));
      });
    } else {
      branches.push_back(oneStatement(kind, child));
    }
  });
  if (!condition)
    condition = makeExpr(ir::ExprKind::Unknown, node);
  if (branches.empty())
    branches.push_back(makeStmt(StmtKind::Unknown, node));
  made->exprs = context.save(ArrayRef(condition));
  made->body = save(branches);
  return made;
}

const ir::Stmt *Lowering::forStatement(TSNode node) {
  ir::Stmt *made = makeStmt(StmtKind::For, node);
  const ir::Stmt *start = nullptr, *body = nullptr;
  const ir::Expr *test = nullptr, *step = nullptr;
  forChildren([&](Kind kind, TSNode child) {
    TSFieldId name = field();
    if (isToken(kind))
      return;
    if (name == file.grammar.fields.body) {
      body = oneStatement(kind, child);
    } else if (name == file.grammar.fields.initializer) {
      if (isStatement(kind)) {
        start = kind == Kind::Empty ? nullptr : oneStatement(kind, child);
      } else {
        const ir::Expr *value = expression(kind, child);
        ir::Stmt *first = makeStmt(StmtKind::Expr, child);
        first->exprs = context.save(ArrayRef(value));
        start = first;
      }
    } else if (name == file.grammar.fields.condition) {
      if (kind != Kind::Empty)
        test = expression(kind, child);
    } else if (name == file.grammar.fields.increment) {
      step = expression(kind, child);
    }
  });
  if (!body)
    body = makeStmt(StmtKind::Unknown, node);
  made->exprs = context.save(ArrayRef<const ir::Expr *>({test, step}));
  made->body = context.save(ArrayRef<const ir::Stmt *>({start, body}));
  return made;
}

const ir::Stmt *Lowering::forInStatement(TSNode node) {
  ir::Stmt *made = makeStmt(StmtKind::ForIn, node);
  const ir::Stmt *body = nullptr;
  const ir::Expr *right = nullptr, *initial = nullptr;
  forChildren([&](Kind kind, TSNode child) {
    switch (kind) {
    case Kind::AwaitToken:
      made->isAwait = true;
      return;
    case Kind::OfToken:
      made->kind = StmtKind::ForOf;
      return;
    case Kind::ConstToken:
      // See GrammarGaps.cpp: it may be written in place of another word.
      made->binding = file.textOf(child) == "const" ? ir::Binding::Const
                                                    : ir::Binding::Using;
      return;
    case Kind::LetToken:
      made->binding = ir::Binding::Let;
      return;
    case Kind::VarToken:
      made->binding = ir::Binding::Var;
      return;
    default:
      break;
    }
    if (isToken(kind))
      return;
    TSFieldId name = field();
    if (name == file.grammar.fields.left)
      made->pattern = pattern(kind, child);
    else if (name == file.grammar.fields.value)
      initial = expression(kind, child);
    else if (name == file.grammar.fields.right)
      right = expression(kind, child);
    else if (name == file.grammar.fields.body)
      body = oneStatement(kind, child);
  });
  if (initial)
    strays.push_back(initial); // `for (var x = 1 in y)`
  if (!made->pattern)
    made->pattern = context.make<ir::Pattern>();
  if (!right)
    right = makeExpr(ir::ExprKind::Unknown, node);
  if (!body)
    body = makeStmt(StmtKind::Unknown, node);
  made->exprs = context.save(ArrayRef(right));
  made->body = context.save(ArrayRef(body));
  return made;
}

const ir::Stmt *Lowering::loop(StmtKind kind, TSNode node) {
  ir::Stmt *made = makeStmt(kind, node);
  const ir::Stmt *body = nullptr;
  const ir::Expr *condition = nullptr;
  forChildren([&](Kind part, TSNode child) {
    if (isToken(part))
      return;
    if (part == Kind::Parenthesized && !condition)
      condition = expression(part, child);
    else
      body = oneStatement(part, child);
  });
  if (!condition)
    condition = makeExpr(ir::ExprKind::Unknown, node);
  if (!body)
    body = makeStmt(StmtKind::Unknown, node);
  made->exprs = context.save(ArrayRef(condition));
  made->body = context.save(ArrayRef(body));
  return made;
}

const ir::Stmt *Lowering::switchStatement(TSNode node) {
  ir::Stmt *made = makeStmt(StmtKind::Switch, node);
  const ir::Expr *value = nullptr;
  List<ir::Case> cases;
  auto readCase = [&](Kind kind) {
    ir::Case one;
    Stmts body;
    bool hasTest = kind == Kind::SwitchDefault;
    forChildren([&](Kind part, TSNode child) {
      if (isToken(part))
        return;
      if (!hasTest) {
        one.test = expression(part, child);
        hasTest = true;
      } else {
        statement(part, child, body);
      }
    });
    one.body = save(body);
    cases.push_back(one);
  };
  forChildren([&](Kind kind, TSNode child) {
    if (isToken(kind))
      return;
    if (kind != Kind::SwitchBody) {
      value = expression(kind, child);
      return;
    }
    forChildren([&](Kind part, TSNode) {
      if (part == Kind::SwitchCase || part == Kind::SwitchDefault)
        readCase(part);
    });
  });
  if (!value)
    value = makeExpr(ir::ExprKind::Unknown, node);
  made->exprs = context.save(ArrayRef(value));
  made->cases = save(cases);
  return made;
}

const ir::Stmt *Lowering::tryStatement(TSNode node) {
  ir::Stmt *made = makeStmt(StmtKind::Try, node);
  const ir::Stmt *parts[3] = {};
  auto readBlock = [&](const ir::Stmt *&into) {
    forChildren([&](Kind kind, TSNode child) {
      if (kind == Kind::StatementBlock)
        into = block(child);
      else if (!isToken(kind) && !isType(kind))
        made->pattern = pattern(kind, child);
    });
  };
  forChildren([&](Kind kind, TSNode child) {
    if (kind == Kind::StatementBlock)
      parts[0] = block(child);
    else if (kind == Kind::CatchClause)
      readBlock(parts[1]);
    else if (kind == Kind::FinallyClause)
      readBlock(parts[2]);
  });
  made->body = context.save(ArrayRef<const ir::Stmt *>(parts));
  return made;
}

const ir::Stmt *Lowering::labeled(TSNode node) {
  ir::Stmt *made = makeStmt(StmtKind::Labeled, node);
  const ir::Stmt *body = nullptr;
  forChildren([&](Kind kind, TSNode child) {
    if (kind == Kind::PropertyName)
      made->name = identifierText(child);
    else if (!isToken(kind))
      body = oneStatement(kind, child);
  });
  if (!body)
    body = makeStmt(StmtKind::Unknown, node);
  made->body = context.save(ArrayRef(body));
  return made;
}
