//===- Bytes.cpp - guards that need no parser -----------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Bytes.h"

#include "tntc/Support/CodePoint.h"

#include "llvm/ADT/StringExtras.h"

#include <algorithm>
#include <cstring>

using namespace tntc;

yaml::PlaceMap::PlaceMap(StringRef text, uint32_t base, bool ascii)
    : text(text), base(base), ascii(ascii) {
  if (ascii)
    return;
  uint32_t count = 0;
  for (size_t at = base; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)
      continue;
    if (count++ % 64 == 0)
      steps.push_back(uint32_t(at));
  }
}

uint32_t yaml::PlaceMap::toByte(size_t codePoint) const {
  if (ascii)
    return uint32_t(std::min(base + codePoint, text.size()));
  size_t step = codePoint / 64;
  if (step >= steps.size())
    return uint32_t(text.size());
  size_t at = steps[step];
  for (size_t left = codePoint % 64; left && at < text.size(); --left)
    do
      ++at;
    while (at < text.size() &&
           (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  return uint32_t(at);
}

static std::string hex(uint32_t value, unsigned width) {
  std::string digits = llvm::utohexstr(value);
  return std::string(width - std::min<size_t>(width, digits.size()), '0') +
         digits;
}

/// Reports the code point at \p at when YAML or libyaml cannot have it.
static bool checkCodePoint(uint32_t codePoint, Span span,
                           DiagnosticEngine &diags) {
  if (codePoint == 0) {
    diags.report(diag::YamlNul, span);
    return false;
  }
  if (codePoint == 0x85 || codePoint == 0x2028 || codePoint == 0x2029) {
    diags.report(diag::YamlLineSeparator, span, hex(codePoint, 4));
    return false;
  }
  bool printable =
      codePoint == '\t' || codePoint == '\n' || codePoint == '\r' ||
      (codePoint >= 0x20 && codePoint <= 0x7E) ||
      (codePoint >= 0xA0 && codePoint <= 0xFFFD && codePoint != 0xFEFF) ||
      codePoint >= 0x10000;
  if (!printable)
    diags.report(diag::YamlControlCharacter, span, hex(codePoint, 4));
  return printable;
}

/// libyaml clears a buffer as long as the longest run of blanks, or of line
/// breaks, that a scalar had so far, once for each later word or line of the
/// scalar. Small files cannot make that expensive.
static bool checkBlankRuns(FileId file, DiagnosticEngine &diags) {
  StringRef text = diags.sourceManager().file(file).text();
  constexpr uint64_t small = 64 << 10, budget = uint64_t(1) << 32;
  if (text.size() <= small)
    return true;
  size_t longest = budget / text.size();
  size_t blanks = 0, breaks = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '\n' || c == '\r') {
      ++breaks;
      blanks = 0;
    } else if (c == ' ' || c == '\t') {
      // Indentation is not kept.
      blanks += breaks == 0;
    } else {
      blanks = breaks = 0;
    }
    if (blanks <= longest && breaks <= longest)
      continue;
    diags.report(diag::YamlBlankRun, Span{file, uint32_t(i), uint32_t(i + 1)},
                 longest);
    return false;
  }
  return true;
}

/// UTF-16 or UTF-32, by its byte order mark or by two characters in ASCII.
static bool isWide(StringRef text) {
  if (text.starts_with(StringRef("\0\0\xFE\xFF", 4)) ||
      text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
    return true;
  if (text.size() < 4)
    return false;
  unsigned nonZero = 0;
  for (unsigned i = 0; i < 4; ++i)
    nonZero |= unsigned(text[i] != 0) << i;
  return nonZero == 0b0101 || nonZero == 0b1010 || nonZero == 0b0001 ||
         nonZero == 0b1000;
}

yaml::Bytes yaml::checkBytes(FileId file, DiagnosticEngine &diags,
                             const YamlLimits &limits) {
  StringRef text = diags.sourceManager().file(file).text();
  Bytes result;
  if (text.size() > limits.bytes) {
    diags.report(diag::YamlTooLarge, Span{file, 0, 0}, text.size(),
                 limits.bytes);
    return result;
  }
  if (isWide(text)) {
    diags.report(diag::YamlEncoding, Span{file, 0, 0});
    return result;
  }
  if (text.starts_with("\xEF\xBB\xBF"))
    result.markSize = 3;

  size_t at = result.markSize;
  while (at < text.size()) {
    // Eight printable ASCII bytes at a time: no high bit, none below a space.
    uint64_t word;
    if (at + sizeof word <= text.size()) {
      std::memcpy(&word, text.data() + at, sizeof word);
      constexpr uint64_t ones = ~uint64_t(0) / 255;
      bool low = (word - ones * 0x20) & ~word & ones * 0x80;
      bool high = word & ones * 0x80;
      uint64_t del = word ^ (ones * 0x7F);
      bool hasDel = (del - ones) & ~del & ones * 0x80;
      if (!low && !high && !hasDel) {
        at += sizeof word;
        continue;
      }
    }
    if (char c = text[at]; c == '\n' || (c >= ' ' && c < 0x7F)) {
      ++at;
      continue;
    }
    CodePoint point = CodePoint::first(text.substr(at));
    Span span{file, uint32_t(at), uint32_t(at + point.size)};
    if (!point.isValid) {
      diags.report(diag::YamlInvalidUtf8, span,
                   hex(static_cast<unsigned char>(text[at]), 2));
      return result;
    }
    result.ascii &= point.size == 1;
    if (!checkCodePoint(point.value, span, diags))
      return result;
    at += point.size;
  }
  result.good = checkBlankRuns(file, diags);
  return result;
}
