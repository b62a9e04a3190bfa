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

/// Why no service of a platform has the address or name \p host, which the host
/// of plugins would refuse as well, and take for a fault of ours: loopback;
/// link-local, of which one address gives away the machine's credentials;
/// multicast, broadcast and what is reserved.
inline std::string whyNoServer(const std::string &host) {
  static const char *const machine = "that is the pod or its machine";
  static const char *const nobody = "no server has such an address";
  std::string bytes = addressBytes(host);
  // IPv4 in the clothes of IPv6.
  const std::string mapped = std::string(10, '\0') + "\xff\xff";
  if (bytes.compare(0, mapped.size(), mapped) == 0)
    bytes.erase(0, mapped.size());
  auto at = [&](size_t i) { return static_cast<unsigned char>(bytes[i]); };
  if (bytes.size() == 4) {
    bool isMachine =
        at(0) == 0 || at(0) == 127 || (at(0) == 169 && at(1) == 254);
    return isMachine ? machine : at(0) >= 224 ? nobody : "";
  }
  if (bytes.size() == 16) {
    bool isLoopback = at(15) <= 1 && bytes.find_first_not_of('\0') >= 15;
    bool isLinkLocal = at(0) == 0xfe && (at(1) & 0xc0) == 0x80;
    return isLoopback || isLinkLocal ? machine : at(0) == 0xff ? nobody : "";
  }
  return isSpecialName(host) ? machine : "";
}

/// What is wrong with \p host, or nothing.
inline std::string hostFault(const std::string &host) {
  if (std::string why = whyNoServer(host); !why.empty())
    return why;
  if (isAddress(host))
    return "";
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
  // A shorter one holds the whole internet, of which the host leaves that out.
  bool isShort =
      length < (static_cast<unsigned char>(bytes[0]) >= 224 && bytes.size() == 4
                    ? 3
                    : 8);
  if (std::string why = whyNoServer(text.substr(0, slash));
      !isShort && !why.empty())
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
