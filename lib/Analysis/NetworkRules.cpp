//===- NetworkRules.cpp - rules under construction ------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "NetworkRules.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Format.h"

using namespace tntc;

static ArrayRef<ir::Peer::Label> oneLabel(StringRef key, StringRef value,
                                          ir::Context &arena) {
  return arena.save(std::vector<ir::Peer::Label>{{key, arena.save(value)}});
}

ir::Peer tntc::namespacePeer(StringRef nameSpace, ir::Context &arena) {
  ir::Peer peer;
  peer.kind = ir::Peer::Kind::Pods;
  peer.selectsNamespaces = true;
  peer.namespaceLabels =
      oneLabel("kubernetes.io/metadata.name", nameSpace, arena);
  return peer;
}

ir::Peer tntc::appPeer(StringRef nameSpace, StringRef app, ir::Context &arena) {
  ir::Peer peer = namespacePeer(nameSpace, arena);
  peer.selectsPods = true;
  peer.podLabels = oneLabel("app.kubernetes.io/name", app, arena);
  return peer;
}

ir::Peer tntc::dnsPeer(ir::Context &arena) {
  ir::Peer peer = namespacePeer("kube-system", arena);
  peer.selectsPods = true;
  peer.podLabels = oneLabel("k8s-app", "kube-dns", arena);
  return peer;
}

std::vector<ir::Port> tntc::dnsPorts() {
  return {{53, ir::Transport::Tcp, {}}, {53, ir::Transport::Udp, {}}};
}

ir::Peer tntc::ownNamespacePeer() {
  ir::Peer peer;
  peer.kind = ir::Peer::Kind::Pods;
  peer.selectsPods = true;
  return peer;
}

ir::Peer tntc::blockPeer(const Cidr &range, const ir::Policy &policy,
                         ir::Context &arena) {
  ir::Peer peer;
  peer.kind = ir::Peer::Kind::Block;
  peer.cidr = range.unmapped();
  std::vector<Cidr> except;
  auto isWithin = [&](const Cidr &inner) {
    return peer.cidr.contains(inner) && peer.cidr != inner;
  };
  for (const SpecialRange &special : specialRanges())
    if (isWithin(special.range))
      except.push_back(special.range);
  if (!policy.allowMetadata)
    for (const SpecialRange &address : metadataAddresses()) {
      bool isCovered = llvm::any_of(except, [&](const Cidr &other) {
        return other.contains(address.range);
      });
      if (isWithin(address.range) && !isCovered)
        except.push_back(address.range);
    }
  llvm::sort(except);
  peer.except = arena.save(except);
  return peer;
}

/// Everything that a rule says, in a form that sorts well.
static std::string signature(ArrayRef<ir::Peer> peers,
                             ArrayRef<ir::Port> ports) {
  std::string text;
  llvm::raw_string_ostream out(text);
  auto print = [&](StringRef mark, ArrayRef<ir::Peer::Label> labels) {
    out << mark;
    for (const ir::Peer::Label &label : labels)
      out << label.key << '=' << label.value << ';';
  };
  for (const ir::Peer &peer : peers) {
    out << '|';
    if (peer.kind == ir::Peer::Kind::Block) {
      out << peer.cidr.str();
      for (const Cidr &except : peer.except)
        out << '-' << except.str();
    }
    if (peer.selectsNamespaces)
      print("ns:", peer.namespaceLabels);
    if (peer.selectsPods)
      print("pods:", peer.podLabels);
  }
  for (const ir::Port &port : ports)
    out << '|' << llvm::format("%05u", unsigned(port.number)) << '/'
        << ir::transportName(port.transport);
  return text;
}

void NetworkRules::add(unsigned group, std::vector<ir::Peer> peers,
                       std::vector<ir::Port> ports,
                       ArrayRef<ir::Reason> reasons, StringRef host) {
  auto key = [](const ir::Port &port) {
    return std::make_pair(port.number, port.transport);
  };
  llvm::sort(ports, [&](const ir::Port &a, const ir::Port &b) {
    return key(a) < key(b);
  });
  ports.erase(std::unique(ports.begin(), ports.end(),
                          [&](const ir::Port &a, const ir::Port &b) {
                            return key(a) == key(b);
                          }),
              ports.end());
  Draft &draft = drafts[{group, signature(peers, ports)}];
  if (draft.reasons.empty()) {
    draft.peers = std::move(peers);
    draft.ports = std::move(ports);
  }
  llvm::append_range(draft.reasons, reasons);
  if (!host.empty())
    draft.hosts.insert(host);
}

ArrayRef<ir::NetworkRule> NetworkRules::finish() {
  std::vector<ir::NetworkRule> rules;
  for (const auto &[key, draft] : drafts) {
    std::vector<StringRef> hosts(draft.hosts.begin(), draft.hosts.end());
    rules.push_back({arena.save(draft.peers), arena.save(draft.ports),
                     arena.save(draft.reasons), arena.save(hosts)});
  }
  return arena.save(rules);
}
