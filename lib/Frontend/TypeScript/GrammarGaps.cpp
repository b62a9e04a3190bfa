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

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

#include <cstring>
#include <vector>

using namespace tntc;
using namespace tntc::typescript;

namespace {

struct Token {
  enum Kind : uint8_t { Word, Text, Sign };
  uint32_t begin, end;
  Kind kind;
  bool startsLine; ///< nothing but space and comments stands before it
};

/// Splits a text into tokens, without asking what they mean. Signs are single
/// characters, but for `=>`, whose `>` closes nothing.
class Scanner {
public:
  explicit Scanner(StringRef text) : text(text) {}
  std::vector<Token> scan();

private:
  void add(Token::Kind kind, size_t begin, size_t end);
  bool skipSpace();
  void skipTemplate(size_t begin);
  void skipQuoted(char quote);
  bool mayStartRegex() const;
  void skipRegex();

  StringRef text;
  size_t at = 0;
  bool isLineStart = true;
  std::vector<Token> tokens;
  llvm::SmallVector<char, 16> open; ///< braces; '$' for those of templates
};

bool isWordByte(char c) {
  return llvm::isAlnum(c) || c == '_' || c == '$' || c == '#' || c == '\\' ||
         uint8_t(c) >= 0x80;
}

} // namespace

void Scanner::add(Token::Kind kind, size_t begin, size_t end) {
  tokens.push_back({uint32_t(begin), uint32_t(end), kind, isLineStart});
  isLineStart = false;
}

/// Whether there was space or a comment.
bool Scanner::skipSpace() {
  StringRef rest = text.substr(at);
  if (llvm::isSpace(text[at])) {
    isLineStart |= text[at] == '\n' || text[at] == '\r';
    ++at;
  } else if (rest.starts_with("//")) {
    at = std::min(text.find('\n', at), text.size());
  } else if (rest.starts_with("/*")) {
    size_t end = std::min(text.find("*/", at + 2), text.size() - 2);
    isLineStart |= text.slice(at, end).contains('\n');
    at = end + 2;
  } else {
    return false;
  }
  return true;
}

void Scanner::skipQuoted(char quote) {
  size_t begin = at++;
  while (at < text.size() && text[at] != quote && text[at] != '\n')
    at += text[at] == '\\' ? 2 : 1;
  at = std::min(at + 1, text.size());
  add(Token::Text, begin, at);
}

/// Up to the end of the template or to `${`, whose code is scanned as such. The
/// token is what stands from \p begin, with the quote that opens the template.
void Scanner::skipTemplate(size_t begin) {
  while (at < text.size() && text[at] != '`') {
    if (text.substr(at).starts_with("${")) {
      open.push_back('$');
      at += 2;
      add(Token::Sign, begin, at);
      return;
    }
    at += text[at] == '\\' ? 2 : 1;
  }
  at = std::min(at + 1, text.size());
  add(Token::Text, begin, at);
}

bool Scanner::mayStartRegex() const {
  if (tokens.empty())
    return true;
  const Token &last = tokens.back();
  StringRef word = text.slice(last.begin, last.end);
  if (last.kind == Token::Word)
    return word == "return" || word == "typeof" || word == "case" ||
           word == "in" || word == "of" || word == "await" || word == "yield";
  return last.kind == Token::Sign && word != ")" && word != "]" && word != "}";
}

void Scanner::skipRegex() {
  size_t begin = at++;
  bool inClass = false;
  while (at < text.size() && text[at] != '\n' && (inClass || text[at] != '/')) {
    inClass = text[at] == '[' || (inClass && text[at] != ']');
    at += text[at] == '\\' ? 2 : 1;
  }
  at = std::min(at + 1, text.size());
  add(Token::Text, begin, at);
}

std::vector<Token> Scanner::scan() {
  if (text.starts_with("#!"))
    at = std::min(text.find('\n'), text.size());
  while (at < text.size()) {
    char c = text[at];
    if (skipSpace())
      continue;
    size_t begin = at;
    if (c == '"' || c == '\'') {
      skipQuoted(c);
    } else if (c == '`') {
      ++at;
      skipTemplate(begin);
    } else if (c == '}' && !open.empty() && open.back() == '$') {
      open.pop_back();
      add(Token::Sign, at, at + 1);
      ++at;
      skipTemplate(at);
    } else if (isWordByte(c)) {
      while (at < text.size() && isWordByte(text[at]))
        ++at;
      add(Token::Word, begin, at);
    } else if (c == '/' && mayStartRegex()) {
      skipRegex();
    } else {
      if (c == '{')
        open.push_back('{');
      else if (c == '}' && !open.empty())
        open.pop_back();
      at += text.substr(at).starts_with("=>") ? 2 : 1;
      add(Token::Sign, begin, at);
    }
  }
  return std::move(tokens);
}

//===----------------------------------------------------------------------===//
// Forms
//===----------------------------------------------------------------------===//

namespace {

class Filler {
public:
  explicit Filler(StringRef text)
      : text(text), tokens(Scanner(text).scan()), out(text.str()) {}
  std::string fill();

private:
  StringRef word(size_t i) const {
    return i < tokens.size() ? text.slice(tokens[i].begin, tokens[i].end) : "";
  }
  bool isText(size_t i) const {
    return i < tokens.size() && tokens[i].kind == Token::Text;
  }
  bool isWord(size_t i) const {
    return i < tokens.size() && tokens[i].kind == Token::Word;
  }
  size_t closing(size_t i) const;
  void put(size_t at, StringRef bytes);
  void blank(size_t first, size_t last);
  void fillTypeExport(size_t i);
  void fillAttributes(size_t i);
  void fillImportType(size_t i);
  void fillLineEnd(size_t i);
  void fillTemplateType(size_t i);
  bool isName(size_t i) const;

  StringRef text;
  std::vector<Token> tokens;
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

/// Whether the word `as` stands where only a value or a new name can.
bool Filler::isName(size_t i) const {
  if (!i)
    return true;
  StringRef last = word(i - 1);
  if (tokens[i - 1].kind == Token::Word)
    return last == "let" || last == "const" || last == "var" ||
           last == "return" || last == "await" || last == "typeof" ||
           last == "new";
  return tokens[i - 1].kind == Token::Sign && last != ")" && last != "]" &&
         last != "}" && last != ">" && last != "*" && last != "!" &&
         last != ".";
}

std::string Filler::fill() {
  bool hasAs = false;
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
    else if (here == "as" && (word(i - 1) == "let" || word(i - 1) == "const" ||
                              word(i - 1) == "var"))
      hasAs = true;
  }
  // A variable `as`: what the grammar is given is one `a_`.
  for (size_t i = 0; hasAs && i < tokens.size(); ++i)
    if (word(i) == "as" && isName(i))
      put(tokens[i].begin, "a_");
  return isChanged ? std::move(out) : std::string();
}

std::string tntc::typescript::fillGrammarGaps(StringRef text) {
  return Filler(text).fill();
}
