//===- SyntaxErrors.cpp - where the text stops making sense ---------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "ModuleReader.h"

#include "llvm/ADT/STLExtras.h"
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

//===----------------------------------------------------------------------===//
// What the grammar does not know
//===----------------------------------------------------------------------===//

/// `in` and `out` before a type parameter (TypeScript 4.7), which
/// tree-sitter-typescript 0.23.2 takes for names of parameters.
static bool isVariance(const File &file, TSNode error) {
  auto isMark = [](StringRef word) { return word == "in" || word == "out"; };
  llvm::SmallVector<StringRef, 4> words;
  llvm::SplitString(file.textOf(error), words);
  for (StringRef word : words)
    if (!llvm::all_of(word,
                      [](char c) { return llvm::isAlnum(c) || c == '_'; }))
      return false;
  if (words.empty() || isMark(words.front()))
    return !words.empty();
  StringRef before = file.text.take_front(ts_node_start_byte(error)).rtrim();
  size_t begin = before.find_last_not_of("abcdefghijklmnopqrstuvwxyz") + 1;
  return isMark(before.substr(begin));
}

/// A template with type arguments, sql<Row>`...`: the grammar asks for a `!`
/// between the two.
static bool isTypedTemplate(const File &file, TSNode missing) {
  uint32_t at = ts_node_start_byte(missing);
  return ts_node_type(missing) == StringRef("!") &&
         file.text.take_front(at).rtrim().ends_with(">") &&
         file.text.substr(at).ltrim().starts_with("`");
}

void ModuleReader::findSyntaxErrors(TSNode root) {
  auto add = [this](uint32_t begin, uint32_t end, const Twine &message) {
    errors.push_back({{file.id, begin, end}, context.save(message)});
  };
  TSTreeCursor cursor = ts_tree_cursor_new(root);
  bool goesOn = true;
  llvm::SmallVector<bool, 64> isTypeParameter; ///< of each node on the way
  while (goesOn && errors.size() < maxErrors) {
    TSNode node = ts_tree_cursor_current_node(&cursor);
    bool descend = false;
    if (ts_node_is_missing(node) && isTypedTemplate(file, node)) {
      // Nothing is wrong.
    } else if (ts_node_is_missing(node)) {
      uint32_t at = ts_node_start_byte(node);
      StringRef type = ts_node_type(node);
      bool isToken = !ts_node_is_named(node);
      add(at, at,
          isToken ? "expected '" + type + "'"
                  : Twine("expected an expression or a name"));
    } else if (ts_node_symbol(node) == errorSymbol &&
               !isTypeParameter.empty() && isTypeParameter.back() &&
               isVariance(file, node)) {
      // Nothing is wrong.
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
    if (descend && ts_tree_cursor_goto_first_child(&cursor)) {
      isTypeParameter.push_back(
          StringRef(ts_node_type(node)).starts_with("type_parameter"));
      continue;
    }
    while (!ts_tree_cursor_goto_next_sibling(&cursor)) {
      if (!ts_tree_cursor_goto_parent(&cursor)) {
        goesOn = false;
        break;
      }
      isTypeParameter.pop_back();
    }
  }
  ts_tree_cursor_delete(&cursor);
}
