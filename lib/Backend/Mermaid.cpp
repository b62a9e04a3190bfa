//===- Mermaid.cpp - workflows as Mermaid ---------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// The plain form is that of the project's founding documents: trigger
// hexagons, nodes in declaration order, a blank line, edges from triggers to
// roots, edges in declaration order.
//
//===----------------------------------------------------------------------===//

#include "Diagrams.h"
#include "MermaidText.h"
#include "WholeArtifact.h"

#include "tntc/IR/ShapeText.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

using namespace tntc;
using mermaid::label;
using mermaid::lines;

namespace {

class Diagram {
public:
  Diagram(const ir::Workflow &workflow, raw_ostream &out)
      : workflow(workflow), out(out) {}

  void print(BackendOptions::Mermaid form);

private:
  void collect();
  void printTriggers();
  void printNodes();
  void printStages();
  void printEdges(bool isTyped);
  void printDependencies();
  void printSecrets();
  void printSidecars();
  unsigned stageOf(StringRef node);

  const ir::Workflow &workflow;
  raw_ostream &out;
  mermaid::Ids ids;
  std::map<StringRef, std::string> nodeIds;
  std::map<StringRef, const ir::Node *> nodes;
  std::vector<std::string> triggerIds;
  /// In declaration order, each once.
  std::vector<std::pair<StringRef, StringRef>> edges;
  std::map<StringRef, std::vector<StringRef>> predecessors;
  std::map<StringRef, unsigned> stages;
  std::map<StringRef, std::string> dependencyIds;
  std::string workflowId;
};

} // namespace

void Diagram::collect() {
  for (const ir::Node &node : workflow.nodes) {
    nodeIds[*node.name] = ids.take(*node.name);
    nodes.emplace(*node.name, &node);
  }
  for (const ir::Trigger &trigger : workflow.triggers) {
    StringRef name = *trigger.name;
    if (name.empty())
      name = ir::triggerKindName(trigger.kind);
    triggerIds.push_back(ids.take("trigger_" + name));
  }
  std::set<std::pair<StringRef, StringRef>> seen;
  for (const ir::Edge &edge : workflow.edges) {
    std::pair<StringRef, StringRef> pair(*edge.from, *edge.to);
    if (!nodeIds.count(pair.first) || !nodeIds.count(pair.second) ||
        !seen.insert(pair).second)
      continue;
    predecessors[pair.second].push_back(pair.first);
    edges.push_back(pair);
  }
}

void Diagram::printTriggers() {
  for (size_t i = 0; i != workflow.triggers.size(); ++i) {
    const ir::Trigger &trigger = workflow.triggers[i];
    std::string text = ir::triggerKindName(trigger.kind).str();
    if (!trigger.name->empty())
      text += ": " + trigger.name->str();
    out << "    " << triggerIds[i] << "{{" << label(text) << "}}\n";
  }
}

void Diagram::printNodes() {
  for (const ir::Node &node : workflow.nodes)
    out << "    " << nodeIds[*node.name] << '[' << label(*node.name) << "]\n";
}

/// One more than the last of what it waits for. The graph was found to have
/// no cycle before a backend runs.
unsigned Diagram::stageOf(StringRef node) {
  if (auto found = stages.find(node); found != stages.end())
    return found->second;
  unsigned stage = 1;
  for (StringRef before : predecessors[node])
    stage = std::max(stage, stageOf(before) + 1);
  return stages[node] = stage;
}

void Diagram::printStages() {
  std::map<unsigned, std::vector<StringRef>> inStage;
  for (const ir::Node &node : workflow.nodes)
    inStage[stageOf(*node.name)].push_back(*node.name);
  workflowId = ids.take("workflow");
  out << "    subgraph " << workflowId << '['
      << lines({(*workflow.name + " " + *workflow.version).str()}) << "]\n";
  for (const auto &[stage, names] : inStage) {
    std::string name = "stage " + std::to_string(stage);
    out << "        subgraph " << ids.take("stage_" + Twine(stage)) << '['
        << lines({name}) << "]\n";
    for (StringRef node : names)
      out << "            " << nodeIds[node] << '[' << label(node) << "]\n";
    out << "        end\n";
  }
  out << "    end\n";
}

