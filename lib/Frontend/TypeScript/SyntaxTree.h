//===- SyntaxTree.h - what the parser makes of a text -----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_FRONTEND_TYPESCRIPT_SYNTAXTREE_H
#define TNTC_LIB_FRONTEND_TYPESCRIPT_SYNTAXTREE_H

#include "tntc/Support/LLVM.h"

#include <tree_sitter/api.h>

namespace tntc::typescript {

/// A block that tree-sitter was given, in the list of all of one tree.
struct Block {
  Block *previous;
  Block *next;
};

/// The tree of one text, or nothing for a text that would take the parser too
/// long or harm it. Which texts these are depends on the text alone.
class SyntaxTree {
public:
  SyntaxTree(const TSLanguage *language, StringRef text);
  ~SyntaxTree();
  SyntaxTree(const SyntaxTree &) = delete;
  SyntaxTree &operator=(const SyntaxTree &) = delete;

  explicit operator bool() const { return tree; }
  TSNode root() const { return ts_tree_root_node(tree); }

private:
  TSTree *tree = nullptr;
  Block blocks = {&blocks, &blocks}; ///< linked in a ring
};

} // namespace tntc::typescript

#endif // TNTC_LIB_FRONTEND_TYPESCRIPT_SYNTAXTREE_H
