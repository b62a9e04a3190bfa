//===- SyntaxFault.cpp - names the token that should not be there ---------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "SyntaxFault.h"

#include "Tokens.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"

#include <optional>

using namespace tntc;
using namespace tntc::typescript;

static char closingOf(char opening) {
  return opening == '{' ? '}' : opening == '(' ? ')' : ']';
}

/// How far the line of \p at is indented.
static size_t indentOf(StringRef text, size_t at) {
  size_t line = text.take_front(at).rfind('\n') + 1;
  return text.substr(line)
      .take_while([](char c) { return c == ' ' || c == '\t'; })
      .size();
}

static bool startsLine(StringRef text, size_t at) {
  return text.take_front(at).rtrim(" \t").empty() ||
         text.take_front(at).rtrim(" \t").ends_with("\n");
}

namespace {

/// The brackets of a text: which opens and is never closed, which closes what
/// was never opened. Where the count alone leaves it open which it is, layout
/// tells: what closes a line's block stands below the beginning of that line.
class Brackets {
public:
  /// Looks at the tokens that begin before \p end.
  Brackets(StringRef text, const Tokens &tokens, size_t end);

  /// The innermost that is open at the end.
  std::optional<uint32_t> innermost() const {
    return open.empty() ? std::nullopt : std::optional(open.back());
  }
  /// Whether \p closing closes one of those that are open, if not that.
  bool mayClose(char closing) const {
    return llvm::any_of(
        open, [&](uint32_t at) { return closingOf(text[at]) == closing; });
  }
  /// Of those that are open at the end, or were closed by what closes another:
  /// the one that nothing closes.
  std::optional<uint32_t> unclosed() const {
    return open.empty()    ? std::nullopt
           : misfitOpening ? misfitOpening
                           : std::optional(open.back());
  }
  /// What closed a block that its layout leaves open.
  std::optional<uint32_t> early() const { return misfitClosing; }
  /// One kind closed by another.
  bool isCrossed() const { return crossed; }

private:
  void close(uint32_t at);

  StringRef text;
  llvm::SmallVector<uint32_t, 16> open;
  std::optional<uint32_t> misfitOpening, misfitClosing;
  bool crossed = false;
};

} // namespace

Brackets::Brackets(StringRef text, const Tokens &tokens, size_t end)
    : text(text) {
  for (size_t i = 0; i < tokens.size() && tokens[i].begin < end; ++i) {
    if (!tokens.isSign(i))
      continue;
    StringRef word = tokens.word(i);
    uint32_t last = tokens[i].end - 1;
    if (word == "(" || word == "[" || word == "{" || word.ends_with("${"))
      open.push_back(last);
    else if (word == ")" || word == "]" || word == "}")
      close(tokens[i].begin);
  }
}

void Brackets::close(uint32_t at) {
  if (open.empty() || closingOf(text[open.back()]) != text[at]) {
    crossed = true;
    return;
  }
  uint32_t opening = open.pop_back_val();
  bool isOneLine = !text.slice(opening, at).contains('\n');
  if (isOneLine || text[at] != '}')
    return;
  bool fits =
      startsLine(text, at) && indentOf(text, opening) == indentOf(text, at);
  if (fits)
    return;
  if (!misfitOpening && startsLine(text, at) &&
      indentOf(text, opening) > indentOf(text, at))
    misfitOpening = opening;
  if (!misfitClosing)
    misfitClosing = at;
}

/// What to say of a text, template, comment or regular expression that begins
/// with \p rest and does not end.
static StringRef describeUnclosed(StringRef rest) {
  switch (rest.front()) {
  case '`':
    return "this template is never closed";
  case '/':
    return rest.starts_with("/*")
               ? "this comment is never closed"
               : "this regular expression is not closed on its line";
  default:
    return "this text is not closed on its line";
  }
}

/// The first word or sign of \p text, as a message shows it.
static StringRef firstToken(StringRef text) {
  auto isWord = [](char c) {
    return llvm::isAlnum(c) || c == '_' || c == '$' || uint8_t(c) >= 0x80;
  };
  StringRef word = text.take_while(isWord);
  if (!word.empty())
    return word;
  char quote = text.empty() ? 0 : text.front();
  if (quote == '"' || quote == '\'')
    return text.take_front(std::min(text.find(quote, 1), text.size() - 1) + 1);
  for (StringRef sign : {"===", "!==", "...", "==", "!=", "=>", "&&", "||",
                         "??", "**", "++", "--", "?.", "+=", "-="})
    if (text.starts_with(sign))
      return sign;
  return text.take_front(1);
}

