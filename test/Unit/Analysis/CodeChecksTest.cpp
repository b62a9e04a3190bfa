//===- CodeChecksTest.cpp - facts held against the contract ---------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Analysis/Pass.h"
#include "tntc/Frontend/Workflow.h"
#include "tntc/Frontend/Yaml.h"
#include "tntc/IR/NodeFacts.h"

#include "llvm/ADT/StringExtras.h"

#include <gtest/gtest.h>

using namespace tntc;
using ir::AbstentionScope;
using ir::FactKind;
using ir::PermissionKind;

namespace {

/// A workflow of one node, whose facts are made by hand: what the checks say
/// does not depend on how the facts were found.
class CodeChecks : public testing::Test {
protected:
  /// \p rest follows the nodes.
  void read(StringRef rest) {
    FileId file = sources.add(
        "workflow.yaml", ("name: example\nversion: \"1.0\"\nnodes:\n  main:\n"
                          "    path: ./main.ts\n    description: Test\n" +
                          rest)
                             .str());
    const ir::Value *root = readYaml(file, arena, diags);
    ASSERT_TRUE(root);
    workflow = readWorkflow(*root, file, arena, diags);
    ASSERT_TRUE(workflow && !diags.hasErrors());
    code = sources.add("main.ts", std::string(400, ' '));
    PassContext context{diags, arena, profile, options, sources, {}};
    findPass("apply-defaults")->run(*workflow, context);
    diags.finish(); // of the defaults
  }

  /// The next place of the node's file.
  Span place() {
    uint32_t begin = next;
    next += 2;
    return {code, begin, begin + 1};
  }
  ir::Fact &add(FactKind kind, StringRef subject = "", StringRef member = "") {
    ir::Fact fact;
    fact.kind = kind;
    fact.subject = subject;
    fact.member = member;
    fact.span = place();
    facts.push_back(fact);
    return facts.back();
  }
  ir::Fact &addNetwork(StringRef scheme, StringRef host, uint16_t port = 0) {
    ir::Fact &fact = add(FactKind::Network);
    fact.api = "fetch";
    fact.scheme = scheme;
    fact.host = host;
    fact.port = port;
    return fact;
  }
  void addPower(PermissionKind kind, StringRef api, StringRef target = "") {
    ir::Fact &fact = add(FactKind::Permission);
    fact.permission = kind;
    fact.api = api;
    fact.target = target;
  }
  void abstain(AbstentionScope scope, StringRef subject = "") {
    abstentions.push_back({scope, place(), nullptr, subject, "unknown"});
  }

  void setFacts() {
    auto *made = arena.make<ir::NodeFacts>();
    made->facts = arena.save(facts);
    made->abstentions = arena.save(abstentions);
    made->leaks = arena.save(leaks);
    std::vector<ir::Node> nodes(workflow->nodes);
    nodes.front().facts = made;
    // Without a function to run, a node says nothing of what it is to use.
    ir::Export run;
    run.name = "default";
    run.form = ir::ExportForm::Function;
    auto *module = arena.make<ir::Module>();
    module->path = "main.ts";
    module->file = code;
    module->exports = arena.save(ArrayRef<ir::Export>(run));
    nodes.front().module = module;
    workflow->nodes = arena.save(nodes);
  }

  /// The codes that \p passes report, in order of place, joined by blanks.
  std::string check(std::vector<StringRef> passes) {
    setFacts();
    PassContext context{diags, arena, profile, options, sources, {}};
    for (StringRef pass : passes)
      findPass(pass)->run(*workflow, context);
    reports = diags.finish();
    std::vector<std::string> codes;
    for (const Diagnostic &report : reports)
      codes.push_back(diag::info(report.id).codeName());
    return llvm::join(codes, " ");
  }

