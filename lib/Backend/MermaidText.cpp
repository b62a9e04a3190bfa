//===- MermaidText.cpp - ids and labels that Mermaid reads right ----------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "MermaidText.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;

/// Its lexer finds keywords also as a part of an id, wherever a hyphen ends a
/// word; `constructor` is in each of its tables before anything is added.
static constexpr StringRef reservedWords[] = {
    "acc",         "call",      "class", "classdef",  "click", "constructor",
    "default",     "direction", "end",   "flowchart", "graph", "href",
    "interpolate", "linkstyle", "style", "subgraph"};

/// `fetch-stories`: words of letters and digits joined by single hyphens or
/// underscores. Two hyphens would be an arrow.
static bool isSafeWord(StringRef text) {
  llvm::SmallVector<StringRef, 8> parts;
  text.split(parts, '-');
  for (StringRef part : parts) {
    if (part.empty() || !llvm::all_of(part, [](char c) {
          return llvm::isAlnum(c) || c == '_';
        }))
      return false;
    if (llvm::is_contained(reservedWords, StringRef(part.lower())))
      return false;
  }
  return llvm::isAlpha(text.front());
}

static void appendEscaped(std::string &out, StringRef text) {
  for (char c : text) {
    switch (c) {
    case '"':
      out += "#quot;";
      break;
    case '<':
      out += "#lt;";
      break;
    case '>':
      out += "#gt;";
      break;
    case '&':
      out += "#amp;";
      break;
    // Of entities, Markdown strings and escapes.
    case '#':
    case '`':
    case '\\':
    case '*':
    case '_':
    case '%':
    case '{':
    case '|':
    case '}':
    case ';':
      out += '#';
      out += std::to_string(int(c));
      out += ';';
      break;
    default:
      out += (unsigned char)(c) < 0x20 || c == 0x7F ? ' ' : c;
    }
  }
}

std::string mermaid::label(StringRef text) {
  if (isSafeWord(text))
    return text.str();
  return lines({text.str()});
}

std::string mermaid::lines(const std::vector<std::string> &texts) {
  std::string out = "\"";
  for (const std::string &line : texts) {
    if (out.size() > 1)
      out += "<br/>";
    appendEscaped(out, line);
  }
  out += '"';
  return out;
}

std::string mermaid::Ids::take(const Twine &wanted) {
  std::string id = wanted.str();
  if (!isSafeWord(id)) {
    for (char &c : id)
      if (!llvm::isAlnum(c))
        c = '_';
    id.insert(0, "n_");
  }
  std::string base = id;
  for (unsigned i = 2; !taken.insert(id).second; ++i)
    id = base + "_" + std::to_string(i);
  return id;
}
