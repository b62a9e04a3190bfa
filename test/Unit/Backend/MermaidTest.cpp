//===- MermaidTest.cpp - diagrams in the seeds' form ----------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "BackendFixture.h"

using namespace tntc;

namespace {
class Mermaid : public BackendFixture {};
} // namespace

TEST_F(Mermaid, KeepsTheFoundingForm) {
  read(R"(name: hn-digest
version: "1.0"
triggers: [{type: manual}]
nodes:
  fetch-stories: {path: ./a.ts, description: d}
  filter-stories: {path: ./b.ts, description: d}
  format-digest: {path: ./c.ts, description: d}
edges:
  - {from: fetch-stories, to: filter-stories}
  - {from: filter-stories, to: format-digest}
)");
  EXPECT_EQ(emit("mermaid"), R"(flowchart LR
    trigger_manual{{manual}}
    fetch-stories[fetch-stories]
    filter-stories[filter-stories]
    format-digest[format-digest]

    trigger_manual --> fetch-stories
    fetch-stories --> filter-stories
    filter-stories --> format-digest
)");
  EXPECT_EQ(artifacts.artifacts()[0].file, "team/example.mmd");
}

// Reserved words, also as a part; doubled hyphens, which are an arrow; ids
// that a rewritten one or a trigger would take.
TEST_F(Mermaid, MakesIdsSafe) {
  read(R"(name: nasty
version: "1.0"
triggers:
  - {type: manual}
  - {type: manual}
  - {type: cron, name: end, schedule: "@daily"}
  - {type: cron, name: daily_one, schedule: "@daily"}
nodes:
  end: {path: ./a.ts, description: d}
  n_end: {path: ./b.ts, description: d}
  to-graph-x: {path: ./c.ts, description: d}
  a--b: {path: ./d.ts, description: d}
  a-: {path: ./e.ts, description: d}
  constructor: {path: ./e.ts, description: d}
  trigger_manual: {path: ./f.ts, description: d}
edges:
  - {from: end, to: a--b}
  - {from: end, to: a--b}
)");
  EXPECT_EQ(emit("mermaid"), R"(flowchart LR
    trigger_manual_2{{manual}}
    trigger_manual_3{{manual}}
    trigger_end{{"cron: end"}}
    trigger_daily_one{{"cron: daily#95;one"}}
    n_end["end"]
    n_end_2[n_end]
    n_to_graph_x["to-graph-x"]
    n_a__b["a--b"]
    n_a_["a-"]
    n_constructor["constructor"]
    trigger_manual[trigger_manual]

    trigger_manual_2 --> n_end
    trigger_manual_2 --> n_end_2
    trigger_manual_2 --> n_to_graph_x
    trigger_manual_2 --> n_a_
    trigger_manual_2 --> n_constructor
    trigger_manual_2 --> trigger_manual
    trigger_manual_3 --> n_end
    trigger_manual_3 --> n_end_2
    trigger_manual_3 --> n_to_graph_x
    trigger_manual_3 --> n_a_
    trigger_manual_3 --> n_constructor
    trigger_manual_3 --> trigger_manual
    trigger_end --> n_end
    trigger_end --> n_end_2
    trigger_end --> n_to_graph_x
    trigger_end --> n_a_
    trigger_end --> n_constructor
    trigger_end --> trigger_manual
    trigger_daily_one --> n_end
    trigger_daily_one --> n_end_2
    trigger_daily_one --> n_to_graph_x
    trigger_daily_one --> n_a_
    trigger_daily_one --> n_constructor
    trigger_daily_one --> trigger_manual
    n_end --> n_a__b
)");
}

TEST_F(Mermaid, ShowsMoreWhenAsked) {
  read(R"(name: rich
version: "1.0"
triggers: [{type: manual}]
nodes:
  b: {path: ./b.ts, description: d}
  a: {path: ./a.ts, description: d}
edges: [{from: a, to: b}]
contract:
  version: "1"
  dependencies:
    api: {protocol: https, host: a.example, auth: {type: t, secret: api.key}}
    lib: {protocol: npm, host: "@scope/lib", version: "3"}
    net: {protocol: https, type: dynamic-target, cidr: 0.0.0.0/0, dynPorts: [443/TCP, 80]}
sidecars:
  - {name: render, image: r, port: 9000}
)");
  grantSecret("api", "key", "api.key");
  grantSecret("github", "webhook_secret", "rich");
  options.mermaid = BackendOptions::Mermaid::Rich;
  EXPECT_EQ(emit("mermaid"), R"(flowchart LR
    trigger_manual{{manual}}
    subgraph workflow["rich 1.0"]
        subgraph stage_1["stage 1"]
            a[a]
        end
        subgraph stage_2["stage 2"]
            b[b]
        end
    end

    trigger_manual --> a
    a --> b

    dependency_api[("api<br/>a.example:443")]
    workflow -.-> dependency_api
    dependency_lib[("lib<br/>@scope/lib@3")]
    workflow -.-> dependency_lib
    dependency_net[("net<br/>0.0.0.0/0 443/TCP 80")]
    workflow -.-> dependency_net
    n_secret_api_key[/"api.key"/]
    n_secret_api_key -.-> dependency_api
    n_secret_github_webhook_secret[/"github.webhook#95;secret"/]
    n_secret_github_webhook_secret -.-> workflow
    sidecar_render[["render<br/>localhost:9000"]]
    workflow -.-> sidecar_render
)");
}
