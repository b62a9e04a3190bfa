//===- Identity.h - what a tentacle is called by each service ---*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// Decision O1. The parts hold lower-case letters, digits and hyphens, and are
// never changed: `_`, `.` and `/` between them keep (a-b, c) apart from
// (a, b-c). Mapping a hyphen to `_` would bring the two together.
//
//===----------------------------------------------------------------------===//

#ifndef TNTC_PLUGINS_EXOSKELETON_IDENTITY_H
#define TNTC_PLUGINS_EXOSKELETON_IDENTITY_H

#include "Sha256.h"

namespace tntc::exoskeleton {

/// What PostgreSQL keeps of a name; it cuts longer ones without a word.
inline constexpr size_t longestName = 63;

struct Tentacle {
  std::string enclave, workflow;
};

/// \p raw, or its first 45 bytes, `__` and 64 bits of its SHA-256. No part
/// holds `_`, so that no name as it is has two in a row: a cut name never
/// meets one of those.
inline std::string fit(std::string raw) {
  if (raw.size() <= longestName)
    return raw;
  return raw.substr(0, 45) + "__" + sha256Hex(raw, 16);
}

/// Role and schema of PostgreSQL, policy of S3.
inline std::string roleName(const Tentacle &t) {
  return fit("tent_" + t.enclave + "_" + t.workflow);
}
/// User of NATS and what its subjects begin with. At most 127 bytes.
inline std::string dottedName(const Tentacle &t) {
  return t.enclave + "." + t.workflow;
}
/// The slash at its end keeps `e/n/` apart from `e/n2/`.
inline std::string objectPrefix(const Tentacle &t) {
  return t.enclave + "/" + t.workflow + "/";
}
/// The access key of S3: some servers take 3 to 20 characters and no more, so
/// that the prefix itself cannot be it. `tent` and 80 bits of a SHA-256.
inline std::string accessKey(const Tentacle &t) {
  static constexpr char letters[] = "abcdefghijklmnopqrstuvwxyz234567";
  Digest digest = sha256(objectPrefix(t));
  std::string key = "tent";
  uint32_t pending = 0;
  unsigned bits = 0;
  for (size_t i = 0; i != 10; ++i) {
    pending = pending << 8 | digest[i];
    for (bits += 8; bits >= 5; bits -= 5)
      key += letters[pending >> (bits - 5) & 31];
  }
  return key;
}
inline std::string spiffePath(const Tentacle &t) {
  return "/ns/" + t.enclave + "/wf/" + t.workflow;
}
/// A name for the whole cluster. Dots are legal in it, and no part has one.
inline std::string clusterName(const Tentacle &t) {
  return "tent." + t.enclave + "." + t.workflow;
}
/// A word of letters, digits and `_`: each hyphen is two `_`, the two parts are
/// divided by one, and no part begins or ends with a hyphen.
inline std::string variableName(const Tentacle &t) {
  std::string name = "TENT_";
  for (const std::string *part : {&t.enclave, &t.workflow}) {
    for (char c : *part)
      name += c == '-' ? "__" : std::string(1, c);
    if (part == &t.enclave)
      name += '_';
  }
  return name;
}

} // namespace tntc::exoskeleton

#endif // TNTC_PLUGINS_EXOSKELETON_IDENTITY_H
