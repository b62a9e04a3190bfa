//===- Markdown.cpp - text that stays text --------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Report.h"

#include "tntc/Support/CodePoint.h"

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"

using namespace tntc;

/// Controls, breaks of other systems, direction marks, the byte order mark.
static bool isHidden(uint32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x00AD || c == 0x061C ||
         (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

/// Whether \p text has markup at \p at in some dialect. Where a sign means
/// something next to certain others only, it stays as it is elsewhere, so that
/// the raw text can be read.
static bool isMarkup(StringRef text, size_t at) {
  char next = at + 1 < text.size() ? text[at + 1] : ' ';
  switch (text[at]) {
  case '_': // emphasis, but not within a word
    return !at || !llvm::isAlnum(text[at - 1]) || !llvm::isAlnum(next);
  case ':': // `https://`, `:smile:`
    return next != ' ';
  case '.':
    return text.take_front(at).ends_with_insensitive("www");
  default:
    return StringRef("\\`*{}[]<>#|~&@$").contains(text[at]);
  }
}

/// \p text without what cannot be seen, each character of it given to
/// \p print when \p print wants it.
static std::string
showHidden(StringRef text,
           llvm::function_ref<bool(size_t at, raw_ostream &out)> print) {
  std::string result;
  llvm::raw_string_ostream out(result);
  for (size_t at = 0; at < text.size();) {
    CodePoint point = CodePoint::first(text.substr(at));
    if (!point.isValid)
      out << "\xEF\xBF\xBD";
    else if (point.value == '\n' || point.value == '\t')
      out << ' ';
    else if (isHidden(point.value))
      out << "(U+" << llvm::format_hex_no_prefix(point.value, 4, true) << ')';
    else if (!print(at, out))
      out << text.substr(at, point.size);
    at += point.size;
  }
  return result;
}

std::string report::escapeMarkdown(StringRef text) {
  return showHidden(text, [&](size_t at, raw_ostream &out) {
    if (!isMarkup(text, at))
      return false;
    // An entity is the one form that every dialect reads as plain text.
    out << "&#" << unsigned(text[at]) << ';';
    return true;
  });
}

std::string report::codeMarkdown(StringRef text) {
  // Nothing is markup between backticks, but a table's cell ends at a bar
  // there too, and templates of web sites begin with a brace.
  if (text.find_first_of("`|\\{") != StringRef::npos)
    return "<code>" + escapeMarkdown(text) + "</code>";
  return "`" + showHidden(text, [](size_t, raw_ostream &) { return false; }) +
         "`";
}

/// Where the quotation that \p text opens at \p at ends; npos where it is an
/// apostrophe, or goes on.
static size_t quotationEnd(StringRef text, size_t at) {
  bool opens = text[at] == '\'' && (!at || text[at - 1] == ' ');
  if (!opens)
    return StringRef::npos;
  for (size_t end = at + 2; end < text.size(); ++end)
    if (text[end] == '\'' &&
        (end + 1 == text.size() || StringRef(" .,:;)").contains(text[end + 1])))
      return end;
  return StringRef::npos;
}

std::string report::sentenceMarkdown(StringRef text) {
  std::string result;
  size_t plain = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    size_t end = quotationEnd(text, at);
    if (end == StringRef::npos)
      continue;
    result += escapeMarkdown(text.slice(plain, at));
    result += codeMarkdown(text.slice(at + 1, end));
    at = end;
    plain = end + 1;
  }
  return result + escapeMarkdown(text.drop_front(plain));
}
