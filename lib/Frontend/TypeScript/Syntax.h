//===- Syntax.h - tree-sitter nodes as a switch wants them ------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_FRONTEND_TYPESCRIPT_SYNTAX_H
#define TNTC_LIB_FRONTEND_TYPESCRIPT_SYNTAX_H

#include "tntc/Support/Source.h"

#include <tree_sitter/api.h>
#include <vector>

namespace tntc::typescript {

enum class Kind : uint8_t {
  Other,
  Error,
#define SYNTAX(KIND, NAME) KIND,
#include "Syntax.def"
  Token, ///< this one and what follows: anonymous nodes
#define TOKEN(KIND, TEXT) KIND,
#include "Syntax.def"
};

inline bool isExpression(Kind kind) {
  return kind >= Kind::Array && kind <= Kind::Yield;
}
inline bool isStatement(Kind kind) {
  return kind >= Kind::Ambient && kind <= Kind::With;
}
inline bool isType(Kind kind) {
  return kind >= Kind::ArrayType && kind <= Kind::UnionType;
}
inline bool isToken(Kind kind) { return kind >= Kind::Token; }
/// Below such a node there are types only, which are erased before the module
/// runs.
inline bool isErased(Kind kind) {
  return isType(kind) || kind == Kind::Ambient || kind == Kind::Interface ||
         kind == Kind::TypeAlias;
}

/// A language with its symbols put into our order. Making one looks at each
/// symbol once; queries of tree-sitter would cost a hundred times as much.
class Grammar {
public:
  explicit Grammar(const TSLanguage *language);

  const TSLanguage *language() const { return tsLanguage; }
  Kind kind(TSNode node) const {
    TSSymbol symbol = ts_node_symbol(node);
    return symbol < kinds.size() ? kinds[symbol] : Kind::Error;
  }

  struct Fields {
    TSFieldId alias, arguments, body, condition, declaration, function,
        increment, initializer, key, left, name, operation, parameter,
        parameters, pattern, right, source, value;
  } fields;

private:
  const TSLanguage *tsLanguage;
  std::vector<Kind> kinds; ///< by symbol; ERROR, which is 65535, is beyond
};

inline TSNode child(TSNode node, TSFieldId field) {
  return ts_node_child_by_field_id(node, field);
}

/// Visits the direct children of \p node, tokens and comments included, as
/// long as \p visit returns true. Linear, which indexing children is not.
template <typename Visitor>
void forEachChild(TSNode node, Visitor visit) {
  TSTreeCursor cursor = ts_tree_cursor_new(node);
  if (ts_tree_cursor_goto_first_child(&cursor))
    while (visit(ts_tree_cursor_current_node(&cursor)) &&
           ts_tree_cursor_goto_next_sibling(&cursor))
      ;
  ts_tree_cursor_delete(&cursor);
}

/// What an import or export statement is made of; null where it has none.
struct StatementParts {
  TSNode clause = {};      ///< `{ a, b as c }`, with what stands before it
  TSNode nameSpace = {};   ///< `* as a` of an export
  TSNode require = {};     ///< `a = require("b")`
  TSNode attribute = {};   ///< `with { type: "json" }`
  TSNode defaultWord = {}; ///< `default` of an export
  bool isStar = false;     ///< `export *`
  bool isType = false;
  bool isAssignment = false; ///< `export =`
};

/// One file while it is read.
struct File {
  const Grammar &grammar;
  FileId id;
  StringRef text;

  Kind kind(TSNode node) const { return grammar.kind(node); }
  Span span(TSNode node) const {
    return {id, ts_node_start_byte(node), ts_node_end_byte(node)};
  }
  StringRef textOf(TSNode node) const {
    return text.slice(ts_node_start_byte(node), ts_node_end_byte(node));
  }
  TSNode firstNamed(TSNode node) const;
  TSNode lastNamed(TSNode node) const;
  bool hasToken(TSNode node, Kind token) const;
  StatementParts parts(TSNode statement) const;
};

} // namespace tntc::typescript

#endif // TNTC_LIB_FRONTEND_TYPESCRIPT_SYNTAX_H
