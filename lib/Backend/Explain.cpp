//===- Explain.cpp - why one address is granted ---------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Backend/Explain.h"

#include "RuleText.h"

#include "tntc/Diagnostics/Escape.h"
#include "tntc/IR/ObjectNames.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

#include <functional>

using namespace tntc;

std::optional<Endpoint> Endpoint::parse(StringRef text) {
  auto [host, digits] = text.rsplit(':');
  Endpoint endpoint;
  unsigned port;
  bool isPort = !digits.empty() && llvm::all_of(digits, llvm::isDigit) &&
                !digits.getAsInteger(10, port) && port > 0 && port <= 65535;
  if (!isPort)
    return std::nullopt;
  if (host.consume_front("[") && !host.consume_back("]"))
    return std::nullopt;
  bool isName = !host.empty() && llvm::all_of(host, [](char c) {
    return llvm::isAlnum(c) || StringRef(".-_:").contains(c);
  });
  if (!isName)
    return std::nullopt;
  endpoint.host = host.lower();
  // Grants name an address in one spelling.
  if (std::optional<Cidr> address = Cidr::parseAddress(host))
    endpoint.host = address->unmapped().addressStr();
  endpoint.port = uint16_t(port);
  return endpoint;
}

static std::string spell(const Endpoint &endpoint) {
  bool needsBrackets = StringRef(endpoint.host).contains(':');
  return (needsBrackets ? "[" + endpoint.host + "]" : endpoint.host) + ":" +
         std::to_string(endpoint.port);
}

static void print(ArrayRef<ir::Reason> reasons, const SourceManager &sources,
                  raw_ostream &out) {
  for (const ir::Reason &reason : reasons) {
    out << "    ";
    if (reason.span.isValid()) {
      const SourceFile &file = sources.file(reason.span.file);
      LineColumn place = file.lineColumn(reason.span.begin);
      out << render::escape(file.path()) << ':' << place.line << ':'
          << place.column << ": ";
    }
    // Some are the author's own words.
    out << render::escape(reason.text) << '\n';
  }
}

static bool selects(const ir::Peer &peer, StringRef nameSpace) {
  return !nameSpace.empty() &&
         llvm::any_of(peer.namespaceLabels, [&](const ir::Peer::Label &label) {
           return label.key == "kubernetes.io/metadata.name" &&
                  label.value == nameSpace;
         });
}

/// What does not leave the pod meets no policy.
static bool staysInside(StringRef host) {
  std::optional<Cidr> address = Cidr::parseAddress(host);
  if (!address)
    return host == "localhost" || host.ends_with(".localhost");
  const SpecialRange *range = findSpecialRange(*address);
  return range && range->kind == SpecialRange::Loopback;
}

static bool isMadeFor(const ir::NetworkRule &rule, const Endpoint &endpoint) {
  return llvm::is_contained(rule.hosts, StringRef(endpoint.host));
}

/// Whether \p rule lets the pod reach \p endpoint. With \p knowsHosts, Deno
/// narrows a rule that was made for hosts to those; any other one is asked for
/// addresses. A name that no cluster gives may lead to any.
static bool opens(const ir::NetworkRule &rule, const Endpoint &endpoint,
                  bool knowsHosts) {
  if (staysInside(endpoint.host))
    return false;
  bool hasPort =
      rule.ports.empty() || llvm::any_of(rule.ports, [&](const ir::Port &port) {
        return port.number == endpoint.port &&
               port.transport == ir::Transport::Tcp;
      });
  if (!hasPort)
    return false;
  bool isMade = isMadeFor(rule, endpoint);
  if (isMade || (!rule.hosts.empty() && knowsHosts))
    return isMade;
  std::optional<Cidr> address = Cidr::parseAddress(endpoint.host);
  StringRef nameSpace = ir::namespaceOf(endpoint.host);
  return llvm::any_of(rule.peers, [&](const ir::Peer &peer) {
    if (peer.kind != ir::Peer::Kind::Block)
      return peer.kind == ir::Peer::Kind::Any || selects(peer, nameSpace);
    if (!address)
      return nameSpace.empty() && !peer.cidr.isHost();
    return peer.cidr.contains(*address) &&
           llvm::none_of(peer.except, [&](const Cidr &except) {
             return except.contains(*address);
           });
  });
}

