//===- Address.h - hosts and ranges that an option may name -----*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_PLUGINS_EXOSKELETON_ADDRESS_H
#define TNTC_PLUGINS_EXOSKELETON_ADDRESS_H

#include <algorithm>
#include <arpa/inet.h>
#include <string>
#include <string_view>

namespace tntc::exoskeleton {

inline bool consistsOf(const std::string &text, std::string_view more) {
  return std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           more.find(c) != std::string_view::npos;
  });
}

/// The bytes of an address, 4 or 16, or nothing.
inline std::string addressBytes(const std::string &text) {
  unsigned char bytes[16];
  if (inet_pton(AF_INET, text.c_str(), bytes) == 1)
    return std::string(bytes, bytes + 4);
  if (inet_pton(AF_INET6, text.c_str(), bytes) == 1)
    return std::string(bytes, bytes + 16);
  return "";
}

inline bool isAddress(const std::string &host) {
  return !addressBytes(host).empty();
}

/// Labels, of which the last is no number: that would be a mistyped address,
/// for whoever reads URLs even in hexadecimal.
inline bool isHostName(const std::string &host) {
  if (host.empty() || host.size() > 253 || !consistsOf(host, "-."))
    return false;
  std::string_view rest = host, label;
  while (true) {
    label = rest.substr(0, rest.find('.'));
    if (label.empty() || label.size() > 63 || label.front() == '-' ||
        label.back() == '-')
      return false;
    if (label.size() == rest.size())
      break;
    rest.remove_prefix(label.size() + 1);
  }
  bool isHex = label.substr(0, 2) == "0x";
  return label.substr(isHex ? 2 : 0)
             .find_first_not_of(isHex ? "0123456789abcdef" : "0123456789") !=
         std::string_view::npos;
}

inline bool endsWith(std::string_view text, std::string_view end) {
  return text.size() > end.size() &&
         text.substr(text.size() - end.size()) == end;
}

/// `service.namespace.svc`, where \p host says that it is in the cluster.
inline bool isWholeService(std::string_view host) {
  static constexpr std::string_view domain = ".cluster.local";
  bool isLong = endsWith(host, domain);
  if (isLong)
    host.remove_suffix(domain.size());
  if (!endsWith(host, ".svc"))
    return !isLong;
  return std::count(host.begin(), host.end(), '.') >= 2;
}

inline bool isSpecialName(const std::string &host) {
  for (std::string_view name :
       {"localhost", "instance-data", "instance-data.ec2.internal",
        "metadata.goog", "metadata.google.internal"})
    if (host == name)
      return true;
  return endsWith(host, ".localhost");
}

/// IPv4 in the clothes of IPv6 leads where that leads: mapped (RFC 4291), by a
/// translator (RFC 6052) or by a relay (RFC 3056).
inline void unwrap(std::string &bytes, size_t &length) {
  struct Wrapper {
    std::string_view prefix;
    size_t at;
  };
  static constexpr Wrapper wrappers[] = {
      {std::string_view("\0\0\0\0\0\0\0\0\0\0\xff\xff", 12), 12},
      {std::string_view("\0\x64\xff\x9b\0\0\0\0\0\0\0\0", 12), 12},
      {std::string_view("\x20\x02", 2), 2}};
  for (const Wrapper &wrapper : wrappers)
    if (bytes.size() == 16 && length >= wrapper.at * 8 &&
        bytes.compare(0, wrapper.prefix.size(), wrapper.prefix) == 0) {
      bytes = bytes.substr(wrapper.at, 4);
      length = std::min<size_t>(32, length - wrapper.at * 8);
    }
}

/// Why no service of a platform has an address of those that begin with
/// \p length bits of \p bytes, which the host of plugins would refuse as well,
/// and take for a fault of ours: loopback; link-local and others, which give
/// away the machine's credentials; multicast, broadcast and what is reserved.
inline std::string whyNoServer(std::string bytes, size_t length) {
  static const char *const machine = "that is the pod or its machine";
  static const char *const nobody = "no server has such an address";
  unwrap(bytes, length);
  auto isWithin = [&](const char *address, size_t bits) {
    std::string whole = addressBytes(address), start = bytes;
    for (size_t bit = bits; bit < start.size() * 8; ++bit)
      start[bit / 8] &= char(~(0x80 >> bit % 8));
    return length >= bits && start == whole;
  };
  if (isWithin("0.0.0.0", 8) || isWithin("127.0.0.0", 8) ||
      isWithin("169.254.0.0", 16) || isWithin("100.100.100.200", 32) ||
      isWithin("168.63.129.16", 32) || isWithin("192.0.0.192", 32) ||
      isWithin("::", 128) || isWithin("::1", 128) || isWithin("fe80::", 10) ||
      isWithin("fd00:ec2::23", 128) || isWithin("fd00:ec2::254", 128))
    return machine;
  return isWithin("224.0.0.0", 4) || isWithin("240.0.0.0", 4) ||
                 isWithin("ff00::", 8)
             ? nobody
             : "";
}

/// What is wrong with \p host, or nothing.
inline std::string hostFault(const std::string &host) {
  if (isAddress(host))
    return whyNoServer(addressBytes(host), 128);
  if (isSpecialName(host))
    return "that is the pod or its machine";
  if (isHostName(host))
    return isWholeService(host) ? "" : "expected 'service.namespace.svc'";
  return "expected a name of lower-case letters, digits, '-' and '.', or an "
         "address";
}

/// What is wrong with \p text as a range of addresses, or nothing.
inline std::string rangeFault(const std::string &text) {
  size_t slash = text.find('/');
  std::string bytes = addressBytes(text.substr(0, slash));
  std::string digits = slash == std::string::npos ? "" : text.substr(slash + 1);
  if (bytes.empty() || digits.empty() || digits.size() > 3 ||
      (digits.size() > 1 && digits[0] == '0') ||
      digits.find_first_not_of("0123456789") != std::string::npos ||
      std::stoul(digits) > bytes.size() * 8)
    return "expected an address and the length of a prefix, '203.0.113.0/24'";
  size_t length = std::stoul(digits);
  // What is beside one of those in it the host leaves out.
  if (std::string why = whyNoServer(bytes, length); !why.empty())
    return why;
  std::string network = bytes;
  for (size_t bit = length; bit < bytes.size() * 8; ++bit)
    network[bit / 8] &= char(~(0x80 >> bit % 8));
  if (network == bytes)
    return "";
  char buffer[INET6_ADDRSTRLEN];
  inet_ntop(bytes.size() == 4 ? AF_INET : AF_INET6, network.data(), buffer,
            sizeof buffer);
  return "did you mean '" + std::string(buffer) + "/" + digits + "'?";
}

} // namespace tntc::exoskeleton

#endif // TNTC_PLUGINS_EXOSKELETON_ADDRESS_H
