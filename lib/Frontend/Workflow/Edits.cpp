//===- Edits.cpp - changes that keep layout and comments ------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Edits.h"

#include "tntc/Support/CodePoint.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;
using namespace tntc::schema;

bool schema::isVerbatim(const ir::Value &value, const SourceManager &sources) {
  return value.isScalar() && !value.quoted && !value.text.empty() &&
         sources.text(value.span) == value.text;
}

bool schema::isPlainInFlow(StringRef text) {
  return llvm::all_of(text, [](char c) {
    return llvm::isAlnum(c) || StringRef("_./@-").contains(c);
  });
}

std::string schema::flowText(const ir::Value &value,
                             const SourceManager &sources) {
  if (isVerbatim(value, sources))
    return isPlainInFlow(value.text) ? value.text.str() : std::string();
  StringRef source = sources.text(value.span);
  bool isQuoted =
      value.quoted && source.size() >= 2 && source.front() == source.back() &&
      StringRef("'\"").contains(source.front()) && !source.contains('\n');
  return isQuoted ? source.str() : std::string();
}

void schema::noteForeignBlanks(InFlightDiagnostic &diagnostic,
                               const ir::Value &key) {
  StringRef text = key.text;
  StringRef bare = trimForeignBlanks(text);
  if (bare.size() == text.size())
    return;
  bool isBefore = bare.begin() != text.begin();
  StringRef blank =
      isBefore ? text : text.drop_front(bare.end() - text.begin());
  diagnostic.note(key.span,
                  foreignBlankName(blank) +
                      (isBefore ? " stands before it" : " stands behind it") +
                      ", which is no space to YAML");
}

/// The entry named \p key when it stands inside the mapping itself, not in
/// one that was merged into it.
static const ir::Entry *ownEntry(const ir::Value &mapping, StringRef key) {
  for (const ir::Entry &entry : mapping.entries)
    if (entry.key->text == key && mapping.span.begin <= entry.key->span.begin &&
        entry.key->span.end <= mapping.span.end)
      return &entry;
  return nullptr;
}

std::optional<Edit> schema::addEntry(const ir::Value &mapping, StringRef after,
                                     StringRef key, StringRef text,
                                     const SourceManager &sources) {
  if (!mapping.isMapping() || mapping.entries.empty())
    return std::nullopt;
  std::string entry = (key + ": " + text).str();
  Span span = mapping.span;
  if (mapping.flow) {
    if (!sources.text(span).starts_with("{"))
      return std::nullopt;
    uint32_t at = span.begin + 1;
    return Edit{{span.file, at, at}, entry + ", "};
  }

  const ir::Entry *previous = ownEntry(mapping, after);
  if (!previous || !previous->value->isScalar())
    return std::nullopt;
  const SourceFile &file = sources.file(span.file);
  LineColumn start = file.lineColumn(previous->key->span.begin);
  Span value = previous->value->span;
  // On one line, so that the next line begins something else.
  if (file.lineColumn(value.end).line != start.line ||
      value.begin < previous->key->span.end)
    return std::nullopt;
  StringRef line = file.line(start.line);
  StringRef before =
      line.take_front(previous->key->span.begin - file.lineStart(start.line));
  // The mapping may begin on the line of a `- `, which counts as indent.
  std::string indent;
  for (char c : before) {
    if (c != ' ' && c != '-')
      return std::nullopt;
    indent += ' ';
  }
  bool crlf = line.ends_with("\r") ||
              file.text()
                  .substr(file.lineStart(start.line) + line.size())
                  .starts_with("\r\n");
  uint32_t at = file.lineStart(start.line) + uint32_t(line.rtrim('\r').size());
  return Edit{{span.file, at, at}, (crlf ? "\r\n" : "\n") + indent + entry};
}

std::string schema::sentenceFrom(StringRef name) {
  std::string sentence = name.str();
  for (char &c : sentence)
    if (c == '-' || c == '_')
      c = ' ';
  if (!sentence.empty())
    sentence[0] = llvm::toUpper(sentence[0]);
  return StringRef(sentence).rtrim().str();
}