static void printRules(ArrayRef<const ir::NetworkRule *> rules,
                       const SourceManager &sources, raw_ostream &out) {
  bool isHeaded = false;
  for (const ir::NetworkRule *rule : rules) {
    // The reasons of one host among others were given above.
    if (rule->hosts.size() > 1) {
      out << "  network policy, by the rule that is made for "
          << llvm::join(rule->hosts, ", ") << '\n';
      continue;
    }
    if (!isHeaded)
      out << "  network policy:\n";
    isHeaded = true;
    print(rule->reasons, sources, out);
  }
}

static void printGranted(const ir::Grants &grants, raw_ostream &out) {
  out << "  granted are:";
  bool isFirst = true;
  for (const ir::Permission &permission : grants.net) {
    out << (isFirst ? " " : ", ") << permission.value;
    isFirst = false;
  }
  if (grants.allowAnyHost)
    out << (isFirst ? " " : ", ") << "whatever a dynamic target may be";
  out << '\n';
}

bool tntc::explainGrant(const BackendRequest &request, const Endpoint &endpoint,
                        raw_ostream &out) {
  const ir::Workflow &workflow = request.workflow;
  const ir::Grants &grants = workflow.grants;
  std::string name = spell(endpoint);
  const ir::Permission *permission =
      llvm::find_if(grants.net, [&](const ir::Permission &one) {
        return one.value.equals_insensitive(name);
      });
  bool isNamed = permission != grants.net.end();
  std::vector<const ir::NetworkRule *> rules;
  bool knowsHosts = report::narrowsToHosts(workflow);
  for (const ir::NetworkRule &rule : grants.egress)
    if (opens(rule, endpoint, knowsHosts))
      rules.push_back(&rule);
  // Where a rule was made for this very host, it is the one that counts.
  auto isForHost = [&](const ir::NetworkRule *rule) {
    return isMadeFor(*rule, endpoint);
  };
  if (llvm::any_of(rules, isForHost))
    llvm::erase_if(rules, std::not_fn(isForHost));
  // Names are looked up by the system: Deno has no permission for that.
  bool isLookUp = endpoint.port == 53 && !isNamed && !grants.allowAnyHost &&
                  !rules.empty() && !ir::namespaceOf(endpoint.host).empty();
  bool isForDeno =
      isNamed || isLookUp || (grants.allowAnyHost && !rules.empty());
  // Only nodes run under the flags of Deno.
  bool isGranted = isForDeno || (!rules.empty() && !workflow.sidecars.empty());

  out << name << (isGranted ? " is granted to '" : " is not granted to '")
      << *workflow.name << "'\n";
  if (isGranted) {
    if (!isForDeno) {
      out << "  to its sidecars only: Deno's --allow-net does not name it\n";
    } else if (isLookUp) {
      out << "  Deno leaves it to the system to look names up\n";
    } else {
      out << "  Deno, --allow-net"
          << (isNamed ? "=" + permission->value.str() : std::string()) << ":\n";
      print(isNamed ? permission->reasons : grants.anyHostReasons,
            request.sources, out);
    }
    printRules(rules, request.sources, out);
    return true;
  }
  if (!rules.empty()) {
    out << "  Deno's --allow-net does not name it, whatever the policy says\n";
    printRules(rules, request.sources, out);
  }
  for (const ir::Withheld &withheld : grants.withheld)
    if (withheld.what.equals_insensitive(name)) {
      out << "  it is declared, but withheld:\n";
      print(withheld.reason, request.sources, out);
    }
  printGranted(grants, out);
  return false;
}
