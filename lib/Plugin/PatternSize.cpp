//===- PatternSize.cpp - repetitions multiply -----------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "PatternSize.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;

/// The end of the bracket expression that \p pattern begins with.
static size_t bracketEnd(StringRef pattern) {
  size_t i = 1;
  if (i < pattern.size() && pattern[i] == '^')
    ++i;
  // First of all it is a character.
  if (i < pattern.size() && pattern[i] == ']')
    ++i;
  while (i < pattern.size() && pattern[i] != ']') {
    char next = i + 1 < pattern.size() ? pattern[i + 1] : '\0';
    bool isClass =
        pattern[i] == '[' && (next == ':' || next == '.' || next == '=');
    size_t end =
        isClass ? pattern.find(std::string{next, ']'}, i + 2) : StringRef::npos;
    i = end == StringRef::npos ? i + 1 : end + 2;
  }
  return std::min(i + 1, pattern.size());
}

uint64_t tntc::patternSize(StringRef pattern, uint64_t most) {
  auto limited = [&](uint64_t size) { return std::min(size, most); };
  llvm::SmallVector<uint64_t, 8> open = {0}; ///< groups, so far
  uint64_t last = 0;                         ///< what a repetition repeats
  auto add = [&](uint64_t size) {
    last = limited(size);
    open.back() = limited(open.back() + last);
  };
  while (!pattern.empty()) {
    size_t taken = 1;
    switch (pattern.front()) {
    case '[':
      taken = bracketEnd(pattern);
      add(1);
      break;
    case '(':
      open.push_back(1);
      break;
    case ')': {
      uint64_t group = open.pop_back_val();
      if (open.empty())
        open.push_back(0); // more closed than opened: refused elsewhere
      add(group);
      break;
    }
    case '{': {
      // Before anything but a number it is a character.
      if (pattern.size() < 2 || !llvm::isDigit(pattern[1])) {
        add(1);
        break;
      }
      taken = std::min(pattern.find('}'), pattern.size() - 1) + 1;
      auto [least, end] = pattern.slice(1, taken - 1).split(',');
      uint64_t count = 1, other = 1;
      // A number that is none is refused elsewhere.
      (void)least.getAsInteger(10, count);
      (void)end.getAsInteger(10, other);
      count = limited(std::max(count, other));
      open.back() = limited(open.back() - std::min(open.back(), last));
      // An optional part is the part or nothing, and takes two steps more.
      add((last + 2) * count);
      break;
    }
    default:
      add(1);
    }
    pattern = pattern.drop_front(taken);
  }
  uint64_t all = 0;
  for (uint64_t group : open)
    all = limited(all + group);
  return all;
}
