//===- Contract.h - outside dependencies of a workflow ----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_IR_CONTRACT_H
#define TNTC_IR_CONTRACT_H

#include "tntc/IR/Located.h"
#include "tntc/IR/Value.h"
#include "tntc/Support/Cidr.h"

#include <optional>

namespace tntc::ir {

/// One table of protocols for all: names (an alias counts as its target) and
/// default ports (decision I2).
enum class Protocol : uint8_t {
  Unknown,
  Https,
  Http,
  Postgres, ///< `postgresql` and `postgres`
  Nats,
  Blob,
  S3,
  Jsr,
  Npm,
};

struct ProtocolInfo {
  Protocol protocol;
  StringRef name; ///< canonical: what an engine is told
  uint16_t port;  ///< 0: has none
  bool isModule;  ///< jsr, npm: `host` names a package
};
/// Unknown for a spelling that is not in the table.
const ProtocolInfo &protocolInfo(Protocol protocol);
const ProtocolInfo &protocolNamed(StringRef spelling);
ArrayRef<StringRef> protocolSpellings();

enum class Transport : uint8_t { Tcp, Udp, Sctp };
StringRef transportName(Transport transport);

/// `443`, `443/TCP`.
struct Port {
  uint16_t number = 0;
  Transport transport = Transport::Tcp;
  Span span;
  auto operator<=>(const Port &) const = default;
};

/// A secret as the contract names it: `service.key`.
struct SecretRef {
  StringRef service;
  StringRef key;
};

struct Auth {
  Span span;
  Text type;
  Text secret; ///< as written
  ArrayRef<Entry> extensions;
};

struct Dependency {
  Text name; ///< span: the key
  Span span; ///< the whole entry, key included
  Text protocol;
  Protocol kind = Protocol::Unknown;
  Text type; ///< `dynamic-target` or absent
  Text host;
  Number port;
  std::optional<Auth> auth;
  Text cidr;
  ArrayRef<Text> dynPorts; ///< as written
  Text version;
  Text database, user, subject, container;
  /// Keys that the table of fields does not name, kept as they are.
  ArrayRef<Entry> extensions;

  bool isDynamic() const { return *type == "dynamic-target"; }
  bool isService() const { return name->starts_with("tentacular-"); }
  bool isModule() const { return protocolInfo(kind).isModule; }
};

struct AdditionalEgress {
  Span span;
  Text toCidr;
  ArrayRef<Text> ports; ///< as written; none: all
  Text reason;
  ArrayRef<Entry> extensions;
};

struct Contract {
  Span span; ///< the key `contract`
  Text version;
  Span dependenciesSpan; ///< the key `dependencies`
  ArrayRef<Dependency> dependencies;
  bool hasRefusedDependencies = false; ///< they are left out
  ArrayRef<AdditionalEgress> additionalEgress;
  ArrayRef<Entry> extensions;

  const Dependency *find(StringRef name) const;
};

/// `443`, `443/tcp`; nothing unless 1..65535 and TCP, UDP or SCTP.
std::optional<Port> parsePort(const Text &text);
/// Nothing unless the text is a secret reference.
std::optional<SecretRef> parseSecretRef(StringRef text);

} // namespace tntc::ir

#endif // TNTC_IR_CONTRACT_H
