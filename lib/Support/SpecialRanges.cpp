//===- SpecialRanges.cpp - addresses that are not the internet ------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// From the IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890 and
// its updates), with the multicast blocks, the deprecated site-local block and
// the addresses of cloud metadata services. Left out are the blocks that the
// registries call globally reachable and that lead nowhere private (AS112, AMT,
// the anycast addresses within 2001::/23, which goes as a whole). The
// translation prefixes are in although some are reachable: they hold an IPv4
// address, which may be a private one.
//
// `::ffff:0:0/96` is missing on purpose: such a packet leaves a machine as
// IPv4, and the Kubernetes API refuses the block as an exception of `::/0`.
//
//===----------------------------------------------------------------------===//

#include "tntc/Support/Cidr.h"

#include "llvm/ADT/STLExtras.h"

using namespace tntc;

namespace {
constexpr SpecialRange v4(uint8_t a, uint8_t b, uint8_t c, uint8_t d,
                          uint8_t length, StringRef name,
                          SpecialRange::Kind kind) {
  return {{false, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, a, b, c, d}, length},
          name,
          kind};
}

/// The first three groups and the last one; those between are zero.
constexpr SpecialRange v6(uint16_t a, uint16_t b, uint16_t c, uint16_t last,
                          uint8_t length, StringRef name,
                          SpecialRange::Kind kind) {
  return {{true,
           {uint8_t(a >> 8), uint8_t(a), uint8_t(b >> 8), uint8_t(b),
            uint8_t(c >> 8), uint8_t(c), 0, 0, 0, 0, 0, 0, 0, 0,
            uint8_t(last >> 8), uint8_t(last)},
           length},
          name,
          kind};
}
} // namespace

ArrayRef<SpecialRange> tntc::specialRanges() {
  using enum SpecialRange::Kind;
  static constexpr SpecialRange table[] = {
      v4(0, 0, 0, 0, 8, "'this network' (RFC 791)", Loopback),
      v4(10, 0, 0, 0, 8, "private (RFC 1918)", Private),
      v4(100, 64, 0, 0, 10, "shared address space (RFC 6598)", Private),
      v4(127, 0, 0, 0, 8, "loopback (RFC 1122)", Loopback),
      v4(168, 63, 129, 16, 32, "the Azure platform address", Metadata),
      v4(169, 254, 0, 0, 16, "link-local (RFC 3927)", LinkLocal),
      v4(172, 16, 0, 0, 12, "private (RFC 1918)", Private),
      v4(192, 0, 0, 0, 24, "IETF protocol assignments (RFC 6890)", Other),
      v4(192, 0, 2, 0, 24, "documentation (RFC 5737)", Other),
      v4(192, 88, 99, 0, 24, "6to4 relay anycast (RFC 7526)", Other),
      v4(192, 168, 0, 0, 16, "private (RFC 1918)", Private),
      v4(198, 18, 0, 0, 15, "benchmarking (RFC 2544)", Private),
      v4(198, 51, 100, 0, 24, "documentation (RFC 5737)", Other),
      v4(203, 0, 113, 0, 24, "documentation (RFC 5737)", Other),
      v4(224, 0, 0, 0, 4, "multicast (RFC 5771)", Other),
      v4(240, 0, 0, 0, 4, "reserved (RFC 1112)", Other),
      v6(0, 0, 0, 0, 128, "the unspecified address (RFC 4291)", Loopback),
      v6(0, 0, 0, 1, 128, "loopback (RFC 4291)", Loopback),
      v6(0x64, 0xff9b, 0, 0, 96, "IPv4 translation (RFC 6052)", Other),
      v6(0x64, 0xff9b, 1, 0, 48, "local IPv4 translation (RFC 8215)", Private),
      v6(0x100, 0, 0, 0, 63, "discard only (RFC 6666, RFC 9780)", Other),
      v6(0x2001, 0, 0, 0, 23, "IETF protocol assignments (RFC 2928)", Other),
      v6(0x2001, 0xdb8, 0, 0, 32, "documentation (RFC 3849)", Other),
      v6(0x2002, 0, 0, 0, 16, "6to4 (RFC 3056)", Other),
      v6(0x3fff, 0, 0, 0, 20, "documentation (RFC 9637)", Other),
      v6(0x5f00, 0, 0, 0, 16, "segment routing (RFC 9602)", Other),
      v6(0xfc00, 0, 0, 0, 7, "unique local (RFC 4193)", Private),
      v6(0xfe80, 0, 0, 0, 10, "link-local (RFC 4291)", LinkLocal),
      v6(0xfec0, 0, 0, 0, 10, "site-local (RFC 3879)", Private),
      v6(0xff00, 0, 0, 0, 8, "multicast (RFC 4291)", Other),
  };
  return table;
}

ArrayRef<SpecialRange> tntc::metadataAddresses() {
  using enum SpecialRange::Kind;
  static constexpr SpecialRange table[] = {
      v4(100, 100, 100, 200, 32, "the Alibaba Cloud metadata service",
         Metadata),
      v4(168, 63, 129, 16, 32, "the Azure platform address", Metadata),
      v4(169, 254, 169, 254, 32, "the cloud metadata service", Metadata),
      v4(169, 254, 170, 2, 32, "the ECS task metadata service", Metadata),
      v4(169, 254, 170, 23, 32, "the EKS pod identity service", Metadata),
      v4(192, 0, 0, 192, 32, "the Oracle Cloud metadata service", Metadata),
      v6(0xfd00, 0xec2, 0, 0x23, 128, "the EKS pod identity service", Metadata),
      v6(0xfd00, 0xec2, 0, 0x254, 128, "the EC2 metadata service", Metadata),
  };
  return table;
}

/// A translator (`64:ff9b::/96`) or a 6to4 relay (`2002::/16`) takes these for
/// IPv4 addresses: they lead wherever those lead. Null when they are none, or
/// lead to what anyone may reach.
static const SpecialRange *findTranslated(const Cidr &range) {
  static constexpr SpecialRange blocks[] = {
      v6(0x64, 0xff9b, 0, 0, 96, "IPv4 translation (RFC 6052)",
         SpecialRange::Private),
      v6(0x2002, 0, 0, 0, 16, "6to4 (RFC 3056)", SpecialRange::Private)};
  const SpecialRange *block =
      llvm::find_if(blocks, [&](const SpecialRange &row) {
        return row.range.contains(range);
      });
  if (block == std::end(blocks))
    return nullptr;
  Cidr meant;
  uint8_t length = block->range.length;
  std::copy_n(range.address.begin() + length / 8, 4,
              meant.address.begin() + 12);
  meant.length = uint8_t(std::min(32, range.length - length));
  const SpecialRange *special = findSpecialRange(meant);
  if (special)
    return special->kind == SpecialRange::Other ? nullptr : special;
  bool leadsInside = llvm::any_of(specialRanges(), [&](const auto &row) {
    return row.kind != SpecialRange::Other && meant.contains(row.range);
  });
  return leadsInside ? block : nullptr;
}

const SpecialRange *tntc::findSpecialRange(const Cidr &range) {
  if (const SpecialRange *special = findTranslated(range))
    return special;
  Cidr meant = range.unmapped();
  for (ArrayRef<SpecialRange> table : {metadataAddresses(), specialRanges()})
    for (const SpecialRange &special : table)
      if (special.range.contains(meant))
        return &special;
  return nullptr;
}
