//===- GrammarGaps.cpp - writing new TypeScript in older forms ------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// Each form here is found by its tokens, is valid wherever TypeScript takes
// these tokens, and is replaced by one that is wrong wherever it is wrong
// itself: so no fault can hide behind it.
//
//===----------------------------------------------------------------------===//

#include "GrammarGaps.h"

#include "NamedWords.h"
#include "Tokens.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

#include <cstring>

using namespace tntc;
using namespace tntc::typescript;

namespace {

class Filler {
public:
  explicit Filler(StringRef text) : text(text), tokens(text), out(text.str()) {}
  std::string fill();

private:
  StringRef word(size_t i) const { return tokens.word(i); }
  bool isText(size_t i) const { return tokens.isText(i); }
  bool isWord(size_t i) const { return tokens.isWord(i); }
  size_t closing(size_t i) const;
  void put(size_t at, StringRef bytes);
  void blank(size_t first, size_t last);
  void fillTypeExport(size_t i);
  void fillAttributes(size_t i);
  void fillImportType(size_t i);
  void fillLineEnd(size_t i);
  void fillTemplateType(size_t i);
  void fillTagEscapes(size_t i);
  bool isGeneratorBelowField(size_t i) const;

  StringRef text;
  Tokens tokens;
  std::string out;
  bool isChanged = false;
};

} // namespace

/// As far as a bracket may be away from the other; it is a whole file at
/// worst, and it is looked for at each line at most.
static constexpr size_t maxBetween = 4000;

/// The token that closes the bracket \p i; 0 when there is none.
size_t Filler::closing(size_t i) const {
  llvm::SmallVector<char, 8> open;
  size_t end = std::min(tokens.size(), i + maxBetween);
  for (; i < end; ++i) {
    if (tokens[i].kind != Token::Sign)
      continue;
    char c = text[tokens[i].end - 1];
    switch (c) {
    case '(':
    case '[':
    case '{':
    case '<':
      open.push_back(c == '(' ? ')' : char(c + 2));
      continue;
    case '>':
      if (word(i) == "=>")
        continue;
      [[fallthrough]];
    case ')':
    case ']':
    case '}':
      if (open.empty() || open.pop_back_val() != c)
        return 0;
      if (open.empty())
        return i;
      continue;
    default:
      continue;
    }
  }
  return 0;
}

void Filler::put(size_t at, StringRef bytes) {
  std::memcpy(out.data() + at, bytes.data(), bytes.size());
  isChanged = true;
}

void Filler::blank(size_t first, size_t last) {
  for (size_t i = tokens[first].begin; i < tokens[last].end; ++i)
    if (out[i] != '\n')
      out[i] = ' ';
  isChanged = true;
}

/// `export type * from "x"` as `export type{} from "x"`, and
/// `export type * as a from "x"` as `export type {   a}from "x"`: either way
/// the module is named and nothing of it is left when the code runs.
void Filler::fillTypeExport(size_t i) {
  const Token &star = tokens[i + 2];
  if (word(i + 3) == "from" && isText(i + 4)) {
    if (llvm::isSpace(text[star.begin - 1]))
      put(star.begin - 1, "{}");
  } else if (word(i + 3) == "as" && isWord(i + 4) && word(i + 5) == "from" &&
             isText(i + 6)) {
    put(star.begin, "{");
    blank(i + 3, i + 3);
    put(tokens[i + 4].end, "}");
  }
}

/// `export ... from "x" with { type: "json" }`; ModuleReader reads it itself.
void Filler::fillAttributes(size_t i) {
  size_t end = closing(i + 3);
  if (!end)
    return;
  for (size_t back = i; back-- > 0 && i - back < maxBetween;) {
    if (word(back) == ";" || word(back) == "import")
      return;
    if (word(back) == "export" && tokens[back].startsLine)
      return blank(i + 2, end);
  }
}

/// Types after `import("x")`: its arguments, brackets behind it, and `typeof`
/// before it where a list of types holds it.
void Filler::fillImportType(size_t i) {
  size_t end = closing(i + 1);
  if (!end)
    return;
  size_t last = end;
  while (word(last + 1) == "." && isWord(last + 2))
    last += 2;
  if (word(last + 1) == "<") {
    size_t close = closing(last + 1);
    StringRef next = close ? word(close + 1) : "(";
    if (next != "(" && !next.starts_with("`"))
      blank(last + 1, close);
  } else if (i > 1 && last == end && word(i - 1) == "typeof" &&
             (word(i - 2) == "<" || word(i - 2) == ",") &&
             (word(end + 1) == ">" || word(end + 1) == ",")) {
    blank(i - 1, end);
    put(tokens[i - 1].begin, "any");
  } else {
    while (word(last + 1) == "[" && word(last + 2) == "]") {
      blank(last + 1, last + 2);
      last += 2;
    }
  }
}

/// Whether the grammar takes the name \p word for the operator `in` or
/// `instanceof`, which it knows by the letters that follow.
static bool looksLikeOperator(StringRef word) {
  return (word.consume_front("instanceof") || word.consume_front("in")) &&
         !word.empty() && !llvm::isAlpha(word[0]);
}

