//===- LiteralErrors.cpp - numbers, texts and names that are spelt wrong --===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "EarlyErrors.h"

#include "tntc/Support/CodePoint.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;
using namespace tntc::typescript;

namespace {

class Checker : FaultSearch {
public:
  explicit Checker(const FaultSearch &search) : FaultSearch(search) {}
  void check();

private:
  void checkNumber(uint32_t i);
  void checkString(uint32_t i);
  void checkTemplate(uint32_t i);
  void checkRegex(uint32_t i);
  void checkName(uint32_t i);
  void checkLetters(uint32_t i);
  void checkEscapes(uint32_t begin, uint32_t end);
};

} // namespace

static bool isNamePart(char c) {
  return llvm::isAlnum(c) || c == '_' || c == '$' || c == '\\' ||
         uint8_t(c) >= 0x80;
}

void Checker::checkNumber(uint32_t i) {
  StringRef text = outline.text(i);
  StringRef rest = outline.file.text.substr(outline[i].end);
  if (text.size() > 1 && text[0] == '0' &&
      (llvm::isDigit(text[1]) || text[1] == '_')) {
    StringRef digits = text.ltrim("0");
    bool isOctal = digits.find_first_not_of("01234567") == StringRef::npos;
    if (isOctal && !digits.empty())
      faults.add(i, "a number that begins with 0; expected '0o" + digits +
                        "' for an octal number");
    else
      faults.add(i, "a number that begins with 0");
  } else if (!rest.empty() && isNamePart(rest[0]) && uint8_t(rest[0]) < 0x80) {
    faults.add(outline[i].begin, outline[i].end + 1,
               "unexpected '" + rest.take_front() + "' in a number");
  }
}

/// The fault of the escape at the front of \p text, which is behind its
/// backslash.
static StringRef faultOfEscape(StringRef text) {
  constexpr llvm::StringLiteral octal =
      "an octal escape; modules have none, expected '\\x'";
  if (text.consume_front("x")) {
    bool isHex = text.size() >= 2 && llvm::isHexDigit(text[0]) &&
                 llvm::isHexDigit(text[1]);
    return isHex ? "" : "expected two hexadecimal digits behind '\\x'";
  }
  if (text.consume_front("u{")) {
    StringRef digits = text.take_while(llvm::isHexDigit);
    uint32_t point = 0;
    if (digits.empty() || !text.drop_front(digits.size()).starts_with("}"))
      return "expected hexadecimal digits and '}' behind '\\u{'";
    bool isPoint =
        !digits.ltrim("0").getAsInteger(16, point) || digits.ltrim("0").empty();
    return isPoint && point <= 0x10FFFF ? "" : "Unicode ends at '\\u{10FFFF}'";
  }
  if (text.consume_front("u")) {
    StringRef digits = text.take_while(llvm::isHexDigit);
    return digits.size() >= 4 ? ""
                              : "expected four hexadecimal digits behind '\\u'";
  }
  if (text.empty() || !llvm::isDigit(text[0]))
    return "";
  bool isNull = text[0] == '0' && (text.size() < 2 || !llvm::isDigit(text[1]));
  return isNull ? "" : octal;
}

void Checker::checkEscapes(uint32_t begin, uint32_t end) {
  StringRef text = outline.file.text.slice(begin, end);
  for (size_t at = text.find('\\'); at != StringRef::npos;
       at = text.find('\\', at + 2)) {
    StringRef fault = faultOfEscape(text.substr(at + 1));
    if (!fault.empty())
      faults.add(begin + uint32_t(at), begin + uint32_t(at) + 2, fault);
  }
}

void Checker::checkString(uint32_t i) {
  if (outline.parentKind(i) == Kind::JsxAttribute)
    return;
  StringRef text = outline.text(i);
  for (size_t at = text.find_first_of("\r\n"); at != StringRef::npos;
       at = text.find_first_of("\r\n", at + 1)) {
    bool isContinued = at && (text[at - 1] == '\\' ||
                              (text[at - 1] == '\r' && text[at] == '\n' &&
                               at > 1 && text[at - 2] == '\\'));
    // An even number of backslashes is a text of them.
    size_t slashes = 0;
    size_t from = at && text[at - 1] == '\r' && text[at] == '\n' ? at - 1 : at;
    while (from > slashes && text[from - slashes - 1] == '\\')
      ++slashes;
    if (isContinued && slashes % 2)
      continue;
    faults.add(outline[i].begin, outline[i].begin + 1,
               "this text is not closed on its line");
    return;
  }
  checkEscapes(outline[i].begin + 1, outline[i].end - 1);
}

/// A tag gets what is written, so that it may be anything.
void Checker::checkTemplate(uint32_t i) {
  Kind parent = outline.parentKind(i);
  if (parent == Kind::CallExpression && i > outline[i].parent + 1)
    return;
  // tag<T>`...` is a comparison for the grammar.
  if (parent == Kind::BinaryExpression && i > outline[i].parent + 1)
    return;
  uint32_t at = outline[i].begin + 1;
  for (uint32_t part : outline.children(i)) {
    if (outline.kind(part) != Kind::TemplateSubstitution)
      continue;
    checkEscapes(at, outline[part].begin);
    at = outline[part].end;
  }
  checkEscapes(at, outline[i].end - 1);
}

