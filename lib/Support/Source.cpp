//===- Source.cpp - line tables -------------------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Support/Source.h"

#include <algorithm>
#include <cassert>

using namespace tntc;

SourceFile::SourceFile(std::string path, std::string text,
                       Sensitivity sensitivity)
    : filePath(std::move(path)), fileText(std::move(text)),
      sensitivity(sensitivity) {
  lineStarts.push_back(0);
  // CRLF, LF and a lone CR each end one line, as in YAML 1.2 (5.4).
  for (size_t i = 0, size = fileText.size(); i < size; ++i) {
    if (fileText[i] == '\r' && i + 1 < size && fileText[i + 1] == '\n')
      ++i;
    else if (fileText[i] != '\n' && fileText[i] != '\r')
      continue;
    lineStarts.push_back(uint32_t(i + 1));
  }
}

/// The length of the valid UTF-8 sequence at the front of \p bytes, or 1.
static size_t sequenceLength(StringRef bytes) {
  auto lead = static_cast<unsigned char>(bytes[0]);
  size_t length = lead < 0x80   ? 1
                  : lead < 0xC2 ? 1
                  : lead < 0xE0 ? 2
                  : lead < 0xF0 ? 3
                  : lead < 0xF5 ? 4
                                : 1;
  if (length > bytes.size())
    return 1;
  for (size_t i = 1; i < length; ++i)
    if ((static_cast<unsigned char>(bytes[i]) & 0xC0) != 0x80)
      return 1;
  return length;
}

LineColumn SourceFile::lineColumn(uint32_t offset) const {
  offset = std::min<uint32_t>(offset, uint32_t(fileText.size()));
  auto next = std::upper_bound(lineStarts.begin(), lineStarts.end(), offset);
  LineColumn result;
  result.line = uint32_t(next - lineStarts.begin());
  StringRef rest(fileText);
  rest = rest.slice(lineStarts[result.line - 1], offset);
  while (!rest.empty()) {
    rest = rest.drop_front(sequenceLength(rest));
    ++result.column;
  }
  return result;
}

StringRef SourceFile::line(uint32_t line) const {
  assert(line >= 1 && line <= lineStarts.size() && "no such line");
  size_t end = line < lineStarts.size() ? lineStarts[line] : fileText.size();
  return StringRef(fileText).slice(lineStarts[line - 1], end).rtrim("\r\n");
}

FileId SourceManager::add(std::string path, std::string text,
                          Sensitivity sensitivity) {
  files.emplace_back(std::move(path), std::move(text), sensitivity);
  return {uint32_t(files.size() - 1)};
}

StringRef SourceManager::text(Span span) const {
  if (!span.isValid())
    return {};
  return file(span.file).text().slice(span.begin, span.end);
}
