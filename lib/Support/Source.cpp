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

LineColumn SourceFile::lineColumn(uint32_t offset) const {
  if (const LineColumn *place = toldPlace(offset))
    return *place;
  offset = std::min<uint32_t>(offset, uint32_t(fileText.size()));
  uint32_t line = lineNumber(offset);
  if (last.line != line || lastOffset > offset) {
    last = {line, 1};
    lastOffset = lineStart(line);
  }
  StringRef rest(fileText);
  rest = rest.slice(lastOffset, offset);
  // A place inside a character has the column of that character.
  while (!rest.empty()) {
    size_t length =
        CodePoint::first(StringRef(fileText).substr(lastOffset)).size;
    if (length > rest.size())
      break;
    rest = rest.drop_front(length);
    lastOffset += uint32_t(length);
    ++last.column;
  }
  return last;
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
