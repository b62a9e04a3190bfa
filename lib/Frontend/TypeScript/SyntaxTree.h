//===- SyntaxTree.h - what the parser makes of a text -----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_FRONTEND_TYPESCRIPT_SYNTAXTREE_H
#define TNTC_LIB_FRONTEND_TYPESCRIPT_SYNTAXTREE_H

#include "tntc/Support/LLVM.h"

#include <tree_sitter/api.h>

#include <memory>

namespace tntc::typescript {

class Arena;

/// What trees are made of, to be used for one after another.
class TreeMemory {
public:
  TreeMemory();
  ~TreeMemory();

private:
  friend class SyntaxTree;
  std::unique_ptr<Arena> arena;
};

/// The tree of one text, or nothing for a text that would take the parser too
/// long or harm it. Which texts these are depends on the text alone. It lasts
/// until its memory is used for another, and has no end of its own.
class SyntaxTree {
public:
  SyntaxTree(const TSLanguage *language, StringRef text, TreeMemory &memory);
  SyntaxTree(const SyntaxTree &) = delete;
  SyntaxTree &operator=(const SyntaxTree &) = delete;

  explicit operator bool() const { return tree; }
  TSNode root() const { return ts_tree_root_node(tree); }

private:
  TSTree *tree = nullptr;
};

} // namespace tntc::typescript

#endif // TNTC_LIB_FRONTEND_TYPESCRIPT_SYNTAXTREE_H
