//===- CodePoint.cpp - a character of UTF-8 -------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Support/CodePoint.h"

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

bool CodePoint::isPrintable() const {
  return isValid && llvm::sys::unicode::isPrintable(int(value));
}
