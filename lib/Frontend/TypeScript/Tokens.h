//===- Tokens.h - the words, texts and signs of a file ----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_FRONTEND_TYPESCRIPT_TOKENS_H
#define TNTC_LIB_FRONTEND_TYPESCRIPT_TOKENS_H

#include "tntc/Support/LLVM.h"

#include <vector>

namespace tntc::typescript {

struct Token {
  enum Kind : uint8_t { Word, Text, Sign };
  uint32_t begin, end;
  Kind kind;
  bool startsLine; ///< nothing but space and comments stands before it
};

/// A text in tokens, without asking what they mean. Signs are single
/// characters, but for `=>`, whose `>` closes nothing.
class Tokens {
public:
  explicit Tokens(StringRef text);

  size_t size() const { return list.size(); }
  const Token &operator[](size_t i) const { return list[i]; }
  /// What is written there; nothing before the first and behind the last.
  StringRef word(size_t i) const {
    return i < list.size() ? text.slice(list[i].begin, list[i].end) : "";
  }
  bool isText(size_t i) const { return is(i, Token::Text); }
  bool isWord(size_t i) const { return is(i, Token::Word); }
  bool isSign(size_t i) const { return is(i, Token::Sign); }

  /// A quoted text, template, regular expression or comment that does not end
  /// where it should.
  struct Unclosed {
    uint32_t begin, end;
  };
  ArrayRef<Unclosed> unclosed() const { return open; }

private:
  bool is(size_t i, Token::Kind kind) const {
    return i < list.size() && list[i].kind == kind;
  }
  StringRef text;
  std::vector<Token> list;
  std::vector<Unclosed> open;
};

} // namespace tntc::typescript

#endif // TNTC_LIB_FRONTEND_TYPESCRIPT_TOKENS_H
