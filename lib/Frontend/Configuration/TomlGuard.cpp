//===- TomlGuard.cpp - size, nesting, parts of a key ----------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "TomlGuard.h"

using namespace tntc;
using namespace tntc::configuration;

static constexpr size_t maxBytes = 256 * 1024;
static constexpr unsigned maxDots = 16;
static constexpr unsigned maxDepth = 16;

/// The end of the string that begins at \p at. One that does not end is
/// taken to end with its line: toml++ stops there.
static size_t skipString(StringRef text, size_t at) {
  char quote = text[at];
  bool isLong = text.substr(at).starts_with(std::string(3, quote));
  bool hasEscapes = quote == '"';
  for (size_t i = at + (isLong ? 3 : 1); i < text.size(); ++i) {
    if (hasEscapes && text[i] == '\\') {
      ++i;
      continue;
    }
    if (!isLong && (text[i] == quote || text[i] == '\n'))
      return i + 1;
    if (isLong && text.substr(i).starts_with(std::string(3, quote))) {
      // Up to two quotes may stand before the closing three.
      i += 3;
      while (i < text.size() && text[i] == quote)
        ++i;
      return i;
    }
  }
  return text.size();
}

std::optional<TomlExcess> configuration::findExcess(StringRef text) {
  if (text.size() > maxBytes)
    return TomlExcess{0, "more than 256 KiB"};
  unsigned dots = 0, depth = 0;
  for (size_t i = 0; i < text.size();) {
    switch (text[i]) {
    case '"':
    case '\'':
      i = skipString(text, i);
      continue;
    case '#':
      i = std::min(text.find('\n', i), text.size());
      continue;
    case '\n':
    case ',':
    case '=':
      dots = 0;
      break;
    case '.':
      if (++dots > maxDots)
        return TomlExcess{uint32_t(i), "a key of more than 16 parts"};
      break;
    case '[':
    case '{':
      if (++depth > maxDepth)
        return TomlExcess{uint32_t(i), "more than 16 values in one another"};
      dots = 0;
      break;
    case ']':
    case '}':
      depth -= depth > 0;
      break;
    default:
      break;
    }
    ++i;
  }
  return std::nullopt;
}
