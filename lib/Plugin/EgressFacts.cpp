//===- EgressFacts.cpp - addresses, labels, ranges ------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "FactsReader.h"

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

bool tntc::isHost(StringRef text) {
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

std::string tntc::describeNoHost(StringRef text) {
  bool isService = text.ends_with(".svc") || text.ends_with(".cluster.local");
  return ("'" + text + "' is no host" +
          (isService ? "; expected 'service.namespace.svc'" : ""))
      .str();
}

/// What no grant opens: the pod itself, and where a cloud keeps the credentials
/// of the machine.
static const SpecialRange *findForbidden(const Cidr &range) {
  const SpecialRange *found = findSpecialRange(range.unmapped());
  return found && (found->kind == SpecialRange::Loopback ||
                   found->kind == SpecialRange::Metadata)
             ? found
             : nullptr;
}

bool FactsReader::readAddress(const json::Value &value,
                              ir::ServiceEgress &egress) {
  egress.host = text(value, "host");
  if (!isHost(egress.host))
    return bad(describeNoHost(egress.host));
  auto isAllowed = [&](StringRef text, const std::optional<Cidr> &range) {
    const SpecialRange *found = range ? findForbidden(*range) : nullptr;
    return !found || bad("'" + text + "' is " + found->name);
  };
  if (!isAllowed(egress.host, Cidr::parseAddress(egress.host)))
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
      if (!isAllowed(content, parsed))
        return false;
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
