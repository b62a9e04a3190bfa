//===- outline.cpp - a back end and a check of a company ------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include <tntc/Plugin/Sdk.h>

using namespace tntc::plugin;

static void emit(const Request &request, Files &files) {
  std::string text;
  for (const Json &node : request.ir()["nodes"])
    text += textAt(node, "/name/value") + "\n";
  files.file("outline.txt", text, "the nodes in their order");
}

static bool isBelow(const std::string &host, const std::string &domain) {
  return host == domain ||
         (host.size() > domain.size() &&
          host.compare(host.size() - domain.size() - 1, std::string::npos,
                       "." + domain) == 0);
}

/// Says which nodes were seen to ask for the dependency \p name.
static void noteNodes(const Request &request, const std::string &name,
                      Findings &findings) {
  const Json &nodes = request.facts()["nodes"];
  for (size_t i = 0; i != nodes.size(); ++i) {
    if (!nodes[i].contains("facts"))
      continue;
    for (const Json &fact : nodes[i]["facts"])
      if (textAt(fact, "/kind") == "dependency" &&
          textAt(fact, "/subject") == name)
        findings.note("node '" + textAt(nodes[i], "/node") + "' asks for it",
                      "/nodes/" + std::to_string(i) + "/name");
  }
}

/// No egress to a domain that the company forbids.
static void check(const Request &request, Findings &findings) {
  std::string forbidden = request.option("forbid", "");
  if (forbidden.empty() || !request.ir().contains("contract"))
    return;
  const Json &dependencies = request.ir()["contract"]["dependencies"];
  for (size_t i = 0; i != dependencies.size(); ++i) {
    std::string host = textAt(dependencies[i], "/host/value");
    if (!isBelow(host, forbidden))
      continue;
    findings.error("OUT0001",
                   "/contract/dependencies/" + std::to_string(i) + "/host",
                   "'" + host + "' is not for workflows");
    noteNodes(request, textAt(dependencies[i], "/name/value"), findings);
  }
}

TNTC_PLUGIN(outline) {
  return Plugin("outline", "1.0.0", "OUT", "nodes, and rules of a company")
      .backend("outline", "the names of the nodes", emit)
      .check("egress", "no egress to what is forbidden", check,
             {textOption("forbid", "a domain")});
}
