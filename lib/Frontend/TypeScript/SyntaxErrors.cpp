//===- SyntaxErrors.cpp - where the text stops making sense ---------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "ModuleReader.h"
#include "SyntaxFault.h"

#include "tntc/Support/MergeConflict.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;
using namespace tntc::typescript;

/// A file that went wrong early would fill the screen with the same fault.
static constexpr size_t maxErrors = 10;

/// Each place that is explained takes the time to read the file.
static constexpr size_t maxAsked = 4 * maxErrors;

/// What tree-sitter calls ERROR (ts_builtin_sym_error); 0.20 has no function
/// that tells.
static constexpr TSSymbol errorSymbol = TSSymbol(-1);

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
  if (std::optional<SyntaxFault> fence = findFence(file.text))
    return add(fence->begin, fence->end, fence->message);
  TSTreeCursor cursor = ts_tree_cursor_new(root);
  bool goesOn = true;
  llvm::SmallVector<bool, 64> isTypeParameter; ///< of each node on the way
  llvm::SmallVector<TSNode, 4> gaps;           ///< where nothing is wrong
  bool isWrong = false;
  while (goesOn) {
    TSNode node = ts_tree_cursor_current_node(&cursor);
    bool descend = false;
    if (ts_node_is_missing(node)) {
      bool isGap = isTypedTemplate(file, node);
      isWrong |= !isGap;
      if (isGap)
        gaps.push_back(node);
    } else if (ts_node_symbol(node) == errorSymbol) {
      bool isGap = !isTypeParameter.empty() && isTypeParameter.back() &&
                   isVariance(file, node);
      isWrong |= !isGap;
      if (isGap)
        gaps.push_back(node);
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
  if (!isWrong)
    return;
  // A text may hold such a line; code that makes sense with it is none.
  if (StringRef line = findMergeConflict(file.text); !line.empty()) {
    uint32_t begin = uint32_t(line.data() - file.text.data());
    return add(begin, begin + uint32_t(line.size()), mergeConflictMessage);
  }
  auto isInGap = [&](uint32_t at) {
    return llvm::any_of(gaps, [at](TSNode gap) {
      return at >= ts_node_start_byte(gap) && at <= ts_node_end_byte(gap);
    });
  };
  // What follows on the line that went wrong, or closes what began before, is
  // most often wrong for that.
  size_t lineEnd = 0;
  size_t asked = 0;
  for (const Stop &stop : findStops(file.grammar.language(), file.text)) {
    if (!errors.empty() && stop.end < lineEnd)
      continue;
    SyntaxFault fault = explainStop(file.text, stop);
    StringRef place = file.text.substr(fault.begin);
    bool isTrail = !errors.empty() && !place.empty() &&
                   StringRef(")]}").contains(place.front());
    if (!isTrail && !isInGap(fault.begin)) {
      add(fault.begin, fault.end, fault.message);
      lineEnd = file.text.find('\n', fault.begin);
    }
    if (fault.isBracket || errors.size() == maxErrors || ++asked == maxAsked)
      break;
  }
}
