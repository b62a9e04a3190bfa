//===- HostName.cpp - telling hosts apart ---------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "HostName.h"

#include "tntc/Support/Names.h"
#include "tntc/Support/SpecialHosts.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;

//===----------------------------------------------------------------------===//
// Judging
//===----------------------------------------------------------------------===//

/// `a.example.com:8443` as host and port; 0 when there is no such port.
static std::pair<StringRef, unsigned> splitPort(StringRef text) {
  auto [host, digits] = text.rsplit(':');
  unsigned port;
  if (digits.empty() || !llvm::all_of(digits, llvm::isDigit) ||
      digits.getAsInteger(10, port) || port > 65535)
    return {text, 0};
  return {host, port};
}

/// \p text as a repair, if it would pass.
static std::string ifHost(StringRef text) {
  return judgeHost(text) ? std::string() : text.str();
}

/// A URL parser takes a host that ends in a number for an IPv4 address and
/// reads `127.1`, `0x7f000001` and `2130706433` alike (WHATWG URL, "ends in a
/// number").
static bool endsInNumber(StringRef text) {
  StringRef last = text.rsplit('.').second;
  if (!text.contains('.'))
    last = text;
  if (!last.empty() && llvm::all_of(last, llvm::isDigit))
    return true;
  return last.consume_front("0x") && llvm::all_of(last, llvm::isHexDigit);
}

/// Nothing that is connected to. Of what the registries reserve (`240.0.0.0/4`)
/// clusters do give addresses to their own.
static bool isForMany(const Cidr &address) {
  static const Cidr multicast[] = {*Cidr::parse("224.0.0.0/4"),
                                   *Cidr::parse("ff00::/8"),
                                   *Cidr::parse("255.255.255.255/32")};
  return llvm::any_of(
      multicast, [&](const Cidr &range) { return range.contains(address); });
}

static std::optional<HostFault> judgeAddress(const Cidr &address) {
  Cidr meant = address.unmapped();
  if (isForMany(meant))
    return HostFault{"is an address of many machines at once, to which nothing "
                     "connects",
                     ""};
  if (meant != address)
    return HostFault{"is an IPv4 address in the clothes of IPv6",
                     meant.addressStr()};
  return std::nullopt;
}

static HostFault judgeUrl(StringRef text) {
  auto [scheme, rest] = text.split("://");
  StringRef authority =
      rest.take_while([](char c) { return c != '/' && c != '?' && c != '#'; });
  auto [host, port] = splitPort(authority);
  return {"is a URL; expected the host alone", ifHost(host), port,
          scheme.lower(), rest.size() > authority.size() + 1};
}

std::optional<HostFault> tntc::judgeHost(StringRef text) {
  if (text.empty())
    return HostFault{"is empty", ""};
  if (std::optional<Cidr> address = Cidr::parseAddress(text))
    return judgeAddress(*address);
  if (text.contains("://"))
    return judgeUrl(text);
  if (Cidr::parse(text))
    return HostFault{"is a range; write 'type: dynamic-target' with 'cidr'",
                     ""};
  if (text.starts_with("[") && text.ends_with("]"))
    return HostFault{"has brackets, which belong to URLs",
                     ifHost(text.drop_front().drop_back())};
  if (text.contains('/'))
    return HostFault{"has a path; expected the host alone",
                     ifHost(text.split('/').first), 0, "",
                     !text.split('/').second.empty()};
  if (text.contains('@'))
    return HostFault{"has a user; credentials are named by 'auth'", ""};
  if (Cidr::parseAddress(text.split('%').first))
    return HostFault{"has a zone, which means something to one machine only",
                     ""};
  if (text.contains(':')) {
    auto [host, port] = splitPort(text);
    return HostFault{"has a port; expected the host alone, and 'port' beside "
                     "it",
                     port ? ifHost(host) : "", port};
  }
  if (text.contains('*'))
    return HostFault{"has a wildcard; neither Deno nor a NetworkPolicy takes "
                     "one, so name each host",
                     ""};
  if (!llvm::all_of(text, [](char c) { return (unsigned char)c < 0x80; }))
    return HostFault{"has letters beyond ASCII; expected its 'xn--' form", ""};
  if (text.ends_with(".") && text.size() > 1)
    return HostFault{"ends in a dot", ifHost(text.drop_back())};
  if (llvm::any_of(text, llvm::isUpper) && names::isDnsName(text.lower()))
    return HostFault{"has capital letters", ifHost(text.lower())};
  if (endsInNumber(text))
    return HostFault{"is neither an address nor a name: what ends in a number "
                     "must be four numbers from 0 to 255",
                     ""};
  if (!names::isDnsName(text))
    return HostFault{"is no host name: expected labels of letters, digits and "
                     "'-' joined by dots",
                     ""};
  StringRef inCluster = text;
  if (inCluster.consume_back(".cluster.local") || text.ends_with(".svc"))
    if (!inCluster.ends_with(".svc") || inCluster.count('.') < 2)
      return HostFault{"is no Service of a cluster: expected "
                       "'service.namespace.svc'",
                       ""};
  return std::nullopt;
}

//===----------------------------------------------------------------------===//
// Classifying
//===----------------------------------------------------------------------===//

bool tntc::isOwnNamespace(StringRef nameSpace, const ir::Workflow &workflow) {
  return nameSpace.empty() ||
         (workflow.enclave.isPresent() && *workflow.enclave == nameSpace);
}

static bool isKnownNamespace(StringRef name, const ir::Workflow &workflow,
                             const ir::Profile &profile) {
  if (isOwnNamespace(name, workflow) ||
      llvm::is_contained(ir::reservedNamespaces(), name))
    return true;
  StringRef platform[] = {profile.moduleProxy.nameSpace,
                          profile.telemetry.nameSpace,
                          profile.ingress.controlNamespace};
  return llvm::is_contained(platform, name) ||
         llvm::any_of(profile.knownNamespaces,
                      [&](StringRef known) { return known == name; }) ||
         llvm::any_of(profile.policy.allowedNamespaces,
                      [&](StringRef known) { return known == name; });
}

HostName tntc::classifyHost(StringRef host, const ir::Workflow &workflow,
                            const ir::Profile &profile) {
  HostName result;
  if (std::optional<Cidr> address = Cidr::parseAddress(host)) {
    result.kind = HostName::Address;
    result.address = address->unmapped();
    return result;
  }
  if (SpecialHost special = findSpecialHost(host);
      special != SpecialHost::None) {
    result.kind = special == SpecialHost::Loopback ? HostName::Loopback
                                                   : HostName::Metadata;
    return result;
  }

  llvm::SmallVector<StringRef, 8> labels;
  StringRef name = host;
  name.consume_back(".cluster.local");
  name.split(labels, '.');
  if (labels.size() == 1) {
    result.kind = HostName::Service;
    result.service = labels[0];
  } else if (labels.back() == "svc" && labels.size() >= 3) {
    // `pod.service.namespace.svc` names a pod of a headless Service.
    result.kind = HostName::Service;
    result.nameSpace = labels[labels.size() - 2];
    result.service = labels[labels.size() - 3];
  } else if (labels.size() == 2 && name == host &&
             isKnownNamespace(labels[1], workflow, profile)) {
    result.kind = HostName::Service;
    result.service = labels[0];
    result.nameSpace = labels[1];
  }
  return result;
}