  /// What Deno may reach, then `|` and the secrets.
  std::string derive() {
    setFacts();
    PassContext context{diags, arena, profile, options, sources, {}};
    for (StringRef pass : {"derive-modules", "derive-secrets", "derive-egress",
                           "derive-permissions", "derive-uses"})
      findPass(pass)->run(*workflow, context);
    std::string text = workflow->grants.allowAnyHost ? "*" : "";
    for (const ir::Permission &permission : workflow->grants.net)
      if (!permission.value.starts_with("0.0.0.0:") &&
          !permission.value.starts_with("otel-"))
        text += (text.empty() ? "" : " ") + permission.value.str();
    text += "|";
    for (const ir::SecretKey &secret : workflow->grants.secrets)
      text += (" " + secret.service + "." + secret.key).str();
    return text;
  }

  SourceManager sources;
  ir::Context arena;
  DiagnosticEngine diags{sources, SeverityPolicy()};
  ir::Profile profile;
  AnalysisOptions options;
  ir::Workflow *workflow = nullptr;
  FileId code;
  uint32_t next = 0;
  std::vector<ir::Fact> facts;
  std::vector<ir::Abstention> abstentions;
  std::vector<ir::Leak> leaks;
  std::vector<Diagnostic> reports;
};

} // namespace

static constexpr StringRef twoHosts = R"(contract:
  version: "1"
  dependencies:
    github:
      protocol: https
      host: api.github.com
      auth: { type: api-token, secret: github.token }
    slack:
      protocol: https
      host: hooks.slack.com
      port: 8443
      auth: { type: webhook-url, secret: slack.url }
)";

TEST_F(CodeChecks, TenUsesOfOneNameAreOneError) {
  read(twoHosts);
  add(FactKind::Dependency, "github");
  add(FactKind::Dependency, "slack");
  for (int i = 0; i < 10; ++i)
    add(FactKind::Dependency, "jira");
  add(FactKind::DependencyRead, "jira", "host");
  EXPECT_EQ(check({"check-dependencies"}), "TNT4201");
  ASSERT_EQ(reports[0].notes.size(), 2u);
  EXPECT_EQ(reports[0].notes[0].message,
            "it is asked for here too, and at 8 more places");
}

TEST_F(CodeChecks, AMisspeltNameIsNotAlsoAnUnusedEntry) {
  read(twoHosts);
  add(FactKind::Dependency, "githab");
  add(FactKind::Dependency, "slack");
  EXPECT_EQ(check({"check-dependencies"}), "TNT4201");
}

TEST_F(CodeChecks, WhatOnlyMayBeAskedForIsAWarning) {
  read(twoHosts);
  add(FactKind::Dependency, "github");
  add(FactKind::Dependency, "slack");
  add(FactKind::Dependency, "jira").isDefinite = false;
  EXPECT_EQ(check({"check-dependencies"}), "TNT4202");
}

TEST_F(CodeChecks, AnAbstentionMayUseWhatIsUnused) {
  read(twoHosts);
  add(FactKind::Dependency, "github");
  abstain(AbstentionScope::Dependency, "slack");
  EXPECT_EQ(check({"check-dependencies"}), "");
}

TEST_F(CodeChecks, AnUnusedEntryIsRemovedByItsLines) {
  read(twoHosts);
  add(FactKind::Dependency, "github");
  ASSERT_EQ(check({"check-dependencies"}), "TNT4203");
  ASSERT_EQ(reports[0].fixes.size(), 1u);
  EXPECT_EQ(sources.text(reports[0].fixes[0].edits[0].span),
            "    slack:\n      protocol: https\n      host: hooks.slack.com\n"
            "      port: 8443\n"
            "      auth: { type: webhook-url, secret: slack.url }\n");
}

TEST_F(CodeChecks, JudgesLiteralAddresses) {
  read(twoHosts);
  addNetwork("https", "api.github.com");    // hint
  addNetwork("wss", "api.github.com", 443); // the same
  addNetwork("http", "api.github.com");     // protocol
  addNetwork("https", "hooks.slack.com");   // port
  addNetwork("https", "example.com");       // unknown
  addNetwork("https", "example.com", 443);  // the same
  addNetwork("", "db.example.com", 5432);   // Deno.connect
  addNetwork("http", "localhost", 9000);    // no sidecar
  EXPECT_EQ(check({"check-addresses"}),
            "TNT4211 TNT4210 TNT4210 TNT4208 TNT4208 TNT4208");
}

