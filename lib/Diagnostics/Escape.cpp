//===- Escape.cpp - foreign text on a terminal ----------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Diagnostics/Escape.h"

#include "Render.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/Unicode.h"

using namespace tntc;

std::string render::escape(StringRef text) {
  std::string result;
  llvm::raw_string_ostream out(result);
  while (!text.empty()) {
    StringRef bytes = text.take_front(codePointLength(text));
    text = text.drop_front(bytes.size());
    if (bytes.size() == 1 && (llvm::isPrint(bytes[0]) || bytes[0] == '\t')) {
      out << bytes[0];
      continue;
    }
    std::optional<uint32_t> codePoint = decode(bytes);
    if (!codePoint)
      out << llvm::format("<%02X>", static_cast<unsigned char>(bytes[0]));
    else if (llvm::sys::unicode::isPrintable(int(*codePoint)))
      out << bytes;
    else
      out << llvm::format("<U+%04X>", *codePoint);
  }
  return result;
}
