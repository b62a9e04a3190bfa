//===- Lowering.h - from a syntax tree to ir::Code --------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_FRONTEND_TYPESCRIPT_LOWERING_H
#define TNTC_LIB_FRONTEND_TYPESCRIPT_LOWERING_H

#include "Outline.h"
#include "Syntax.h"

#include "tntc/IR/Code.h"
#include "tntc/IR/Context.h"

#include "llvm/ADT/SmallVector.h"

namespace tntc::typescript {

/// Turns one tree into ir::Code by one cursor that visits each node once.
///
/// Each function that takes a kind and a node expects the cursor to stand on
/// that node and leaves it there. What a syntax error holds is kept in
/// `strays` until the expression or statement around it takes it as Unknown.
class Lowering {
public:
  /// Fills \p outline, unless it is null.
  Lowering(const File &file, ir::Context &context, Outline *outline)
      : file(file), context(context), outline(outline) {}

  const ir::Code *lower(TSNode root);

private:
  template <typename T>
  using List = llvm::SmallVector<T, 8>;
  using Exprs = List<const ir::Expr *>;
  using Stmts = List<const ir::Stmt *>;

  /// Visits the children of the current node but comments. They are counted,
  /// as to find that there is no other costs what finding one does.
  template <typename Visitor>
  void forAllChildren(Visitor visit) {
    uint32_t count = ts_node_child_count(ts_tree_cursor_current_node(&cursor));
    if (!count)
      return;
    uint32_t parent = item;
    bool adds = outline && outline->enter(parent);
    ts_tree_cursor_goto_first_child(&cursor);
    while (true) {
      TSNode node = ts_tree_cursor_current_node(&cursor);
      Kind kind = file.kind(node);
      item = adds ? outline->add(kind, node, parent) : Outline::none;
      if (kind != Kind::Comment)
        visit(kind, node);
      if (adds)
        outline->close(item, cursor);
      if (!--count)
        break;
      ts_tree_cursor_goto_next_sibling(&cursor);
    }
    ts_tree_cursor_goto_parent(&cursor);
    item = parent;
  }
  /// Those that are no errors.
  template <typename Visitor>
  void forChildren(Visitor visit) {
    forAllChildren([&](Kind kind, TSNode node) {
      if (kind == Kind::Error)
        strays.push_back(unknown(node));
      else
        visit(kind, node);
    });
  }
  TSFieldId field() const { return ts_tree_cursor_current_field_id(&cursor); }
  template <typename T>
  ArrayRef<T> save(const llvm::SmallVectorImpl<T> &items) {
    return items.empty() ? ArrayRef<T>() : context.save(ArrayRef<T>(items));
  }

  // Lowering.cpp
  const ir::Expr *unknown(TSNode node);
  void collect(Kind kind, TSNode node, Exprs &exprs, Stmts &stmts);
  bool isTooDeep();
  ir::Expr *makeExpr(ir::ExprKind kind, TSNode node);
  ir::Stmt *makeStmt(ir::StmtKind kind, TSNode node);
  ir::Stmt *makeUnknown(Span span, ArrayRef<const ir::Expr *> exprs);

  // Literals.cpp
  StringRef identifierText(TSNode node);
  const ir::Expr *string(TSNode node);
  const ir::Expr *number(TSNode node);
  void templateParts(TSNode node, ir::Expr &into);
  /// Without a name, \p computed is set.
  StringRef propertyName(Kind kind, TSNode node, const ir::Expr *&computed);

  // Expressions.cpp
  const ir::Expr *expression(Kind kind, TSNode node);
  const ir::Expr *plainExpression(Kind kind, TSNode node);
  const ir::Expr *onlyExpression(TSNode node);
  const ir::Expr *items(ir::ExprKind kind, TSNode node);
  const ir::Expr *array(TSNode node);
  const ir::Expr *object(TSNode node);
  ir::Property method(TSNode node);
  const ir::Expr *call(TSNode node);
  const ir::Expr *newExpression(TSNode node);
  void arguments(Exprs &into);

