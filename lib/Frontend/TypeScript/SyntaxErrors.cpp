//===- SyntaxErrors.cpp - where the text stops making sense ---------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "ModuleReader.h"

#include "llvm/ADT/StringExtras.h"

using namespace tntc;
using namespace tntc::typescript;

/// A file that went wrong early would fill the screen with the same fault.
static constexpr size_t maxErrors = 10;

/// What tree-sitter calls ERROR (ts_builtin_sym_error); 0.20 has no function
/// that tells.
static constexpr TSSymbol errorSymbol = TSSymbol(-1);

static StringRef closingOf(StringRef opening) {
  return opening == "{"   ? "}"
         : opening == "(" ? ")"
         : opening == "[" ? "]"
                          : "";
}

/// The last bracket that \p error opens among its direct children and does
/// not close: what the parser was waiting for. Null when there is none.
static TSNode unclosed(const File &file, TSNode error) {
  std::vector<TSNode> open;
  forEachChild(error, [&](TSNode part) {
    if (ts_node_is_named(part))
      return true;
    StringRef text = file.textOf(part);
    if (!closingOf(text).empty())
      open.push_back(part);
    else if (!open.empty() && closingOf(file.textOf(open.back())) == text)
      open.pop_back();
    return true;
  });
  return open.empty() ? TSNode{} : open.back();
}

/// The first word or sign of \p text, as a message shows it.
static StringRef firstToken(StringRef text) {
  auto isWord = [](char c) {
    return llvm::isAlnum(c) || c == '_' || c == '$' || uint8_t(c) >= 0x80;
  };
  StringRef word = text.take_while(isWord);
  return word.empty() ? text.take_front(1) : word;
}

void ModuleReader::findSyntaxErrors(TSNode root) {
  auto add = [this](uint32_t begin, uint32_t end, const Twine &message) {
    errors.push_back({{file.id, begin, end}, context.save(message)});
  };
  TSTreeCursor cursor = ts_tree_cursor_new(root);
  bool goesOn = true;
  while (goesOn && errors.size() < maxErrors) {
    TSNode node = ts_tree_cursor_current_node(&cursor);
    bool descend = false;
    if (ts_node_is_missing(node)) {
      uint32_t at = ts_node_start_byte(node);
      StringRef type = ts_node_type(node);
      bool isToken = !ts_node_is_named(node);
      add(at, at,
          isToken ? "expected '" + type + "'"
                  : Twine("expected an expression or a name"));
    } else if (ts_node_symbol(node) == errorSymbol) {
      uint32_t begin = ts_node_start_byte(node), end = ts_node_end_byte(node);
      TSNode bracket = unclosed(file, node);
      if (!ts_node_is_null(bracket))
        add(ts_node_start_byte(bracket), ts_node_end_byte(bracket),
            "this '" + file.textOf(bracket) + "' is never closed");
      else if (StringRef token = firstToken(file.text.slice(begin, end));
               token.empty())
        add(begin, begin, "unexpected end of the file");
      else
        add(begin, begin + uint32_t(token.size()),
            "unexpected '" + token + "'");
    } else {
      descend = ts_node_has_error(node);
    }
    if (descend && ts_tree_cursor_goto_first_child(&cursor))
      continue;
    while (!ts_tree_cursor_goto_next_sibling(&cursor))
      if (!ts_tree_cursor_goto_parent(&cursor)) {
        goesOn = false;
        break;
      }
  }
  ts_tree_cursor_delete(&cursor);
}
