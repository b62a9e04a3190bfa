//===- Tokens.cpp - splits TypeScript into words, texts and signs ---------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Tokens.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

#include <algorithm>
#include <optional>

using namespace tntc;
using namespace tntc::typescript;

namespace {

class Scanner {
public:
  explicit Scanner(StringRef text) : text(text) {}
  void scan();

  std::vector<Token> tokens;
  std::vector<Tokens::Unclosed> unclosed;

private:
  void add(Token::Kind kind, size_t begin, size_t end);
  bool skipSpace();
  void skipTemplate(size_t begin, size_t quote);
  void closeText(size_t begin, char closing);
  void skipQuoted(char quote);
  bool mayStartRegex() const;
  void skipRegex();

  StringRef text;
  size_t at = 0;
  bool isLineStart = true;
  /// Braces that are open, and templates around code: where those began.
  llvm::SmallVector<std::optional<uint32_t>, 16> open;
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
    size_t end = text.find("*/", at + 2);
    if (end == StringRef::npos)
      unclosed.push_back({uint32_t(at), uint32_t(text.size())});
    isLineStart |= text.slice(at, end).contains('\n');
    at = end == StringRef::npos ? text.size() : end + 2;
  } else {
    return false;
  }
  return true;
}

void Scanner::skipQuoted(char quote) {
  size_t begin = at++;
  while (at < text.size() && text[at] != quote && text[at] != '\n')
    at += text[at] == '\\' ? 2 : 1;
  closeText(begin, quote);
}

/// Adds what began at \p begin and ends with \p closing, or here without it.
void Scanner::closeText(size_t begin, char closing) {
  bool isClosed = at < text.size() && text[at] == closing;
  at = std::min(at + isClosed, text.size());
  if (!isClosed)
    unclosed.push_back({uint32_t(begin), uint32_t(at)});
  add(Token::Text, begin, at);
}

/// Up to the end of the template or to `${`, whose code is scanned as such. The
/// token is what stands from \p begin, with the quote that opens the template
/// when it begins there, at \p quote.
void Scanner::skipTemplate(size_t begin, size_t quote) {
  while (at < text.size() && text[at] != '`') {
    if (text.substr(at).starts_with("${")) {
      open.push_back(uint32_t(quote));
      at += 2;
      add(Token::Sign, begin, at);
      return;
    }
    at += text[at] == '\\' ? 2 : 1;
  }
  bool isClosed = at < text.size();
  at = std::min(at + 1, text.size());
  if (!isClosed)
    unclosed.push_back({uint32_t(quote), uint32_t(at)});
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
  closeText(begin, '/');
}

void Scanner::scan() {
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
      skipTemplate(begin, begin);
    } else if (c == '}' && !open.empty() && open.back()) {
      uint32_t quote = *open.pop_back_val();
      add(Token::Sign, at, at + 1);
      ++at;
      skipTemplate(at, quote);
    } else if (isWordByte(c)) {
      while (at < text.size() && isWordByte(text[at]))
        ++at;
      add(Token::Word, begin, at);
    } else if (c == '/' && mayStartRegex()) {
      skipRegex();
    } else {
      if (c == '{')
        open.push_back(std::nullopt);
      else if (c == '}' && !open.empty())
        open.pop_back();
      at += text.substr(at).starts_with("=>") ? 2 : 1;
      add(Token::Sign, begin, at);
    }
  }
}

Tokens::Tokens(StringRef text) : text(text) {
  Scanner scanner(text);
  scanner.scan();
  list = std::move(scanner.tokens);
  open = std::move(scanner.unclosed);
}