/// The offset of the first token behind \p at; space and comments are none.
static size_t skipSpace(StringRef text, size_t at) {
  while (at < text.size()) {
    StringRef rest = text.substr(at);
    if (llvm::isSpace(rest.front()))
      ++at;
    else if (rest.starts_with("//"))
      at = std::min(text.find('\n', at), text.size());
    else if (rest.starts_with("/*") && rest.contains("*/"))
      at = text.find("*/", at + 2) + 2;
    else
      break;
  }
  return at;
}

/// The fault of a fence of Markdown that the line of \p at is.
static std::optional<SyntaxFault> fenceAt(StringRef text, size_t at) {
  size_t begin = text.take_front(at).rfind('\n') + 1;
  StringRef line =
      text.substr(begin).take_until([](char c) { return c == '\n'; });
  StringRef fence = line.trim();
  // What stands behind it names a language.
  if (!fence.consume_front("```") || fence.contains('`'))
    return std::nullopt;
  fence = line.trim();
  begin += size_t(fence.begin() - line.begin());
  return SyntaxFault{uint32_t(begin), uint32_t(begin + fence.size()),
                     "a fence of Markdown is no code; remove this line", true};
}

std::optional<SyntaxFault> typescript::findFence(StringRef text) {
  return fenceAt(text, text.size() - text.ltrim().size());
}

SyntaxFault typescript::explainStop(StringRef text, const Stop &stop) {
  size_t at = skipSpace(text, stop.end);
  StringRef rest = text.substr(at);
  auto fault = [](size_t begin, size_t size, const Twine &message,
                  bool isBracket = false) {
    return SyntaxFault{uint32_t(begin), uint32_t(begin + size), message.str(),
                       isBracket};
  };
  Tokens tokens(text);
  for (const Tokens::Unclosed &unclosed : tokens.unclosed())
    if (unclosed.begin <= at && skipSpace(text, unclosed.end) >= at) {
      if (std::optional<SyntaxFault> fence = fenceAt(text, unclosed.begin))
        return *fence;
      return fault(unclosed.begin, 1,
                   describeUnclosed(text.substr(unclosed.begin)), true);
    }
  Brackets before(text, tokens, at);
  auto neverClosed = [&](uint32_t bracket) {
    return fault(bracket, 1,
                 "this '" + text.substr(bracket, 1) + "' is never closed",
                 true);
  };
  StringRef token = firstToken(rest);
  if (rest.empty()) {
    if (std::optional<uint32_t> bracket = before.unclosed())
      return neverClosed(*bracket);
    return fault(at, 0, "unexpected end of the file");
  }
  std::optional<uint32_t> around = before.innermost();
  bool isClosing = StringRef(")]}").contains(token);
  if (isClosing && !before.mayClose(token.front())) {
    size_t extra = around ? at : before.early().value_or(at);
    return fault(extra, 1, "unexpected '" + text.substr(extra, 1) + "'", true);
  }
  bool isCrossed = isClosing && closingOf(text[*around]) != token.front();
  bool isEnd = token == ";" && around && text[*around] != '{';
  if (isCrossed || isEnd)
    return neverClosed(*around);
  // Nobody counts what is left behind this place; the file as a whole tells
  // whether a bracket is missing that no token gave away.
  Brackets all(text, tokens, text.size());
  bool isUneven = all.isCrossed() || all.innermost();
  StringRef front = text.take_front(stop.end).rtrim();
  bool isTarget = token == "=" && !front.empty() &&
                  (llvm::isAlnum(front.back()) || front.back() == ')' ||
                   front.back() == ']');
  std::string message = ("unexpected '" + token + "'").str();
  if (isTarget)
    message += "; what stands before it cannot be assigned to";
  else if (stop.missing == "}")
    message += "; expected ',' or '}'";
  else if (stop.missing == ")" || stop.missing == "]")
    message += "; expected '" + stop.missing + "'";
  return fault(at, token.size(), message, isUneven);
}
