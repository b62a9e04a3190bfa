//===- Edits.cpp - changing no byte more than is meant --------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Edits.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;

/// Safe without quotes wherever a scalar may stand, and a string to every
/// reader of YAML or at least the text that was there.
static bool isPlain(StringRef text) {
  return !text.empty() && llvm::isAlnum(text.front()) &&
         llvm::all_of(text, [](char c) {
           return llvm::isAlnum(c) || StringRef("-_./").contains(c);
         });
}

/// Where the characters of \p text stand between their quotes, if any; nothing
/// when the file spells them otherwise.
static std::optional<Span> verbatim(const ir::Text &text,
                                    const SourceManager &sources) {
  StringRef written = sources.text(text.span);
  if (written == *text)
    return text.span;
  bool isQuoted = written.size() == text->size() + 2 &&
                  written.front() == written.back() &&
                  (written.front() == '"' || written.front() == '\'') &&
                  written.drop_front().drop_back() == *text;
  if (!isQuoted)
    return std::nullopt;
  return Span{text.span.file, text.span.begin + 1, text.span.end - 1};
}

Span tntc::spanWithin(const ir::Text &text, size_t offset, size_t length,
                      const SourceManager &sources) {
  std::optional<Span> span = verbatim(text, sources);
  if (!span || offset + length > text->size())
    return text.span;
  uint32_t begin = span->begin + uint32_t(offset);
  return {span->file, begin, begin + uint32_t(length)};
}

std::optional<Edit> tntc::replaceText(const ir::Text &text, const Twine &with,
                                      const SourceManager &sources) {
  std::optional<Span> span = verbatim(text, sources);
  std::string replacement = with.str();
  if (!span)
    return std::nullopt;
  bool isSafe =
      *span == text.span
          ? isPlain(replacement)
          : StringRef(replacement).find_first_of("'\"\\\n") == StringRef::npos;
  if (!isSafe)
    return std::nullopt;
  return Edit{*span, std::move(replacement)};
}

std::optional<Edit> tntc::addBelow(const ir::Text &text, const Twine &entry,
                                   const SourceManager &sources) {
  if (!text.span.isValid())
    return std::nullopt;
  StringRef file = sources.file(text.span.file).text();
  size_t begin = file.rfind('\n', text.span.begin) + 1; // npos + 1 is 0
  size_t end = std::min(file.find('\n', text.span.end), file.size());
  // A list's item may begin with the key.
  StringRef before = file.slice(begin, text.span.begin);
  size_t indent = std::min(before.find_first_not_of(" -"), before.size());
  StringRef key = before.drop_front(indent).rtrim(' ');
  if (!key.consume_back(":") || !llvm::all_of(key, llvm::isAlnum) ||
      key.empty())
    return std::nullopt;
  StringRef rest = file.slice(text.span.end, end);
  bool crlf = rest.consume_back("\r");
  if (!rest.trim(" \t").empty())
    return std::nullopt;
  uint32_t at = text.span.end + uint32_t(rest.size());
  return Edit{{text.span.file, at, at},
              (crlf ? "\r\n" : "\n") + std::string(indent, ' ') + entry.str()};
}

std::optional<Edit> tntc::replaceLiteral(Span span, StringRef text,
                                         const SourceManager &sources) {
  StringRef source = sources.text(span);
  if (source.size() < 2 || source.front() != source.back() ||
      !StringRef("'\"`").contains(source.front()))
    return std::nullopt;
  return Edit{span, (source.take_front() + text + source.take_back()).str()};
}

std::optional<Edit> tntc::removeItem(Span item, const SourceManager &sources) {
  if (!item.isValid())
    return std::nullopt;
  StringRef file = sources.file(item.file).text();
  StringRef body = file.slice(item.begin, item.end);
  if (body.contains('#') || body.starts_with("{") || body.starts_with("["))
    return std::nullopt;
  size_t end = item.begin + body.rtrim().size();
  size_t begin = file.rfind('\n', item.begin) + 1; // npos + 1 is 0
  if (file.slice(begin, item.begin).trim(" \t") != "-")
    return std::nullopt;
  size_t next = file.find('\n', end);
  if (next == StringRef::npos || !file.slice(end, next).trim().empty())
    return std::nullopt;
  return Edit{{item.file, uint32_t(begin), uint32_t(next + 1)}, ""};
}

void tntc::addFix(InFlightDiagnostic &diagnostic, StringRef title,
                  std::optional<Edit> edit, bool isSure) {
  if (edit)
    std::move(diagnostic).fix({title.str(), isSure, {std::move(*edit)}});
}

void tntc::moveOut(InFlightDiagnostic &diagnostic, const ir::Text &text,
                   StringRef rest, StringRef entry,
                   const SourceManager &sources, bool isSure) {
  std::optional<Edit> replace = replaceText(text, rest, sources);
  std::optional<Edit> add = addBelow(text, entry, sources);
  if (!replace || !add)
    return;
  Fix fix{
      ("write '" + rest + "', and '" + entry + "' below").str(), isSure, {}};
  // Edits that touch would be taken for a conflict.
  if (replace->span.end == add->span.begin)
    fix.edits = {{replace->span, replace->text + add->text}};
  else
    fix.edits = {std::move(*replace), std::move(*add)};
  std::move(diagnostic).fix(std::move(fix));
}
