//===- CidrTest.cpp - addresses, prefixes and special ranges --------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Support/Cidr.h"

#include "llvm/ADT/STLExtras.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace tntc;

static Cidr cidr(StringRef text) {
  std::optional<Cidr> result = Cidr::parse(text);
  EXPECT_TRUE(result) << text.str();
  return result.value_or(Cidr());
}

TEST(CidrTest, ReadsAndPrints) {
  for (auto [text, printed] :
       std::initializer_list<std::pair<StringRef, StringRef>>{
           {"10.0.0.0/8", "10.0.0.0/8"},
           {"0.0.0.0/0", "0.0.0.0/0"},
           {"255.255.255.255/32", "255.255.255.255/32"},
           {"::/0", "::/0"},
           {"2001:DB8::/32", "2001:db8::/32"},
           {"1::/64", "1::/64"},
           {"::1/128", "::1/128"},
           {"::1.2.3.4/128", "::102:304/128"},
           {"::ffff:1.2.3.4/128", "::ffff:1.2.3.4/128"},
           {"64:ff9b::1.2.3.4/96", "64:ff9b::102:304/96"}})
    EXPECT_EQ(cidr(text).str(), printed.str());
}

// The cases of RFC 5952, section 4.
TEST(CidrTest, PrintsAsRfc5952Says) {
  for (auto [text, printed] :
       std::initializer_list<std::pair<StringRef, StringRef>>{
           {"2001:0db8::0001", "2001:db8::1"},
           {"2001:db8:0:0:0:0:2:1", "2001:db8::2:1"},
           {"2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"},
           {"2001:db8::1:1:1:1:1", "2001:db8:0:1:1:1:1:1"},
           {"2001:0:0:1:0:0:0:1", "2001:0:0:1::1"},
           {"2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"},
           {"1:2:3:4:5:6:0:0", "1:2:3:4:5:6::"},
           {"0:0:3:4:5:6:7:8", "::3:4:5:6:7:8"}}) {
    std::optional<Cidr> address = Cidr::parseAddress(text);
    ASSERT_TRUE(address) << text.str();
    EXPECT_EQ(address->addressStr(), printed.str());
  }
}

TEST(CidrTest, RefusesWhatOthersReadDifferently) {
  for (StringRef text : {"",
                         "/",
                         "10.0.0.0",
                         "10.0.0.0/",
                         "10.0.0.0/33",
                         "10.0.0.0/08",
                         "10.0.0.0/+8",
                         "10.0.0.0/-1",
                         "10.0.0/8",
                         "10.0.0.0.0/8",
                         "010.0.0.0/8",
                         "256.0.0.0/8",
                         "1.2.3.4/24/8",
                         "0x0a.0.0.0/8",
                         " 10.0.0.0/8",
                         "10.0.0.0/8 ",
                         "10.0.0.0/8\n",
                         "::/129",
                         ":/0",
                         ":::/0",
                         "1::2::3/64",
                         "1:2:3:4:5:6:7/64",
                         "1:2:3:4:5:6:7:8:9/64",
                         "1:2:3:4:5:6:7::8/64",
                         "fe80::1%eth0/64",
                         "12345::/16",
                         "g::/16",
                         "1.2.3.4::/16",
                         "::1.2.3/96",
                         "[::1]/128",
                         "1:2:3:4:5:6:7:1.2.3.4/96"})
    EXPECT_FALSE(Cidr::parse(text)) << text.str();
  EXPECT_FALSE(Cidr::parse(StringRef("10.0.0.0\0/8", 11)));
}

TEST(CidrTest, SeesHostBits) {
  EXPECT_TRUE(cidr("10.0.0.1/8").hasHostBits());
  EXPECT_EQ(cidr("10.255.3.1/9").network().str(), "10.128.0.0/9");
  EXPECT_FALSE(cidr("10.0.0.1/32").hasHostBits());
  EXPECT_EQ(cidr("2001:db8:ffff::/33").network().str(), "2001:db8:8000::/33");
  EXPECT_EQ(cidr("1.2.3.4/0").network().str(), "0.0.0.0/0");
}

TEST(CidrTest, NeverMixesFamilies) {
  EXPECT_FALSE(cidr("::/0").contains(cidr("0.0.0.0/0")));
  EXPECT_FALSE(cidr("0.0.0.0/0").overlaps(cidr("::/0")));
  EXPECT_FALSE(cidr("::/0").contains(cidr("10.0.0.0/8")));
}

TEST(CidrTest, UnwrapsMappedAddresses) {
  EXPECT_EQ(cidr("::ffff:10.0.0.1/128").unmapped().str(), "10.0.0.1/32");
  EXPECT_EQ(cidr("::ffff:a9fe:a9fe/128").unmapped().str(),
            "169.254.169.254/32");
  EXPECT_EQ(cidr("::fffe:1.2.3.4/128").unmapped().str(), "::fffe:102:304/128");
}

TEST(SpecialRangesTest, AreSortedApartAndWithoutHostBits) {
  ArrayRef<SpecialRange> ranges = specialRanges();
  for (const SpecialRange &range : ranges) {
    EXPECT_FALSE(range.range.hasHostBits()) << range.range.str();
    EXPECT_FALSE(range.name.empty());
    for (const SpecialRange &other : ranges)
      EXPECT_TRUE(&other == &range || !other.range.overlaps(range.range));
  }
  EXPECT_TRUE(llvm::is_sorted(
      ranges, [](const auto &a, const auto &b) { return a.range < b.range; }));
  EXPECT_TRUE(
      llvm::is_sorted(metadataAddresses(), [](const auto &a, const auto &b) {
        return a.range < b.range;
      }));
}

