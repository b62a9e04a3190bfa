//===- NamedWords.cpp - names that are words of the grammar ---------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// TypeScript reserves few of its words: `const using = 1` and
// `satisfies(using)` are valid. The grammar takes many of them for what they
// usually mean.
//
//===----------------------------------------------------------------------===//

#include "NamedWords.h"

#include "llvm/ADT/StringSwitch.h"

using namespace tntc;
using namespace tntc::typescript;

namespace {
enum class Role : uint8_t {
  None,
  Modifier, ///< stands before what it changes, on the same line
  Operator, ///< stands behind a value: `x as T`
  TypeWord, ///< stands for a type, or before one
  Unique,   ///< stands before `symbol` alone
  Value,    ///< a value that may be a parameter
  Type,     ///< `type`, which lists of exports may begin with
};
} // namespace

static Role roleOf(StringRef word) {
  return llvm::StringSwitch<Role>(word)
      .Cases("abstract", "accessor", "using", Role::Modifier)
      .Cases("as", "satisfies", Role::Operator)
      .Cases("any", "boolean", "infer", "keyof", "never", Role::TypeWord)
      .Cases("number", "object", "readonly", "string", "symbol", "unknown",
             Role::TypeWord)
      .Case("unique", Role::Unique)
      .Case("undefined", Role::Value)
      .Case("type", Role::Type)
      .Default(Role::None);
}

/// Words that cannot begin what a modifier changes.
static bool isOperator(StringRef word) {
  return word == "in" || word == "of" || word == "instanceof" || word == "as" ||
         word == "satisfies" || word == "extends" || word == "implements" ||
         word == "else" || word == "while" || word == "from" || word == "is";
}

static bool isModifier(const Tokens &tokens, size_t i) {
  StringRef next = tokens.word(i + 1);
  bool isUsing = tokens.word(i) == "using";
  if (i + 1 < tokens.size() && tokens[i + 1].startsLine)
    return false;
  if (tokens.isWord(i + 1))
    return !isOperator(next);
  // In a class, what they change may be named by a string or in brackets.
  return !isUsing && (tokens.isText(i + 1) || next == "[") &&
         !next.starts_with("`");
}

/// A label, parameter or member: `[any: T]`, `(any: T)`, `{ any?: T }`.
static bool isLabel(const Tokens &tokens, size_t i) {
  StringRef last = tokens.word(i - 1), next = tokens.word(i + 1);
  if (next == "?")
    next = tokens.word(i + 2);
  return next == ":" &&
         (last == "(" || last == "[" || last == "," || last == "{");
}

/// An operator's word where only a value or a new name can stand.
static bool isOperand(const Tokens &tokens, size_t i) {
  if (!i)
    return true;
  StringRef last = tokens.word(i - 1), before = tokens.word(i - 2);
  if (tokens.isWord(i - 1))
    return before != "." &&
           llvm::StringSwitch<bool>(last)
               .Cases("let", "var", "return", "await", "typeof", "new", true)
               .Cases("yield", "async", "private", "protected", "public", true)
               .Case("const", before != "as")
               .Default(false);
  if ((last == "+" || last == "-") && before == last)
    return false;
  return tokens.isSign(i - 1) && last != ")" && last != "]" && last != "}" &&
         last != ">" && last != "*" && last != "!" && last != ".";
}

bool typescript::isNamedWord(const Tokens &tokens, size_t i) {
  StringRef last = tokens.word(i - 1), next = tokens.word(i + 1);
  bool isMember = last == "." && tokens.word(i - 2) != ".";
  switch (roleOf(tokens.word(i))) {
  case Role::None:
    return false;
  case Role::Modifier:
    return !isMember && !isModifier(tokens, i);
  case Role::Operator:
    return isOperand(tokens, i);
  case Role::TypeWord:
    return isLabel(tokens, i);
  case Role::Unique:
    return !isMember && next != "symbol";
  case Role::Value:
    return next == "=>" || (isLabel(tokens, i) && last != "{");
  case Role::Type:
    return (last == "{" || last == ",") && (next == "}" || next == ",");
  }
  return false;
}
