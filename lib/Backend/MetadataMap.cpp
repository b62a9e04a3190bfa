//===- MetadataMap.cpp - what is told about a workflow --------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// The ConfigMap `<n>-metadata` is read by people and tools, never by a pod. Its
// summary of the contract is made here from what is granted, and never taken
// from a file of the author's, who could make it say less (decision O28).
//
//===----------------------------------------------------------------------===//

#include "Objects.h"
#include "Report.h"
#include "RuleText.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;
using namespace tntc::kubernetes;

static constexpr size_t longestText = 100 << 10;

/// \p text, or as much as fits, up to a whole character, with a last line
/// that says so.
static std::string cut(StringRef text) {
  if (text.size() <= longestText)
    return text.str();
  size_t end = longestText;
  while (end && (uint8_t(text[end]) & 0xC0) == 0x80)
    --end;
  return (text.take_front(end).rtrim('\n') + "\n[truncated]\n").str();
}

/// Every name, host and range here has passed a grammar without backticks.
static std::string code(StringRef text) { return ("`" + text + "`").str(); }

static void printDependencies(const ir::Workflow &workflow, raw_ostream &out) {
  for (const ir::Dependency &dependency : workflow.dependencies()) {
    const ir::ProtocolInfo &info = ir::protocolInfo(dependency.kind);
    out << "- " << code(*dependency.name) << ": "
        << report::escapeMarkdown(info.name.empty() ? *dependency.protocol
                                                    : info.name)
        << (dependency.isService() ? ", managed" : ", external");
    if (dependency.auth && !dependency.isService())
      out << ", secret " << code(*dependency.auth->secret);
    out << '\n';
  }
}

/// What is open. A rule knows addresses alone; where Deno narrows it to the
/// hosts that are meant, those are told.
static void printEgress(const ir::Workflow &workflow, raw_ostream &out) {
  bool narrows = report::narrowsToHosts(workflow);
  for (const ir::NetworkRule &rule : workflow.grants.egress) {
    if (rule.hosts.empty()) {
      out << "- " << code(report::describe(rule, "to")) << '\n';
      continue;
    }
    if (narrows) {
      for (StringRef host : rule.hosts)
        out << "- " << code(report::describe(rule.ports) + " to " + host.str())
            << '\n';
      continue;
    }
    bool isAnywhere = llvm::all_of(rule.peers, [](const ir::Peer &peer) {
      return peer.kind == ir::Peer::Kind::Block && peer.cidr.length == 0;
    });
    out << "- "
        << code(isAnywhere
                    ? report::describe(rule.ports) + " to any public host"
                    : report::describe(rule, "to"))
        << (workflow.grants.allowAnyHost ? ", meant for "
                                         : ", of which nodes reach only ")
        << code(llvm::join(rule.hosts, ", ")) << '\n';
  }
}

static std::string summary(const ir::Workflow &workflow) {
  std::string text;
  llvm::raw_string_ostream out(text);
  auto section = [&](StringRef title, auto print) {
    out << "\n## " << title << "\n\n";
    size_t before = out.str().size();
    print();
    if (out.str().size() == before)
      out << "None.\n";
  };
  out << "# Contract of " << code(*workflow.name) << '\n';
  section("Dependencies", [&] { printDependencies(workflow, out); });
  section("Secrets", [&] {
    for (const ir::SecretKey &secret : workflow.grants.secrets)
      out << "- " << code(secretFile(secret)) << '\n';
  });
  section("Network Egress", [&] { printEgress(workflow, out); });
  return text;
}

static std::string nodeDescriptions(const ir::Workflow &workflow) {
  std::vector<const ir::Node *> nodes;
  for (const ir::Node &node : workflow.nodes)
    nodes.push_back(&node);
  llvm::sort(nodes, [](const ir::Node *a, const ir::Node *b) {
    return *a->name < *b->name;
  });
  json::Value list = json::array();
  for (const ir::Node *node : nodes) {
    json::Value entry = json::object();
    entry["name"] = json::string(*node->name);
    entry["description"] = json::string(*node->description);
    list.push_back(std::move(entry));
  }
  return json::print(list) + "\n";
}

static std::string provenance(const BackendOptions::Provenance &provenance) {
  json::Value value = json::object();
  value["commit"] = provenance.commit.substr(0, 7);
  if (!provenance.branch.empty())
    value["branch"] = provenance.branch;
  if (!provenance.repository.empty())
    value["repo"] = provenance.repository;
  value["dirty"] = provenance.isDirty;
  return json::print(value) + "\n";
}

Files kubernetes::makeMetadata(const BackendRequest &request) {
  Files files = {{"contract", cut(summary(request.workflow))},
                 {"node_descriptions", nodeDescriptions(request.workflow)}};
  if (!request.options.provenance.commit.empty())
    files["git_provenance"] = provenance(request.options.provenance);
  for (const MetadataText &text : request.metadataTexts)
    files[text.key.str()] = cut(request.sources.file(text.file).text());
  return files;
}
