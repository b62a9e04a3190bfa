//===- EgressFacts.cpp - addresses, labels, ranges ------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "FactsReader.h"

#include "tntc/Support/SpecialHosts.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;

/// The value of a label, or a name of one without its prefix.
static bool isLabelPart(StringRef text) {
  auto isInner = [](char c) {
    return llvm::isAlnum(c) || c == '.' || c == '_' || c == '-';
  };
  return !text.empty() && text.size() <= 63 && llvm::isAlnum(text.front()) &&
         llvm::isAlnum(text.back()) && llvm::all_of(text, isInner);
}

static bool isLabelKey(StringRef text) {
  if (!text.contains('/'))
    return isLabelPart(text);
  auto [prefix, name] = text.split('/');
  return names::isDnsName(prefix) && isLabelPart(name);
}

/// A name or an address. What is neither would pass for a name outside of the
/// cluster, and open its port to the internet: a mistyped address, which ends
/// in a number, and a Service without its namespace.
static bool isHost(StringRef text) {
  if (Cidr::parseAddress(text))
    return true;
  if (!names::isDnsName(text))
    return false;
  StringRef last = text.substr(text.rfind('.') + 1), inCluster = text;
  if (llvm::all_of(last, llvm::isDigit) ||
      (last.consume_front("0x") && llvm::all_of(last, llvm::isHexDigit)))
    return false;
  if (inCluster.consume_back(".cluster.local") || text.ends_with(".svc"))
    return inCluster.ends_with(".svc") && inCluster.count('.') >= 2;
  return true;
}

/// What is wrong with \p text, which is no host.
static std::string describeNoHost(StringRef text) {
  bool isService = text.ends_with(".svc") || text.ends_with(".cluster.local");
  return ("'" + text + "' is no host" +
          (isService ? "; expected 'service.namespace.svc'" : ""))
      .str();
}

/// Multicast, broadcast, and what is reserved: no server has such an address.
static bool isOfMany(const Cidr &range) {
  return range.isV6 ? range.address[0] == 0xff : range.address[12] >= 224;
}

/// What no grant opens: the pod itself, its machine and where a cloud keeps the
/// credentials of that, and what is no server.
static StringRef whyForbidden(const Cidr &range) {
  const SpecialRange *found = findSpecialRange(range.unmapped());
  return found && (found->kind == SpecialRange::Loopback ||
                   found->kind == SpecialRange::Metadata ||
                   found->kind == SpecialRange::LinkLocal ||
                   isOfMany(found->range))
             ? found->name
             : "";
}

bool FactsReader::isAllowedHost(StringRef host) {
  if (!isHost(host))
    return bad(describeNoHost(host));
  std::optional<Cidr> address = Cidr::parseAddress(host);
  SpecialHost special = findSpecialHost(host);
  StringRef why = address                            ? whyForbidden(*address)
                  : special == SpecialHost::Loopback ? "the pod itself"
                  : special == SpecialHost::Metadata
                      ? "where a cloud keeps the credentials of a machine"
                      : "";
  return why.empty() || bad("'" + host + "' is " + why);
}

bool FactsReader::readAddress(const json::Value &value,
                              ir::ServiceEgress &egress) {
  egress.host = text(value, "host");
  if (!isAllowedHost(egress.host))
    return false;
  egress.port = value["port"].get<uint16_t>();
  if (value.contains("podPort"))
    egress.podPort = value["podPort"].get<uint16_t>();
  std::vector<std::pair<StringRef, StringRef>> labels;
  if (value.contains("podLabels"))
    for (auto &[key, label] : value["podLabels"].items()) {
      StringRef content = label.get_ref<const std::string &>();
      if (!isLabelKey(key) || !(content.empty() || isLabelPart(content)))
        return bad("'" + key + ": " + content + "' is no label");
      labels.push_back({arena.save(key), arena.save(content)});
    }
  llvm::sort(labels);
  egress.podLabels = arena.save(labels);
  std::vector<Cidr> ranges;
  if (value.contains("ranges"))
    for (const json::Value &range : value["ranges"]) {
      StringRef content = range.get_ref<const std::string &>();
      std::optional<Cidr> parsed = Cidr::parse(content);
      if (!parsed || parsed->hasHostBits())
        return bad("'" + content + "' is no range of addresses");
      if (StringRef why = whyForbidden(*parsed); !why.empty())
        return bad("'" + content + "' is " + why);
      ranges.push_back(*parsed);
    }
  egress.ranges = arena.save(ranges);
  return true;
}

bool FactsReader::readEgress() {
  std::vector<ir::ServiceEgress> made;
  for (const json::Value &value : list("egress")) {
    ir::ServiceEgress egress;
    if (!granted("egress", "egress") || !readAddress(value, egress))
      return false;
    egress.reason = reason(value);
    made.push_back(egress);
  }
  facts.egress = arena.save(made);
  return true;
}
