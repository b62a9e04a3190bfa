//===- Escape.cpp - foreign text on a terminal ----------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Diagnostics/Escape.h"

#include "tntc/Support/CodePoint.h"

#include "llvm/Support/Format.h"

using namespace tntc;

std::string render::escape(StringRef text) {
  std::string result;
  llvm::raw_string_ostream out(result);
  while (!text.empty()) {
    CodePoint point = CodePoint::first(text);
    StringRef bytes = text.take_front(point.size);
    text = text.drop_front(point.size);
    if (!point.isValid)
      out << llvm::format("<%02X>", static_cast<unsigned char>(bytes[0]));
    else if (point.value == '\t' || point.isPrintable())
      out << bytes;
    else
      out << llvm::format("<U+%04X>", point.value);
  }
  return result;
}
