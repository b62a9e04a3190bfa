//===- ValueForm.cpp - what stands in place of values ---------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "ValueForm.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;
using ir::Value;

bool secrets::isCipherText(StringRef text) {
  return text.ltrim().starts_with("ENC[");
}

bool secrets::holdsCipherText(const Value &value) {
  if (value.isScalar())
    return isCipherText(value.text);
  return llvm::any_of(
             value.items,
             [](const Value *item) { return holdsCipherText(*item); }) ||
         llvm::any_of(value.entries, [](const ir::Entry &entry) {
           return holdsCipherText(*entry.value);
         });
}

bool secrets::isAllCipherText(const Value &value) {
  if (value.isScalar())
    return value.isNull() || value.text.empty() || isCipherText(value.text);
  return llvm::all_of(
             value.items,
             [](const Value *item) { return isAllCipherText(*item); }) &&
         llvm::all_of(value.entries, [](const ir::Entry &entry) {
           return isAllCipherText(*entry.value);
         });
}

/// Words and what joins them: what a person wrote, and no machine.
static bool isWords(StringRef text) {
  return !text.empty() && llvm::all_of(text, [](char c) {
    return llvm::isAlnum(c) || StringRef(" -_.:").contains(c);
  });
}

/// Whether a name or words stand between \p before and \p after.
static bool isBetween(StringRef text, StringRef before, StringRef after) {
  return text.consume_front(before) && text.consume_back(after) &&
         isWords(text = text.ltrim(" .")) && llvm::isAlpha(text.front());
}

/// Whether \p text is \p word in any case, whatever joins its parts.
static bool isWord(StringRef text, StringRef word) {
  for (char c : text) {
    if (StringRef(" -_").contains(c))
      continue;
    if (word.empty() || llvm::toLower(c) != word.front())
      return false;
    word = word.drop_front();
  }
  return word.empty();
}

/// `xxx`, `***`, `ghp_xxxx`.
static bool isCrossedOut(StringRef text) {
  size_t joint = text.find_last_of("-_");
  StringRef tail = joint == StringRef::npos ? text : text.drop_front(joint + 1);
  if (tail.size() < (tail.size() == text.size() ? 3 : 4))
    return false;
  char first = llvm::toLower(tail.front());
  return StringRef("x*.").contains(first) &&
         llvm::all_of(tail, [&](char c) { return llvm::toLower(c) == first; });
}

bool secrets::isPlaceholder(StringRef text) {
  text = text.trim(" \t\r\n");
  if (isBetween(text, "${", "}") || isBetween(text, "<", ">") ||
      isBetween(text, "{{", "}}") || isBetween(text, "${{", "}}") ||
      isCrossedOut(text))
    return true;
  for (StringRef word : {"changeme", "changeit", "replaceme", "placeholder",
                         "todo", "fixme", "redacted"})
    if (isWord(text, word))
      return true;
  StringRef rest = text;
  return rest.consume_front_insensitive("your") && !rest.empty() &&
         StringRef(" -_").contains(rest.front()) && isWords(rest) &&
         llvm::any_of(
             ArrayRef<StringRef>{"token", "key", "secret", "password"},
             [&](StringRef word) { return rest.contains_insensitive(word); });
}
