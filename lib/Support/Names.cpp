//===- Names.cpp - the grammars, by hand ----------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// Regular expressions would accept a newline before the end and start slower;
// each grammar here is a few comparisons of bytes.
//
//===----------------------------------------------------------------------===//

#include "tntc/Support/Names.h"

#include "llvm/ADT/APInt.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

#include <algorithm>
#include <numeric>

using namespace tntc;

static bool isLower(char c) { return c >= 'a' && c <= 'z'; }
static bool isLowerOrDigit(char c) { return isLower(c) || llvm::isDigit(c); }

bool names::isKebab(StringRef text) {
  if (text.empty() || !isLower(text.front()) || text.back() == '-' ||
      text.contains("--"))
    return false;
  return llvm::all_of(text,
                      [](char c) { return isLowerOrDigit(c) || c == '-'; });
}

bool names::isIdentifier(StringRef text) {
  if (text.empty() || !isLower(text.front()))
    return false;
  return llvm::all_of(
      text, [](char c) { return isLowerOrDigit(c) || c == '-' || c == '_'; });
}

bool names::isDnsLabel(StringRef text) {
  if (text.empty() || text.size() > 63 || text.front() == '-' ||
      text.back() == '-')
    return false;
  return llvm::all_of(text,
                      [](char c) { return isLowerOrDigit(c) || c == '-'; });
}

bool names::isDnsName(StringRef text) {
  if (text.empty() || text.size() > 253)
    return false;
  return llvm::all_of(llvm::split(text, '.'), isDnsLabel);
}

bool names::isEnclave(StringRef text) { return isDnsLabel(text); }

bool names::isScaffold(StringRef text) {
  return text.size() >= 2 && text.size() <= 64 && text.front() != '-' &&
         text.back() != '-' && llvm::all_of(text, [](char c) {
           return llvm::isLower(c) || llvm::isDigit(c) || c == '-';
         });
}

bool names::isVersion(StringRef text) {
  llvm::SmallVector<StringRef, 4> parts;
  text.split(parts, '.');
  if (parts.size() < 2 || parts.size() > 3)
    return false;
  return llvm::all_of(parts, [](StringRef part) {
    return !part.empty() && llvm::all_of(part, llvm::isDigit);
  });
}

bool names::isSecretReference(StringRef text) {
  auto [service, key] = text.split('.');
  return isIdentifier(service) && isIdentifier(key);
}

bool names::isConfigMapKey(StringRef text) {
  if (text.empty() || text.size() > 253)
    return false;
  return llvm::all_of(text, [](char c) {
    return llvm::isAlnum(c) || c == '-' || c == '.' || c == '_';
  });
}

//===----------------------------------------------------------------------===//
// Quantities
//===----------------------------------------------------------------------===//

namespace {
/// What a suffix multiplies by: a power of two or of ten.
struct Scale {
  unsigned twos = 0;
  int tens = 0;
};
} // namespace

static std::optional<Scale> parseSuffix(StringRef suffix) {
  static constexpr std::pair<StringRef, Scale> known[] = {
      {"", {0, 0}},    {"n", {0, -9}},  {"u", {0, -6}},  {"m", {0, -3}},
      {"k", {0, 3}},   {"M", {0, 6}},   {"G", {0, 9}},   {"T", {0, 12}},
      {"P", {0, 15}},  {"E", {0, 18}},  {"Ki", {10, 0}}, {"Mi", {20, 0}},
      {"Gi", {30, 0}}, {"Ti", {40, 0}}, {"Pi", {50, 0}}, {"Ei", {60, 0}}};
  for (auto &[text, scale] : known)
    if (suffix == text)
      return scale;
  if (!suffix.consume_front("e") && !suffix.consume_front("E"))
    return std::nullopt;
  bool isNegative = suffix.consume_front("-");
  if (!isNegative)
    suffix.consume_front("+");
  unsigned exponent;
  if (suffix.empty() || suffix.size() > 3 ||
      !llvm::all_of(suffix, llvm::isDigit) || suffix.getAsInteger(10, exponent))
    return std::nullopt;
  return Scale{0, isNegative ? -int(exponent) : int(exponent)};
}

std::optional<int64_t> names::parseQuantityMilli(StringRef text) {
  text.consume_front("+");
  StringRef whole = text.take_while(llvm::isDigit);
  StringRef rest = text.drop_front(whole.size());
  StringRef fraction;
  if (rest.consume_front(".")) {
    fraction = rest.take_while(llvm::isDigit);
    rest = rest.drop_front(fraction.size());
  }
  std::optional<Scale> scale = parseSuffix(rest);
  // Kubernetes knows no more than 18 digits before and 9 after the point; the
  // bound below is well above that and keeps the product within the bits.
  if ((whole.empty() && fraction.empty()) || !scale ||
      whole.size() + fraction.size() > 40)
    return std::nullopt;

  constexpr unsigned bits = 512;
  llvm::APInt value(bits, (whole + fraction).str(), 10);
  if (value.isZero())
    return 0;
  value <<= scale->twos;
  int tens = scale->tens - int(fraction.size()) + 3;
  if (tens > 60)
    return std::nullopt;
  for (; tens > 0; --tens)
    value *= 10;
  if (tens < -100)
    return 1;
  // Rounded up, as Kubernetes does with what is finer than it can hold.
  llvm::APInt divisor(bits, 1);
  for (; tens < 0; ++tens)
    divisor *= 10;
  value = (value + divisor - 1).udiv(divisor);
  if (value.getActiveBits() > 63)
    return std::nullopt;
  return int64_t(value.getZExtValue());
}

//===----------------------------------------------------------------------===//
// Guesses
//===----------------------------------------------------------------------===//

/// Letters added, left out or changed, and neighbours swapped, which is the
/// commonest slip and would count as two otherwise.
static unsigned distanceBetween(StringRef a, StringRef b) {
  using Row = llvm::SmallVector<unsigned, 64>;
  Row before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  std::iota(last.begin(), last.end(), 0u);
  for (size_t i = 1; i <= a.size(); ++i) {
    row[0] = unsigned(i);
    for (size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min(
          {last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last.back();
}

bool names::isOneSlip(StringRef a, StringRef b) {
  while (!a.empty() && !b.empty() && a.front() == b.front()) {
    a = a.drop_front();
    b = b.drop_front();
  }
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a = a.drop_back();
    b = b.drop_back();
  }
  if (a.size() == 2 && b.size() == 2)
    return a[0] == b[1] && a[1] == b[0];
  return std::max(a.size(), b.size()) == 1;
}

std::optional<StringRef> names::didYouMean(StringRef text,
                                           ArrayRef<StringRef> candidates) {
  // A name longer than any of ours is no slip of the finger, and comparing is
  // quadratic.
  if (text.size() > 256)
    return std::nullopt;
  std::optional<StringRef> best;
  unsigned bestDistance = unsigned(text.size()) / 3 + 1;
  for (StringRef candidate : candidates) {
    if (candidate == text)
      continue;
    if (std::max(candidate.size(), text.size()) -
            std::min(candidate.size(), text.size()) >=
        bestDistance)
      continue;
    unsigned distance = candidate.equals_insensitive(text)
                            ? 0
                            : distanceBetween(text, candidate);
    if (distance >= bestDistance)
      continue;
    best = candidate;
    bestDistance = distance;
  }
  return best;
}
