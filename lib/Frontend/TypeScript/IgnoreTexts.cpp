//===- IgnoreTexts.cpp - tells comments from strings that hold them -------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// One walk along the tree and the text together: to look each word up by
// itself would cost the square of the file's length.
//
//===----------------------------------------------------------------------===//

#include "IgnoreTexts.h"

#include "tntc/Diagnostics/DiagnosticEngine.h"

#include <algorithm>

using namespace tntc;

void typescript::findIgnoreTexts(TSNode root, StringRef text, FileId file,
                                 std::vector<Span> &found) {
  constexpr llvm::StringLiteral word = DiagnosticEngine::ignoreWord;
  size_t at = text.find(word);
  auto takeBefore = [&](size_t end) {
    for (; at < end; at = text.find(word, at + word.size()))
      found.push_back({file, uint32_t(at), uint32_t(at + word.size())});
  };
  TSTreeCursor cursor = ts_tree_cursor_new(root);
  bool hasMore = true;
  while (hasMore && at != StringRef::npos) {
    TSNode node = ts_tree_cursor_current_node(&cursor);
    size_t end = ts_node_end_byte(node);
    if (end > at && StringRef(ts_node_type(node)) == "comment") {
      takeBefore(ts_node_start_byte(node));
      at = text.find(word, std::max(at, end));
    } else if (end > at && ts_tree_cursor_goto_first_child(&cursor)) {
      continue;
    }
    while (hasMore && !ts_tree_cursor_goto_next_sibling(&cursor))
      hasMore = ts_tree_cursor_goto_parent(&cursor);
  }
  ts_tree_cursor_delete(&cursor);
  takeBefore(StringRef::npos);
}