TEST_F(CodeChecks, SidecarsAndDynamicTargetsCoverAddresses) {
  read(R"(contract:
  version: "1"
  dependencies:
    probes:
      protocol: https
      type: dynamic-target
      cidr: 203.0.113.0/24
      dynPorts: ["443/TCP"]
sidecars:
  - { name: renderer, image: "example/renderer:1", port: 9000 }
)");
  addNetwork("http", "localhost", 9000);
  addNetwork("https", "203.0.113.7");
  addNetwork("https", "example.com");
  EXPECT_EQ(check({"check-addresses"}), "");
  addNetwork("https", "198.51.100.1");
  addNetwork("http", "example.com");
  addNetwork("http", "localhost", 9001);
  addNetwork("http", "127.0.0.1", 9000); // Deno compares texts
  EXPECT_EQ(check({"check-addresses"}), "TNT4208 TNT4208 TNT4208 TNT4208");
}

TEST_F(CodeChecks, AWebhookAddressIsAUseOfItsDependency) {
  read(twoHosts);
  add(FactKind::Dependency, "github");
  ir::Fact &fact = addNetwork("", "");
  fact.subject = "slack";
  fact.isFromSecret = true;
  EXPECT_EQ(check({"check-dependencies", "check-addresses"}), "");
  EXPECT_EQ(derive(), "api.github.com:443 hooks.slack.com:8443| slack.url");
}

TEST_F(CodeChecks, HoldsReadSecretsAgainstDeclaredOnes) {
  read(twoHosts);
  add(FactKind::DependencyRead, "github", "secret");
  add(FactKind::Dependency, "slack");
  add(FactKind::Secret, "jira");
  add(FactKind::Secret, "jira", "token");
  EXPECT_EQ(check({"check-secret-reads"}), "TNT4205 TNT4204");
}

TEST_F(CodeChecks, HoldsConfigKeysAgainstTheBlock) {
  read("config: { timeout: 30s, limit: 1, unread: 2 }\n");
  add(FactKind::Config, "limit");
  add(FactKind::Config, "limits");
  add(FactKind::Config, "retries");
  EXPECT_EQ(check({"check-config-keys"}), "TNT4207 TNT4206");
}

TEST_F(CodeChecks, SaysWhatNoNodeMayDo) {
  read("");
  addPower(PermissionKind::Read, "Deno.readTextFile", "/app/workflow/a.json");
  addPower(PermissionKind::Read, "Deno.readTextFile", "/tmp/a");
  addPower(PermissionKind::Write, "Deno.writeTextFile", "/tmp/a");
  addPower(PermissionKind::Write, "Deno.writeTextFile"); // not known
  EXPECT_EQ(check({"check-powers"}), "");
  add(FactKind::Forbidden).api = "eval";
  add(FactKind::Forbidden).api = "Worker";
  addPower(PermissionKind::Run, "Deno.Command");
  addPower(PermissionKind::Ffi, "Deno.dlopen");
  addPower(PermissionKind::Env, "Deno.env.get");
  addPower(PermissionKind::Sys, "Deno.hostname");
  addPower(PermissionKind::Read, "Deno.readTextFile", "/app/workflow/../x");
  addPower(PermissionKind::Write, "Deno.writeTextFile", "/tmpx");
  addPower(PermissionKind::Write, "Deno.writeTextFile", "out.txt");
  addNetwork("", "0.0.0.0", 9090).api = "Deno.listen";
  addPower(PermissionKind::Run, "node:child_process.spawn"); // the import's
  EXPECT_EQ(check({"check-powers"}),
            "TNT4212 TNT4213 TNT4214 TNT4215 TNT4216 TNT4217 TNT4218 TNT4219 "
            "TNT4219 TNT4220");
}

