//===- Markdown.cpp - text that stays text --------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Report.h"

#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/Format.h"

using namespace tntc;

/// Controls, breaks of other systems, direction marks, the byte order mark.
static bool isHidden(uint32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x00AD || c == 0x061C ||
         (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

std::string report::escapeMarkdown(StringRef text) {
  std::string result;
  llvm::raw_string_ostream out(result);
  const auto *next = reinterpret_cast<const llvm::UTF8 *>(text.begin());
  const auto *end = reinterpret_cast<const llvm::UTF8 *>(text.end());
  while (next != end) {
    const auto *begin = next;
    llvm::UTF32 c = 0;
    if (llvm::convertUTF8Sequence(&next, end, &c, llvm::strictConversion) !=
        llvm::conversionOK) {
      ++next;
      out << "\xEF\xBF\xBD";
    } else if (c == '\n' || c == '\t') {
      out << ' ';
    } else if (isHidden(c)) {
      out << "(U+" << llvm::format_hex_no_prefix(c, 4, true) << ')';
    } else if (c < 0x80 && StringRef("\\`*_{}[]()<>#|~&!@:$\"'").contains(c)) {
      // An entity is the one form that every dialect reads as plain text.
      out << "&#" << c << ';';
    } else {
      out.write(reinterpret_cast<const char *>(begin), next - begin);
    }
  }
  return result;
}
