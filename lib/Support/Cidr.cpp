//===- Cidr.cpp - parsing, printing, comparing prefixes -------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Support/Cidr.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;

//===----------------------------------------------------------------------===//
// Parsing
//===----------------------------------------------------------------------===//

/// A decimal number without sign or leading zero. Leading zeros are octal to
/// some readers, so that 010.0.0.1 would name two different hosts.
static std::optional<unsigned> parseDecimal(StringRef text, unsigned maximum) {
  unsigned number;
  if (text.empty() || text.size() > 3 || !llvm::all_of(text, llvm::isDigit) ||
      (text.size() > 1 && text.front() == '0') ||
      text.getAsInteger(10, number) || number > maximum)
    return std::nullopt;
  return number;
}

static bool parseV4(StringRef text, uint8_t *bytes) {
  llvm::SmallVector<StringRef, 5> parts;
  text.split(parts, '.', /*MaxSplit=*/4);
  if (parts.size() != 4)
    return false;
  for (StringRef part : parts) {
    std::optional<unsigned> octet = parseDecimal(part, 255);
    if (!octet)
      return false;
    *bytes++ = uint8_t(*octet);
  }
  return true;
}

/// The groups of one side of `::`. The last may be a dotted IPv4 address.
static bool parseGroups(StringRef text, bool mayEndInV4,
                        llvm::SmallVectorImpl<uint8_t> &bytes) {
  if (text.empty())
    return true;
  llvm::SmallVector<StringRef, 9> parts;
  text.split(parts, ':', /*MaxSplit=*/8);
  for (const StringRef &part : parts) {
    uint8_t v4[4];
    if (mayEndInV4 && &part == &parts.back() && part.contains('.')) {
      if (!parseV4(part, v4))
        return false;
      bytes.append(std::begin(v4), std::end(v4));
      continue;
    }
    unsigned group;
    if (part.empty() || part.size() > 4 ||
        !llvm::all_of(part, llvm::isHexDigit) || part.getAsInteger(16, group))
      return false;
    bytes.push_back(uint8_t(group >> 8));
    bytes.push_back(uint8_t(group));
  }
  return bytes.size() <= 16;
}

static bool parseV6(StringRef text, std::array<uint8_t, 16> &address) {
  llvm::SmallVector<uint8_t, 20> head, tail;
  size_t gap = text.find("::");
  if (gap == StringRef::npos)
    return parseGroups(text, true, head) && head.size() == 16 &&
           (llvm::copy(head, address.begin()), true);
  if (!parseGroups(text.take_front(gap), false, head) ||
      !parseGroups(text.drop_front(gap + 2), true, tail) ||
      head.size() + tail.size() > 14)
    return false;
  llvm::copy(head, address.begin());
  llvm::copy(tail, address.end() - tail.size());
  return true;
}

std::optional<Cidr> Cidr::parseAddress(StringRef text) {
  Cidr result;
  result.isV6 = text.contains(':');
  result.length = result.isV6 ? 128 : 32;
  bool isOk = result.isV6 ? parseV6(text, result.address)
                          : parseV4(text, result.address.data() + 12);
  if (!isOk)
    return std::nullopt;
  return result;
}

std::optional<Cidr> Cidr::parse(StringRef text) {
  auto [address, suffix] = text.split('/');
  std::optional<Cidr> result = parseAddress(address);
  if (!result)
    return std::nullopt;
  std::optional<unsigned> length = parseDecimal(suffix, result->length);
  if (!length)
    return std::nullopt;
  result->length = uint8_t(*length);
  return result;
}

//===----------------------------------------------------------------------===//
// Comparing
//===----------------------------------------------------------------------===//

Cidr Cidr::network() const {
  Cidr result = *this;
  unsigned first = isV6 ? 0 : 12;
  for (unsigned i = first; i != 16; ++i) {
    int kept = int(length) - int(8 * (i - first));
    uint8_t mask = kept >= 8 ? 0xff : kept <= 0 ? 0 : uint8_t(0xff00 >> kept);
    result.address[i] &= mask;
  }
  return result;
}

bool Cidr::hasHostBits() const { return network() != *this; }

bool Cidr::contains(const Cidr &other) const {
  if (isV6 != other.isV6 || length > other.length)
    return false;
  Cidr prefix = other;
  prefix.length = length;
  return prefix.network() == network();
}

bool Cidr::overlaps(const Cidr &other) const {
  return contains(other) || other.contains(*this);
}

static bool isMapped(const Cidr &cidr) {
  if (!cidr.isV6 || cidr.length < 96)
    return false;
  return llvm::all_of(ArrayRef(cidr.address).take_front(10),
                      [](uint8_t byte) { return byte == 0; }) &&
         cidr.address[10] == 0xff && cidr.address[11] == 0xff;
}

Cidr Cidr::unmapped() const {
  if (!isMapped(*this))
    return *this;
  Cidr result;
  std::copy(address.begin() + 12, address.end(), result.address.begin() + 12);
  result.length = uint8_t(length - 96);
  return result;
}

//===----------------------------------------------------------------------===//
// Printing
//===----------------------------------------------------------------------===//

static void printV4(raw_ostream &out, const uint8_t *bytes) {
  out << unsigned(bytes[0]) << '.' << unsigned(bytes[1]) << '.'
      << unsigned(bytes[2]) << '.' << unsigned(bytes[3]);
}

/// RFC 5952: lower case, no leading zeros, the first longest run of at least
/// two zero groups as `::`.
static void printV6(raw_ostream &out, const std::array<uint8_t, 16> &address) {
  std::array<unsigned, 8> groups;
  for (unsigned i = 0; i != 8; ++i)
    groups[i] = unsigned(address[2 * i]) << 8 | address[2 * i + 1];
  unsigned best = 8, bestLength = 1;
  for (unsigned i = 0; i != 8;) {
    unsigned end = i;
    while (end != 8 && groups[end] == 0)
      ++end;
    if (end - i > bestLength) {
      best = i;
      bestLength = end - i;
    }
    i = std::max(end, i + 1);
  }
  for (unsigned i = 0; i != 8; ++i) {
    if (i == best) {
      out << "::";
      i += bestLength - 1;
      continue;
    }
    if (i != 0 && i != best + bestLength)
      out << ':';
    out << llvm::utohexstr(groups[i], /*LowerCase=*/true);
  }
}

std::string Cidr::addressStr() const {
  std::string text;
  llvm::raw_string_ostream out(text);
  if (!isV6) {
    printV4(out, address.data() + 12);
  } else if (isMapped({isV6, address, 128})) {
    out << "::ffff:";
    printV4(out, address.data() + 12);
  } else {
    printV6(out, address);
  }
  return text;
}

std::string Cidr::str() const {
  return addressStr() + "/" + std::to_string(length);
}