  // Operators.cpp
  const ir::Expr *toOperand(const ir::Expr *expr);
  const ir::Expr *member(TSNode node);
  const ir::Expr *subscript(TSNode node);
  const ir::Expr *operation(ir::ExprKind kind, TSNode node);
  const ir::Expr *assignment(TSNode node);
  const ir::Expr *cast(TSNode node, StringRef text);

  // Jsx.cpp
  const ir::Expr *jsx(TSNode node);
  void jsxParts(Exprs &into);

  // Patterns.cpp
  const ir::Pattern *pattern(Kind kind, TSNode node);
  void fillPattern(Kind kind, TSNode node, ir::Pattern &into);
  void objectPattern(ir::Pattern &into);
  void arrayPattern(ir::Pattern &into);
  const ir::Pattern *restTarget();

  // Functions.cpp
  ir::Function *function(TSNode node);
  void parameters(ir::Function &into);
  void parameter(TSNode node, List<ir::Parameter> &into);
  const ir::Class *classOf(TSNode node);
  void classBody(List<ir::ClassMember> &members);
  void decorator();
  void field(TSNode node, List<ir::ClassMember> &into);
  ir::ClassMember classMethod(TSNode node);

  // Statements.cpp
  void statement(Kind kind, TSNode node, Stmts &into);
  const ir::Stmt *plainStatement(Kind kind, TSNode node);
  const ir::Stmt *oneStatement(Kind kind, TSNode node);
  const ir::Stmt *block(TSNode node);
  const ir::Stmt *withExpressions(ir::StmtKind kind, TSNode node);
  const ir::Stmt *expressionStatement(TSNode node);
  const ir::Stmt *variables(TSNode node);
  const ir::Stmt *ifStatement(TSNode node);
  const ir::Stmt *forStatement(TSNode node);
  const ir::Stmt *forInStatement(TSNode node);
  const ir::Stmt *loop(ir::StmtKind kind, TSNode node);
  const ir::Stmt *switchStatement(TSNode node);
  const ir::Stmt *tryStatement(TSNode node);
  const ir::Stmt *labeled(TSNode node);

  // Declarations.cpp
  const ir::Stmt *importStatement(TSNode node);
  void importClause(List<ir::NamedPart> &names);
  const ir::Stmt *importAlias(TSNode node);
  const ir::Stmt *exportStatement(TSNode node);
  ir::NamedPart namedPart(TSNode node);
  StringRef moduleName(Kind kind, TSNode node);
  const ir::Stmt *enumeration(TSNode node);
  const ir::Stmt *nameSpace(TSNode node);
  const ir::Stmt *interface(TSNode node);
  const ir::Stmt *typeAlias(TSNode node);
  const ir::Stmt *ambient(TSNode node);

  // Types.cpp
  const ir::TypeExpr *type(Kind kind, TSNode node);
  void fillType(Kind kind, TSNode node, ir::TypeExpr &into);
  const ir::TypeExpr *constType(TSNode node);
  const ir::TypeExpr *onlyType(TSNode node);
  void typeItems(Kind flattened, List<const ir::TypeExpr *> &into);
  void typeMembers(ir::TypeExpr &into);
  const ir::TypeExpr *tupleMember(TSNode node);
  ir::TypeMember typeMember(Kind kind, TSNode node);
  ArrayRef<StringRef> typeParameters();

  File file;
  ir::Context &context;
  Outline *outline;
  TSTreeCursor cursor = {};
  uint32_t item = Outline::none; ///< of the outline: where the cursor stands
  std::vector<const ir::Expr *> strays;
  /// Of the innermost class, with those of members and parameters.
  Exprs decorators;
  /// Those before `export`, which are for the class that follows.
  Exprs exportDecorators;
  unsigned depth = 0;
  bool hasEscapedNames = false;
  bool isCut = false;
};

} // namespace tntc::typescript

#endif // TNTC_LIB_FRONTEND_TYPESCRIPT_LOWERING_H