/// `|"{ id: number }"|`, or nothing when nothing is known.
static std::string shapeLabel(const ir::NodeFacts *facts) {
  if (!facts || !facts->returns || facts->returns->kind == ir::Shape::Kind::Any)
    return "";
  std::string text = ir::shapeText(*facts->returns);
  return "|" + lines({text}) + "|";
}

void Diagram::printEdges(bool isTyped) {
  for (const std::string &trigger : triggerIds)
    for (const ir::Node &node : workflow.nodes)
      if (predecessors[*node.name].empty())
        out << "    " << trigger << " --> " << nodeIds[*node.name] << '\n';
  for (auto [from, to] : edges) {
    out << "    " << nodeIds[from] << " -->";
    if (isTyped)
      out << shapeLabel(nodes[from]->facts);
    out << ' ' << nodeIds[to] << '\n';
  }
}

static std::vector<std::string> describe(const ir::Dependency &dependency) {
  std::vector<std::string> texts = {dependency.name->str()};
  if (dependency.isDynamic()) {
    std::string target = dependency.cidr->str();
    for (const ir::Text &port : dependency.dynPorts)
      target += " " + port->str();
    texts.push_back(target);
    return texts;
  }
  if (dependency.host->empty())
    return texts;
  std::string target = dependency.host->str();
  if (dependency.host->contains(':'))
    target = "[" + target + "]";
  uint16_t usual = ir::protocolInfo(dependency.kind).port;
  if (dependency.port.isPresent())
    target += ":" + std::to_string(*dependency.port);
  else if (usual)
    target += ":" + std::to_string(usual);
  else if (dependency.isModule() && !dependency.version->empty())
    target += "@" + dependency.version->str();
  texts.push_back(target);
  return texts;
}

/// Which node uses which is for the code to say: they hang on the whole.
void Diagram::printDependencies() {
  for (const ir::Dependency &dependency : workflow.dependencies()) {
    std::string id = ids.take("dependency_" + *dependency.name);
    out << "    " << id << "[(" << lines(describe(dependency)) << ")]\n"
        << "    " << workflowId << " -.-> " << id << '\n';
    dependencyIds[*dependency.name] = std::move(id);
  }
}

void Diagram::printSecrets() {
  for (const ir::SecretKey &secret : workflow.grants.secrets) {
    std::string name = secret.service.str();
    if (!secret.key.empty())
      name += "." + secret.key.str();
    std::string id = ids.take("secret_" + name);
    out << "    " << id << "[/" << lines({name}) << "/]\n";
    bool isUsed = false;
    for (const ir::Dependency &dependency : workflow.dependencies())
      if (dependency.auth && *dependency.auth->secret == name) {
        out << "    " << id << " -.-> " << dependencyIds[*dependency.name]
            << '\n';
        isUsed = true;
      }
    if (!isUsed)
      out << "    " << id << " -.-> " << workflowId << '\n';
  }
}

void Diagram::printSidecars() {
  for (const ir::Sidecar &sidecar : workflow.sidecars) {
    std::string id = ids.take("sidecar_" + *sidecar.name);
    std::string address = "localhost:" + std::to_string(*sidecar.port);
    out << "    " << id << "[[" << lines({sidecar.name->str(), address})
        << "]]\n"
        << "    " << workflowId << " -.-> " << id << '\n';
  }
}

void Diagram::print(BackendOptions::Mermaid form) {
  bool rich = form == BackendOptions::Mermaid::Rich;
  collect();
  out << "flowchart LR\n";
  printTriggers();
  if (rich)
    printStages();
  else
    printNodes();
  out << '\n';
  printEdges(form == BackendOptions::Mermaid::Typed);
  bool hasMore = !workflow.dependencies().empty() ||
                 !workflow.grants.secrets.empty() || !workflow.sidecars.empty();
  if (!rich || !hasMore)
    return;
  out << '\n';
  printDependencies();
  printSecrets();
  printSidecars();
}

void tntc::emitMermaid(const BackendRequest &request, DiagnosticEngine &,
                       ArtifactSet &out) {
  std::string text;
  llvm::raw_string_ostream stream(text);
  Diagram(request.workflow, stream).print(request.options.mermaid);
  addWhole(request, ".mmd", std::move(text), out);
}