void Checker::checkRegex(uint32_t i) {
  StringRef text = outline.text(i);
  size_t slash = text.rfind('/');
  if (slash == StringRef::npos || slash == 0)
    return;
  StringRef flags = text.substr(slash + 1);
  uint32_t at = outline[i].begin + uint32_t(slash) + 1;
  bool isUnicode = false, hasSets = false;
  for (size_t k = 0; k < flags.size(); ++k) {
    bool isKnown = StringRef("dgimsuvy").contains(flags[k]);
    if (isKnown && !flags.take_front(k).contains(flags[k])) {
      isUnicode |= flags[k] == 'u';
      hasSets |= flags[k] == 'v';
      continue;
    }
    faults.add(at + uint32_t(k), at + uint32_t(k) + 1,
               isKnown ? "a flag that is there already"
                       : "a regular expression has no flag '" +
                             flags.substr(k, 1) + "'");
    return;
  }
  if (isUnicode && hasSets) {
    faults.add(at, at + uint32_t(flags.size()),
               "the flags 'u' and 'v' exclude each other");
    return;
  }
  StringRef fault =
      findRegexFault(text.slice(1, slash), isUnicode || hasSets, hasSets);
  if (!fault.empty())
    faults.add(i, "no regular expression: " + fault);
}

/// Whether no name holds \p point: quotes, signs and pictures, which the
/// grammar takes for letters.
static bool isSign(uint32_t point) {
  constexpr std::pair<uint32_t, uint32_t> ranges[] = {
      {0xA1, 0xA9},     {0xAB, 0xB4},     {0xB6, 0xB6},      {0xB8, 0xB9},
      {0xBB, 0xBF},     {0xD7, 0xD7},     {0xF7, 0xF7},      {0x200E, 0x203E},
      {0x2041, 0x2053}, {0x2055, 0x206F}, {0x207A, 0x207E},  {0x208A, 0x208E},
      {0x20A0, 0x20C0}, {0x2190, 0x2BFF}, {0x2E00, 0x2E7F},  {0x3000, 0x3004},
      {0x3008, 0x3020}, {0x3030, 0x3030}, {0xE000, 0xF8FF},  {0xFF01, 0xFF0F},
      {0xFF1A, 0xFF20}, {0xFFF0, 0xFFFF}, {0x1F000, 0x1FAFF}};
  return llvm::any_of(ranges, [point](const auto &range) {
    return point >= range.first && point <= range.second;
  });
}

void Checker::checkLetters(uint32_t i) {
  StringRef text = outline.text(i);
  for (size_t at = 0; at < text.size();) {
    CodePoint point = CodePoint::first(text.substr(at));
    // Joiners and such may stand within a name.
    bool isJoiner = point.value == 0x200C || point.value == 0x200D ||
                    point.value == 0x203F || point.value == 0x2040 ||
                    point.value == 0x2054;
    if (isSign(point.value) || (isJoiner && !at)) {
      uint32_t begin = outline[i].begin + uint32_t(at);
      faults.add(begin, begin + point.size,
                 "unexpected '" + text.substr(at, point.size) + "'");
      return;
    }
    at += point.size;
  }
}

/// An escape in a name stands for what could be written there.
void Checker::checkName(uint32_t i) {
  StringRef all = outline.text(i), text = all;
  for (size_t at = text.find('\\'); at != StringRef::npos;
       at = text.find('\\')) {
    StringRef escape = text.substr(at + 1);
    StringRef fault = escape.starts_with("u")
                          ? faultOfEscape(escape)
                          : StringRef("expected '\\u' in a name");
    bool isFirst = text.begin() + at == all.begin();
    text = escape;
    if (fault.empty()) {
      StringRef digits = escape.drop_front();
      digits = digits.consume_front("{")
                   ? digits.take_until([](char c) { return c == '}'; })
                   : digits.take_front(4);
      uint32_t point = 0;
      digits = digits.ltrim('0');
      bool isBad = !digits.empty() && digits.getAsInteger(16, point);
      bool isPart = point >= 0x80
                        ? point < 0xD800 || point > 0xDFFF
                        : llvm::isAlpha(char(point)) || point == '_' ||
                              point == '$' ||
                              (llvm::isDigit(char(point)) && !isFirst);
      if (isBad || !isPart)
        fault = "an escape of what no name can hold";
    }
    if (!fault.empty()) {
      faults.add(i, fault);
      return;
    }
  }
}

void Checker::check() {
  outline.forAll({Kind::Number}, [&](uint32_t i) { checkNumber(i); });
  outline.forAll({Kind::String}, [&](uint32_t i) { checkString(i); });
  outline.forAll({Kind::TemplateString}, [&](uint32_t i) { checkTemplate(i); });
  outline.forAll({Kind::Regex}, [&](uint32_t i) { checkRegex(i); });
  StringRef text = outline.file.text;
  bool hasEscapes = text.contains('\\');
  bool hasOtherLetters =
      llvm::any_of(text, [](char c) { return uint8_t(c) >= 0x80; });
  if (!hasEscapes && !hasOtherLetters)
    return;
  outline.forAll({Kind::Identifier, Kind::PropertyName, Kind::PrivateName,
                  Kind::ShorthandPattern, Kind::ShorthandProperty},
                 [&](uint32_t i) {
                   if (outline.text(i).contains('\\'))
                     checkName(i);
                   else if (hasOtherLetters)
                     checkLetters(i);
                 });
}

void tntc::typescript::findLiteralErrors(const FaultSearch &search) {
  Checker(search).check();
}
