//===- Cidr.h - addresses, prefixes, sets of them ---------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_SUPPORT_CIDR_H
#define TNTC_SUPPORT_CIDR_H

#include "tntc/Support/LLVM.h"

#include <array>
#include <optional>
#include <string>

namespace tntc {

/// An IPv4 or IPv6 prefix. Addresses are 16 bytes in network order, IPv4 in
/// the last four of them.
struct Cidr {
  bool isV6 = false; ///< first, so that sorting keeps families together
  std::array<uint8_t, 16> address{};
  uint8_t length = 0; ///< of its own family: 0..32 or 0..128

  /// Strict: no leading zeros in an octet, no zone, a prefix length required.
  static std::optional<Cidr> parse(StringRef text);
  /// As parse, for a bare address; the length is that of a host.
  static std::optional<Cidr> parseAddress(StringRef text);

  bool hasHostBits() const;
  Cidr network() const;
  bool isHost() const { return length == (isV6 ? 128 : 32); }
  /// `::ffff:a.b.c.d` as the IPv4 address that is meant; else itself.
  Cidr unmapped() const;
  bool contains(const Cidr &other) const;
  bool overlaps(const Cidr &other) const;
  /// Canonical (RFC 5952 for IPv6), with the length.
  std::string str() const;
  /// The address alone.
  std::string addressStr() const;
  auto operator<=>(const Cidr &) const = default;
};

/// One special-use range (IANA registries), which no "external" rule covers.
struct SpecialRange {
  Cidr range;
  StringRef name; ///< for example "RFC 1918 private"
  enum Kind : uint8_t { Private, LinkLocal, Loopback, Metadata, Other } kind;
};

/// Sorted by family, address; never overlapping within the list. IPv4-mapped
/// IPv6 is not in it: see Cidr::unmapped.
ArrayRef<SpecialRange> specialRanges();
/// Where clouds keep the credentials of a machine, an address each. Most lie
/// inside a special range. Sorted like those.
ArrayRef<SpecialRange> metadataAddresses();
/// The metadata address or special range that holds all of \p range, or null.
const SpecialRange *findSpecialRange(const Cidr &range);

} // namespace tntc

#endif // TNTC_SUPPORT_CIDR_H
