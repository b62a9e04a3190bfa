//===- Render.cpp - escaping, widths, places ------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Render.h"

#include "tntc/Support/PlainSecret.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Unicode.h"

using namespace tntc;

unsigned render::columnWidth(StringRef escaped) {
  if (llvm::all_of(escaped, [](char c) { return llvm::isPrint(c); }))
    return unsigned(escaped.size());
  int width = llvm::sys::unicode::columnWidthUTF8(escaped);
  return width < 0 ? 0 : unsigned(width);
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
