//===- Contract.cpp - protocol table, ports, references -------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/IR/Contract.h"

#include "tntc/Support/Names.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ErrorHandling.h"

using namespace tntc;
using namespace tntc::ir;

static constexpr ProtocolInfo protocols[] = {
    {Protocol::Unknown, "", 0, false},
    {Protocol::Https, "https", 443, false},
    {Protocol::Http, "http", 80, false},
    {Protocol::Postgres, "postgres", 5432, false},
    {Protocol::Nats, "nats", 4222, false},
    {Protocol::Blob, "blob", 443, false},
    {Protocol::S3, "s3", 443, false},
    {Protocol::Jsr, "jsr", 0, true},
    {Protocol::Npm, "npm", 0, true},
};

static constexpr StringRef spellings[] = {"blob",     "http",       "https",
                                          "jsr",      "nats",       "npm",
                                          "postgres", "postgresql", "s3"};

const ProtocolInfo &ir::protocolInfo(Protocol protocol) {
  return protocols[size_t(protocol)];
}

const ProtocolInfo &ir::protocolNamed(StringRef spelling) {
  if (spelling == "postgresql")
    return protocolInfo(Protocol::Postgres);
  for (const ProtocolInfo &info : llvm::drop_begin(protocols))
    if (info.name == spelling)
      return info;
  return protocolInfo(Protocol::Unknown);
}

ArrayRef<StringRef> ir::protocolSpellings() { return spellings; }

StringRef ir::transportName(Transport transport) {
  switch (transport) {
  case Transport::Tcp:
    return "TCP";
  case Transport::Udp:
    return "UDP";
  case Transport::Sctp:
    return "SCTP";
  }
  llvm_unreachable("covered switch");
}

const Dependency *Contract::find(StringRef name) const {
  for (const Dependency &dependency : dependencies)
    if (*dependency.name == name)
      return &dependency;
  return nullptr;
}

std::optional<Port> ir::parsePort(const Text &text) {
  auto [digits, protocol] = text->split('/');
  unsigned number;
  bool onlyDigits = !digits.empty() && llvm::all_of(digits, llvm::isDigit);
  if (!onlyDigits || digits.getAsInteger(10, number) || number == 0 ||
      number > 65535)
    return std::nullopt;
  Port port{uint16_t(number), Transport::Tcp, text.span};
  if (!text->contains('/'))
    return port;
  for (Transport transport : {Transport::Tcp, Transport::Udp, Transport::Sctp})
    if (protocol.equals_insensitive(transportName(transport))) {
      port.transport = transport;
      return port;
    }
  return std::nullopt;
}

std::optional<SecretRef> ir::parseSecretRef(StringRef text) {
  if (!names::isSecretReference(text))
    return std::nullopt;
  auto [service, key] = text.split('.');
  return SecretRef{service, key};
}
