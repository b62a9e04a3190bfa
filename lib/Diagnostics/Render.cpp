//===- Render.cpp - escaping, widths, places ------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Render.h"

#include "tntc/Support/PlainSecret.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/Unicode.h"

using namespace tntc;

std::optional<uint32_t> render::decode(StringRef bytes) {
  const llvm::UTF8 *at = bytes.bytes_begin();
  llvm::UTF32 codePoint = 0;
  if (llvm::convertUTF8Sequence(&at, bytes.bytes_end(), &codePoint,
                                llvm::strictConversion) != llvm::conversionOK)
    return std::nullopt;
  return codePoint;
}

unsigned render::columnWidth(StringRef escaped) {
  if (llvm::all_of(escaped, [](char c) { return llvm::isPrint(c); }))
    return unsigned(escaped.size());
  int width = llvm::sys::unicode::columnWidthUTF8(escaped);
  return width < 0 ? 0 : unsigned(width);
}

std::string render::jsonLine(const json::Value &value, unsigned indent) {
  std::string plain = json::print(value, indent);
  if (llvm::all_of(plain, [](char c) { return c >= 0; }))
    return plain;
  std::string result;
  llvm::raw_string_ostream out(result);
  for (StringRef rest = plain; !rest.empty();) {
    StringRef bytes = rest.take_front(codePointLength(rest));
    rest = rest.drop_front(bytes.size());
    std::optional<uint32_t> codePoint = decode(bytes);
    // Beyond the first plane there are no such characters that turn text.
    if (bytes.size() > 1 && codePoint && *codePoint < 0x10000 &&
        !llvm::sys::unicode::isPrintable(int(*codePoint)))
      out << llvm::format("\\u%04x", *codePoint);
    else
      out << bytes;
  }
  return result;
}

std::string render::pageUrl(StringRef docs, const diag::Info &info) {
  docs = docs.rtrim('/');
  return ((docs.empty() ? "docs" : docs) + "/diagnostics/" + info.codeName() +
          ".md")
      .str();
}

std::string render::uri(StringRef path) {
  std::string result = path.starts_with("/") ? "file://" : "";
  // A colon in the first component would read as a scheme.
  if (path.split('/').first.contains(':'))
    result += "./";
  for (char c : path) {
    if (llvm::isAlnum(c) || StringRef("-._~/!$&'()*+,;=:@").contains(c)) {
      result += c;
      continue;
    }
    result += '%';
    result += llvm::hexdigit(static_cast<unsigned char>(c) >> 4);
    result += llvm::hexdigit(static_cast<unsigned char>(c) & 15);
  }
  return result;
}

Span render::shown(const SourceManager &sources, Span span) {
  if (span.isValid() && sources.file(span.file).isSecret())
    return span.first();
  return span;
}

bool render::mayShow(const SourceManager &sources, const Fix &fix) {
  return llvm::none_of(fix.edits, [&](const Edit &edit) {
    return (edit.span.isValid() && sources.file(edit.span.file).isSecret()) ||
           findPlainSecret(edit.text, 0, TextForm::Message);
  });
}
