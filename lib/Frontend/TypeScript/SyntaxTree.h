//===- SyntaxTree.h - what the parser makes of a text -----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_FRONTEND_TYPESCRIPT_SYNTAXTREE_H
#define TNTC_LIB_FRONTEND_TYPESCRIPT_SYNTAXTREE_H

#include "tntc/Support/LLVM.h"

#include <tree_sitter/api.h>

#include <memory>
#include <string>
#include <vector>

namespace tntc::typescript {

class Arena;

/// Where the parser could not go on with what it had read.
struct Stop {
  uint32_t end;        ///< of the last token that made sense
  std::string missing; ///< a token that would have let it go on
};

/// What trees are made of, to be used for one after another.
class TreeMemory {
public:
  TreeMemory();
  ~TreeMemory();

private:
  friend class SyntaxTree;
  friend std::vector<Stop> findStops(const TSLanguage *language,
                                     StringRef text);
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

/// Where the parser could not go on, in the order of the text. The first is
/// exact; what follows depends on how the parser recovered. Empty for a text
/// without errors. Takes several times as long as parsing.
std::vector<Stop> findStops(const TSLanguage *language, StringRef text);

} // namespace tntc::typescript

#endif // TNTC_LIB_FRONTEND_TYPESCRIPT_SYNTAXTREE_H
