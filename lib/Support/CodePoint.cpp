//===- CodePoint.cpp - a character of UTF-8 -------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Support/CodePoint.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/Unicode.h"

using namespace tntc;

CodePoint CodePoint::first(StringRef bytes) {
  const llvm::UTF8 *begin = bytes.bytes_begin();
  if (*begin < 0x80)
    return {*begin, 1, true};
  const llvm::UTF8 *next = begin;
  llvm::UTF32 value = 0;
  if (llvm::convertUTF8Sequence(&next, bytes.bytes_end(), &value,
                                llvm::strictConversion) != llvm::conversionOK)
    return {0xFFFD, 1, false};
  return {value, uint8_t(next - begin), true};
}

bool CodePoint::isForeignBlank() const {
  return isValid && (value == 0xA0 || value == 0x1680 ||
                     (value >= 0x2000 && value <= 0x200B) || value == 0x202F ||
                     value == 0x205F || value == 0x3000);
}

StringRef tntc::trimForeignBlanks(StringRef text) {
  auto isBlank = [](StringRef one) {
    return CodePoint::first(one).isForeignBlank();
  };
  while (!text.empty() && isBlank(text))
    text = text.drop_front(CodePoint::first(text).size);
  // Each of them but the first takes three bytes in UTF-8.
  auto endsInBlank = [&](size_t size) {
    return text.size() >= size && isBlank(text.take_back(size)) &&
           CodePoint::first(text.take_back(size)).size == size;
  };
  while (endsInBlank(2) || endsInBlank(3))
    text = text.drop_back(endsInBlank(2) ? 2 : 3);
  return text;
}

std::string tntc::foreignBlankName(StringRef text) {
  uint32_t value = CodePoint::first(text).value;
  std::string digits = llvm::utohexstr(value);
  std::string name = value == 0xA0 ? "a no-break space" : "a blank";
  return name + " (U+" +
         std::string(4 - std::min<size_t>(4, digits.size()), '0') + digits +
         ")";
}

bool CodePoint::isPrintable() const {
  return isValid && llvm::sys::unicode::isPrintable(int(value));
}
