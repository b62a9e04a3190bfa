//===- Lowering.cpp - the walk itself, and what no rule covers ------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Lowering.h"

using namespace tntc;
using namespace tntc::typescript;

/// Whoever follows the code recurses as well, with larger frames.
static constexpr unsigned maxDepth = 400;

bool Lowering::isTooDeep() {
  if (depth < maxDepth)
    return false;
  isCut = true;
  return true;
}

ir::Expr *Lowering::makeExpr(ir::ExprKind kind, TSNode node) {
  ir::Expr *made = context.make<ir::Expr>();
  made->kind = kind;
  made->span = file.span(node);
  return made;
}

ir::Stmt *Lowering::makeStmt(ir::StmtKind kind, TSNode node) {
  ir::Stmt *made = context.make<ir::Stmt>();
  made->kind = kind;
  made->span = file.span(node);
  return made;
}

ir::Stmt *Lowering::makeUnknown(Span span, ArrayRef<const ir::Expr *> exprs) {
  ir::Stmt *made = context.make<ir::Stmt>();
  made->span = span;
  made->exprs = context.save(exprs);
  return made;
}

/// Takes whatever runs out of a node that may be anything.
void Lowering::collect(Kind kind, TSNode node, Exprs &exprs, Stmts &stmts) {
  if (isExpression(kind)) {
    exprs.push_back(expression(kind, node));
    return;
  }
  if (isStatement(kind)) {
    statement(kind, node, stmts);
    return;
  }
  if (isToken(kind) || isType(kind) || isTooDeep())
    return;
  ++depth;
  forChildren(
      [&](Kind part, TSNode child) { collect(part, child, exprs, stmts); });
  --depth;
}

const ir::Expr *Lowering::unknown(TSNode node) {
  ir::Expr *made = makeExpr(ir::ExprKind::Unknown, node);
  if (isTooDeep())
    return made;
  ++depth;
  size_t mark = strays.size();
  Exprs exprs;
  Stmts stmts;
  forChildren(
      [&](Kind part, TSNode child) { collect(part, child, exprs, stmts); });
  exprs.append(strays.begin() + long(mark), strays.end());
  strays.resize(mark);
  if (!stmts.empty()) {
    ir::Stmt *body = makeStmt(ir::StmtKind::Block, node);
    body->body = save(stmts);
    ir::Function *holder = context.make<ir::Function>();
    holder->span = made->span;
    holder->isArrow = true;
    holder->body = body;
    ir::Expr *value = makeExpr(ir::ExprKind::Function, node);
    value->function = holder;
    exprs.push_back(value);
  }
  made->items = save(exprs);
  --depth;
  return made;
}

const ir::Code *Lowering::lower(TSNode root) {
  // A name may be spelt with escapes; hardly any file has a backslash that
  // could be one.
  hasEscapedNames = file.text.contains("\\u");
  cursor = ts_tree_cursor_new(root);
  Stmts body;
  auto take = [&](Kind kind, TSNode node) {
    if (isStatement(kind)) {
      statement(kind, node, body);
      return;
    }
    if (isToken(kind) || kind == Kind::HashBang)
      return;
    Exprs exprs;
    collect(kind, node, exprs, body);
    if (!exprs.empty())
      body.push_back(makeUnknown(file.span(node), exprs));
  };
  // Children of a root that is one error are fragments of statements.
  if (file.kind(root) == Kind::Error)
    body.push_back(makeUnknown(file.span(root), {}));
  if (outline)
    item = outline->add(file.kind(root), root, 0);
  forAllChildren([&](Kind kind, TSNode node) {
    if (kind == Kind::Error)
      body.push_back(makeUnknown(file.span(node), {unknown(node)}));
    else
      take(kind, node);
  });
  if (outline)
    outline->close(item, cursor);
  ts_tree_cursor_delete(&cursor);
  ir::Code *code = context.make<ir::Code>();
  code->body = save(body);
  code->isCut = isCut;
  return code;
}
