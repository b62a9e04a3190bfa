//===- Source.cpp - line tables -------------------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Support/Source.h"

#include "tntc/Support/CodePoint.h"
#include "tntc/Support/SecretText.h"

#include "llvm/ADT/STLExtras.h"

#include <cassert>

using namespace tntc;

SourceFile::SourceFile(std::string path, std::string text,
                       Sensitivity sensitivity)
    : filePath(std::move(path)), fileText(std::move(text)),
      sensitivity(sensitivity) {}

ArrayRef<uint32_t> SourceFile::lineStarts() const {
  if (!knownStarts.empty())
    return knownStarts;
  knownStarts.push_back(0);
  // CRLF, LF and a lone CR each end one line, as in YAML 1.2 (5.4).
  for (size_t i = 0, size = fileText.size(); i < size; ++i) {
    if (fileText[i] == '\r' && i + 1 < size && fileText[i + 1] == '\n')
      ++i;
    else if (fileText[i] != '\n' && fileText[i] != '\r')
      continue;
    knownStarts.push_back(uint32_t(i + 1));
  }
  return knownStarts;
}

SourceFile::~SourceFile() {
  if (isSecret())
    wipe(fileText);
}

const LineColumn *SourceFile::toldPlace(uint32_t offset) const {
  auto found = told.find(offset);
  return found == told.end() ? nullptr : &found->second;
}

uint32_t SourceFile::lineNumber(uint32_t offset) const {
  if (const LineColumn *place = toldPlace(offset))
    return place->line;
  ArrayRef<uint32_t> starts = lineStarts();
  return uint32_t(llvm::upper_bound(starts, offset) - starts.begin());
}

/// The length of the character that begins at \p at. Most are ASCII.
static uint32_t sizeAt(StringRef text, uint32_t at) {
  return text[at] >= 0 ? 1 : CodePoint::first(text.substr(at)).size;
}

uint32_t SourceFile::charactersBefore(uint32_t offset) const {
  StringRef text = fileText;
  constexpr uint32_t block = 1024;
  if (marks.empty()) {
    uint32_t at = 0;
    for (uint32_t count = 0; at < text.size(); ++count) {
      if (at >= marks.size() * block)
        marks.push_back({at, count});
      at += sizeAt(text, at);
    }
  }
  if (marks.empty())
    return 0;
  size_t index = std::min<size_t>(offset / block, marks.size() - 1);
  // The first character of a block may begin behind \p offset.
  while (index && marks[index].offset > offset)
    --index;
  auto [at, count] = marks[index];
  while (at < offset) {
    at += sizeAt(text, at);
    // A place inside a character has the column of that character.
    count += at <= offset;
  }
  return count;
}

LineColumn SourceFile::lineColumn(uint32_t offset) const {
  if (const LineColumn *place = toldPlace(offset))
    return *place;
  offset = std::min<uint32_t>(offset, uint32_t(fileText.size()));
  uint32_t line = lineNumber(offset);
  return {line,
          charactersBefore(offset) - charactersBefore(lineStart(line)) + 1};
}

StringRef SourceFile::line(uint32_t line) const {
  ArrayRef<uint32_t> starts = lineStarts();
  assert(line >= 1 && line <= starts.size() && "no such line");
  size_t end = line < starts.size() ? starts[line] : fileText.size();
  return StringRef(fileText).slice(starts[line - 1], end).rtrim("\r\n");
}

FileId SourceManager::add(std::string path, std::string text,
                          Sensitivity sensitivity) {
  files.emplace_back(std::move(path), std::move(text), sensitivity);
  return {uint32_t(files.size() - 1)};
}

FileId SourceManager::addUnseen(std::string path) {
  return add(std::move(path), "", Sensitivity::Secret);
}

bool SourceManager::tell(FileId id, uint32_t begin, LineColumn first,
                         uint32_t end, LineColumn last) {
  SourceFile &file = files[id.index];
  const LineColumn *knownFirst = file.toldPlace(begin);
  const LineColumn *knownLast = file.toldPlace(end);
  if ((knownFirst && *knownFirst != first) ||
      (knownLast && *knownLast != last) || (begin == end && first != last))
    return false;
  file.told[begin] = first;
  file.told[end] = last;
  return true;
}

void SourceManager::truncate(uint32_t count) {
  while (files.size() > count)
    files.pop_back();
}

StringRef SourceManager::text(Span span) const {
  if (!span.isValid())
    return {};
  return file(span.file).text().slice(span.begin, span.end);
}