TEST_F(CodeChecks, EachLeakHasItsWay) {
  read(twoHosts);
  using Sink = ir::Leak::Sink;
  std::vector<ir::Step> steps = {{place(), "taken from ctx"}};
  for (Sink sink :
       {Sink::Log, Sink::Console, Sink::Throw, Sink::Url, Sink::Return})
    leaks.push_back(
        {sink, place(), nullptr, "github", "", "slack", arena.save(steps)});
  EXPECT_EQ(check({"check-leaks"}), "TNT4221 TNT4221 TNT4222 TNT4223 TNT4224");
  EXPECT_EQ(reports[0].notes.size(), 1u);
  EXPECT_EQ(reports[3].message,
            "the secret of 'github' becomes part of an address of 'slack'");
}

//===----------------------------------------------------------------------===//
// The contract is the ceiling, the code is the floor
//===----------------------------------------------------------------------===//

TEST_F(CodeChecks, GrantsNothingThatNothingUses) {
  read(twoHosts);
  EXPECT_EQ(derive(), "|");
  ASSERT_EQ(workflow->grants.withheld.size(), 4u);
  EXPECT_EQ(workflow->grants.withheld[0].what, "api.github.com:443");
  EXPECT_EQ(workflow->grants.withheld[2].what, "github.token");
}

TEST_F(CodeChecks, GrantsWhatIsUsedAndNoMore) {
  read(twoHosts);
  add(FactKind::DependencyFetch, "github").path = "/user";
  EXPECT_EQ(derive(), "api.github.com:443|");
  ASSERT_EQ(workflow->grants.calls.size(), 1u);
  EXPECT_EQ(workflow->grants.calls[0].path, "/user");
}

TEST_F(CodeChecks, GrantsNothingBeyondTheContract) {
  read(twoHosts);
  add(FactKind::Dependency, "jira");
  add(FactKind::Secret, "jira", "token");
  addNetwork("https", "example.com");
  abstain(AbstentionScope::Dependency, "jira");
  EXPECT_EQ(derive(), "|");
}

TEST_F(CodeChecks, AnAbstentionWidensToWhatItMayHide) {
  const std::pair<AbstentionScope, StringRef> table[] = {
      {AbstentionScope::Dependency, "hooks.slack.com:8443| slack.url"},
      {AbstentionScope::AnyDependency,
       "api.github.com:443 hooks.slack.com:8443| github.token slack.url"},
      {AbstentionScope::Network, "api.github.com:443 hooks.slack.com:8443|"},
      {AbstentionScope::Config, "|"},
      {AbstentionScope::Secrets, "| slack.url"},
      {AbstentionScope::Everything,
       "api.github.com:443 hooks.slack.com:8443| github.token slack.url"}};
  read(twoHosts);
  for (const auto &[scope, granted] : table) {
    abstentions.clear();
    abstain(scope, "slack");
    EXPECT_EQ(derive(), granted);
  }
}

TEST_F(CodeChecks, CodeThatWasNotFollowedMayUseAll) {
  read(twoHosts);
  PassContext context{diags, arena, profile, options, sources, {}};
  findPass("derive-permissions")->run(*workflow, context);
  EXPECT_EQ(workflow->grants.net.size(), 4u);
}

TEST_F(CodeChecks, TheWholeContractOnRequest) {
  read(twoHosts);
  options.grantContract = true;
  EXPECT_EQ(derive(),
            "api.github.com:443 hooks.slack.com:8443| github.token slack.url");
}

TEST_F(CodeChecks, AnUnknownAddressReachesWhatIsDeclared) {
  read(twoHosts);
  addNetwork("", "").isUnknownHost = true;
  EXPECT_EQ(derive(), "api.github.com:443 hooks.slack.com:8443|");
}

TEST_F(CodeChecks, ScratchIsOpenedForWhatIsDoneThere) {
  read("");
  addPower(PermissionKind::Write, "Deno.writeTextFile", "/tmp/a");
  derive();
  ASSERT_EQ(workflow->grants.write.size(), 1u);
  EXPECT_EQ(workflow->grants.write[0].value, "/tmp");
  EXPECT_EQ(workflow->grants.read.size(), 1u);
}

TEST_F(CodeChecks, TriggersKeepTheirSecrets) {
  read("triggers:\n  - { type: webhook, provider: github, event: push }\n");
  EXPECT_EQ(derive(), "| github.webhook_secret");
}