TEST(SpecialRangesTest, FindsTheNarrowestMeaning) {
  using Kind = SpecialRange::Kind;
  for (auto [text, kind] : std::initializer_list<std::pair<StringRef, Kind>>{
           {"10.1.2.3/32", Kind::Private},
           {"172.31.255.255/32", Kind::Private},
           {"127.0.0.1/32", Kind::Loopback},
           {"0.0.0.0/32", Kind::Loopback},
           {"169.254.1.1/32", Kind::LinkLocal},
           {"169.254.169.254/32", Kind::Metadata},
           {"100.100.100.200/32", Kind::Metadata},
           {"168.63.129.16/32", Kind::Metadata},
           {"::1/128", Kind::Loopback},
           {"::ffff:127.0.0.1/128", Kind::Loopback},
           {"::ffff:169.254.169.254/128", Kind::Metadata},
           {"fd00:ec2::254/128", Kind::Metadata},
           {"fd12:3456::/32", Kind::Private},
           {"fe80::1/128", Kind::LinkLocal},
           {"2001:db8::/48", Kind::Other},
           {"64:ff9b::a9fe:a9fe/128", Kind::Metadata},
           {"64:ff9b::7f00:1/128", Kind::Loopback},
           {"64:ff9b::a00:0/104", Kind::Private},
           {"64:ff9b::808:808/128", Kind::Other},
           {"64:ff9b::/96", Kind::Private},
           {"2002:a900::/24", Kind::Private},
           {"2002:a9fe:101::/48", Kind::LinkLocal},
           {"2002:a00::1/128", Kind::Private},
           {"239.1.1.1/32", Kind::Other}}) {
    const SpecialRange *special = findSpecialRange(cidr(text));
    ASSERT_TRUE(special) << text.str();
    EXPECT_EQ(special->kind, kind) << text.str();
  }
  for (StringRef text : {"8.8.8.8/32", "172.32.0.0/16", "100.128.0.0/32",
                         "2606:4700::/32", "0.0.0.0/0", "::/0"})
    EXPECT_FALSE(findSpecialRange(cidr(text))) << text.str();
}

//===----------------------------------------------------------------------===//
// Properties
//===----------------------------------------------------------------------===//

static rc::Gen<Cidr> anyCidr() {
  return rc::gen::apply(
      [](bool isV6, std::array<uint8_t, 16> address, uint8_t length,
         uint8_t zeros) {
        // Runs of zeros are what printing is about.
        for (unsigned i = 0; i != 16; ++i)
          if (!isV6 && i < 12)
            address[i] = 0;
          else if (zeros >> (i / 2) & 1)
            address[i] = 0;
        return Cidr{isV6, address, uint8_t(length % (isV6 ? 129 : 33))};
      },
      rc::gen::arbitrary<bool>(), rc::gen::arbitrary<std::array<uint8_t, 16>>(),
      rc::gen::arbitrary<uint8_t>(), rc::gen::arbitrary<uint8_t>());
}

RC_GTEST_PROP(CidrProperty, ReadsBackWhatItPrints, ()) {
  Cidr any = *anyCidr();
  std::optional<Cidr> again = Cidr::parse(any.str());
  RC_ASSERT(again.has_value());
  RC_ASSERT(*again == any);
}

// glibc prints by RFC 5952 but for the IPv4-compatible block, which has been
// dead since 2006.
RC_GTEST_PROP(CidrProperty, PrintsLikeTheSystem, ()) {
  Cidr any = *anyCidr();
  char buffer[INET6_ADDRSTRLEN];
  const void *bytes = any.address.data() + (any.isV6 ? 0 : 12);
  inet_ntop(any.isV6 ? AF_INET6 : AF_INET, bytes, buffer, sizeof(buffer));
  RC_PRE(!(any.isV6 && StringRef(buffer).contains('.') &&
           !StringRef(buffer).starts_with("::ffff:")));
  RC_ASSERT(any.addressStr() == buffer);
}

// Addresses with one character put in the place of another, so that right and
// almost right both come up.
RC_GTEST_PROP(CidrProperty, ReadsExactlyWhatTheSystemReads, ()) {
  std::string text = (*anyCidr()).addressStr();
  if (*rc::gen::arbitrary<bool>())
    text = "1:2::" + text;
  size_t at = *rc::gen::inRange<size_t>(0, text.size());
  text.replace(at, *rc::gen::inRange(0, 2),
               std::string(1, *rc::gen::elementOf(std::string("019af:.x "))));
  uint8_t bytes[16];
  bool isV6 = StringRef(text).contains(':');
  bool isOk = inet_pton(isV6 ? AF_INET6 : AF_INET, text.c_str(), bytes) == 1;
  RC_ASSERT(Cidr::parseAddress(text).has_value() == isOk);
}

RC_GTEST_PROP(CidrProperty, ContainmentIsAnOrder, ()) {
  Cidr a = (*anyCidr()).network(), b = (*anyCidr()).network();
  RC_ASSERT(a.contains(a));
  RC_ASSERT(!(a.contains(b) && b.contains(a)) || a == b);
  RC_ASSERT(a.overlaps(b) == b.overlaps(a));
  Cidr wider = a;
  wider.length = uint8_t(*rc::gen::inRange(0, a.length + 1));
  RC_ASSERT(wider.contains(a));
  RC_ASSERT(wider.network().contains(a));
  RC_ASSERT(!a.contains(b) || wider.contains(b));
}