/// What begins a line with `<T>(...):`, `[k: T]`, `in: T` or `in_x`: the
/// grammar takes it for more of what stands before, which TypeScript ends with
/// the line.
void Filler::fillLineEnd(size_t i) {
  const Token &before = tokens[i - 1];
  StringRef last = word(i - 1);
  bool endsType = before.kind != Token::Sign || last == ">" || last == "]" ||
                  last == ")" || last == "}";
  if (!endsType || !llvm::isSpace(text[before.end]))
    return;
  if (word(i) == "<") {
    size_t close = closing(i);
    if (!close || word(close + 1) != "(")
      return;
    close = closing(close + 1);
    if (!close || word(close + 1) != ":")
      return;
  } else if (word(i) == "[" && (!isWord(i + 1) || word(i + 2) != ":")) {
    return;
  }
  put(before.end, ";");
}

/// Escapes in a template that is a type, which the grammar does not know.
void Filler::fillTemplateType(size_t i) {
  size_t at = i + 2;
  if (word(at) == "<")
    at = closing(at) + 1;
  if (word(at) != "=" || !word(++at).starts_with("`"))
    return;
  while (true) {
    StringRef piece = word(at);
    for (size_t k = 0; k + 1 < piece.size(); ++k)
      if (piece[k] == '\\')
        put(tokens[at].begin + k++, "__");
    if (!piece.ends_with("${"))
      return;
    size_t end = closing(at);
    if (!end)
      return;
    at = end + 1;
  }
}

/// Escapes that only a tag may be given: what stands in a template without one
/// is checked where the file's own text is read.
void Filler::fillTagEscapes(size_t i) {
  StringRef piece = word(i);
  bool isTemplate =
      piece.ends_with(tokens.isSign(i) ? "${" : "`") && !isWord(i);
  for (size_t k = 0; isTemplate && k + 1 < piece.size(); ++k) {
    if (piece[k] != '\\')
      continue;
    StringRef escape = piece.substr(++k);
    if (escape[0] == 'u' || escape[0] == 'x')
      put(tokens[i].begin + k - 1, "__");
  }
}

/// `*z() {` in a class, below a field that is a name and no more: there it is
/// no multiplication.
bool Filler::isGeneratorBelowField(size_t i) const {
  StringRef above = word(i - 2);
  bool isName = isWord(i - 1) && tokens[i - 1].startsLine && i > 1 &&
                (isWord(i - 2) ? above != "case"
                               : above == "{" || above == "}" || above == ";");
  size_t name = word(i + 1) == "[" ? closing(i + 1) : i + 1;
  if (!isName || name <= i || word(name + 1) != "(")
    return false;
  size_t close = closing(name + 1);
  return close && (word(close + 1) == ":" ||
                   (word(close + 1) == "{" && !tokens[close + 1].startsLine));
}

std::string Filler::fill() {
  for (size_t i = 0; i < tokens.size(); ++i) {
    StringRef here = word(i);
    if (here == "export" && word(i + 1) == "type" && word(i + 2) == "*")
      fillTypeExport(i);
    else if (here == "from" && isText(i + 1) && word(i + 2) == "with" &&
             word(i + 3) == "{")
      fillAttributes(i);
    else if (here == "import" && word(i + 1) == "(" && isText(i + 2))
      fillImportType(i);
    else if (here == "import" && word(i + 1) == "defer" && word(i + 2) == "*")
      blank(i + 1, i + 1);
    else if (here == "static" && word(i + 1) == "accessor" &&
             (isWord(i + 2) || isText(i + 2) || word(i + 2) == "["))
      blank(i + 1, i + 1);
    else if (here == "for" && word(i + 1) == "(" && word(i + 2) == "using" &&
             isWord(i + 3) && word(i + 4) == "of")
      put(tokens[i + 2].begin, "const");
    else if (here == "for" && word(i + 1) == "(" && word(i + 2) == "await" &&
             word(i + 3) == "using" && isWord(i + 4) && word(i + 5) == "of") {
      blank(i + 2, i + 2);
      put(tokens[i + 3].begin, "const");
    } else if (here == "(" && word(i + 1) == "type" && word(i + 2) == "extends")
      put(tokens[i + 1].begin, "typ_");
    else if (here == "type" && isWord(i + 1) && !tokens[i + 1].startsLine)
      fillTemplateType(i);
    else if (i && tokens[i].startsLine &&
             (here == "<" || here == "[" || looksLikeOperator(here) ||
              (here == "in" && (word(i + 1) == ":" || word(i + 1) == "?"))))
      fillLineEnd(i);
    else if (here == "*" && tokens[i].startsLine && isGeneratorBelowField(i))
      put(tokens[i - 1].end, ";");
    else if (here.contains('\\') && !isWord(i))
      fillTagEscapes(i);
    else if (isNamedWord(tokens, i))
      put(tokens[i].end - 1, "_");
  }
  return isChanged ? std::move(out) : std::string();
}

std::string tntc::typescript::fillGrammarGaps(StringRef text) {
  return Filler(text).fill();
}
