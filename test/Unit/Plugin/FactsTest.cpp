//===- FactsTest.cpp - what a service may say -----------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Plugin/Answers.h"

#include "gtest/gtest.h"

using namespace tntc;

namespace {
class FactsTest : public testing::Test {
protected:
  /// The code of the fault; 0 when the facts are taken.
  unsigned read(StringRef text, ServiceGrants grants = {true, {}}) {
    std::optional<json::Value> made = json::parse(text);
    EXPECT_TRUE(made);
    json::Value answer = json::object();
    answer["facts"] = *made;
    facts = {};
    facts.plugin = facts.service = "demo";
    facts.dependency = "tentacular-demo";
    MaybeFault fault =
        readFacts(answer, grants, arena, facts, dependency, diags);
    arguments = fault ? fault->arguments : std::vector<std::string>();
    return fault ? diag::info(fault->id).code : 0;
  }

  SourceManager sources;
  ir::Context arena;
  DiagnosticEngine diags{sources, {}};
  ir::ServiceFacts facts;
  ir::Dependency dependency;
  std::vector<std::string> arguments;
};
} // namespace

TEST_F(FactsTest, NothingIsFine) { EXPECT_EQ(read("{}"), 0u); }

TEST_F(FactsTest, EachWideningFactTakesItsGrant) {
  const std::pair<const char *, const char *> rows[] = {
      {R"({"endpoint":{"host":"a.b.svc","reason":"r"}})", "egress"},
      {R"({"egress":[{"host":"a.b.svc","port":1,"reason":"r"}]})", "egress"},
      {R"({"credentials":[{"name":"p","form":"hex32","reason":"r"}]})",
       "secrets"},
      {R"({"secrets":[{"key":"k","value":"v","reason":"r"}]})", "secrets"},
      {R"({"permissions":[{"kind":"read","value":"/a","reason":"r"}]})", "pod"},
      {R"({"volumes":[{"name":"v","csiDriver":"c","mountPath":"/run/a",)"
       R"("reason":"r"}]})",
       "pod"},
      {R"({"environment":[{"name":"A","value":"b","reason":"r"}]})", "pod"},
      {R"({"files":[{"phase":"provision","scope":"workflow","path":"a",)"
       R"("text":"t","reason":"r"}]})",
       "provision"},
      {R"({"objects":[{"phase":"provision","scope":"workflow","path":"a",)"
       R"("object":{"apiVersion":"v1","kind":"ConfigMap","metadata":)"
       R"({"name":"a","namespace":"team"}},"reason":"r"}]})",
       "provision"}};
  for (const auto &[text, grant] : rows) {
    EXPECT_EQ(read(text, {false, {}}), 5140u) << text;
    EXPECT_EQ(arguments[1], grant) << text;
    EXPECT_EQ(read(text, {false, {grant}, "team"}), 0u) << text;
    EXPECT_EQ(read(text), 0u) << text;
  }
}

TEST_F(FactsTest, EgressGoesToAHostThatThereCanBe) {
  auto egress = [](const char *host, const char *more) {
    return std::string(R"({"egress":[{"host":")") + host + R"(","port":1)" +
           more + R"(,"reason":"r"}]})";
  };
  for (const char *host : {"db.ns.svc", "db", "a.b.svc.cluster.local", "a-1.2b",
                           "10.0.0.1", "::2", "8.8.8.8"})
    EXPECT_EQ(read(egress(host, "")), 0u) << host;
  // A mistyped address would be a name outside, open to everywhere; and the
  // pod, or what gives away the machine, no grant opens.
  for (const char *host :
       {"999.1.1.1", "1.2.3", "0x7f1", "db.svc", "a.svc.cluster.local",
        "a.cluster.local", "a-", "a..b", "127.0.0.1", "::1", "::ffff:127.0.0.1",
        "169.254.169.254", "fd00:ec2::254"})
    EXPECT_EQ(read(egress(host, "")), 5141u) << host;
  for (const char *range : {"10.0.0.0/8", "0.0.0.0/0", "2001:db8::/32"})
    EXPECT_EQ(read(egress(
                  "a.com",
                  (R"(,"ranges":[")" + std::string(range) + R"("])").c_str())),
              0u)
        << range;
  for (const char *range : {"127.0.0.0/8", "127.0.0.1/32", "169.254.169.254/32",
                            "::1/128", "10.0.0.1/8", "10.0.0.0/33"})
    EXPECT_EQ(read(egress(
                  "a.com",
                  (R"(,"ranges":[")" + std::string(range) + R"("])").c_str())),
              5141u)
        << range;
}

TEST_F(FactsTest, NoFileStandsWhereAJobDoes) {
  auto files = [](const char *first, const char *second) {
    std::string common = R"("phase":"provision","scope":"workflow","text":"t",)"
                         R"("reason":"r","path":)";
    return R"({"files":[{)" + common + first + "},{" + common + second + "}]}";
  };
  const char *withJob = R"("a.sql","job":{"name":"j","image":"i",)"
                        R"("command":["{file}"],"environment":[]})";
  EXPECT_EQ(read(files(withJob, R"("b.sql")")), 0u);
  EXPECT_EQ(read(files(withJob, R"("a.sql.job.yaml")")), 5136u);
  EXPECT_EQ(read(files(R"("A.sql.secret.yaml")", withJob)), 5136u);
}

TEST_F(FactsTest, ThePodHasEachPlaceAndVariableOnce) {
  auto pod = [](const char *list, const char *first, const char *second) {
    return std::string("{\"") + list + R"(":[{)" + first +
           R"(,"reason":"r"},{)" + second + R"(,"reason":"r"}]})";
  };
  auto volumes = [&](const char *first, const char *second) {
    return read(pod("volumes", first, second));
  };
  const char *a = R"("name":"a","csiDriver":"c","mountPath":"/run/a")";
  EXPECT_EQ(volumes(a, R"("name":"b","csiDriver":"c","mountPath":"/run/b")"),
            0u);
  EXPECT_EQ(volumes(a, R"("name":"a","csiDriver":"c","mountPath":"/run/b")"),
            5141u);
  EXPECT_EQ(volumes(a, R"("name":"b","csiDriver":"c","mountPath":"/run/a")"),
            5141u);
  auto variables = [&](const char *first, const char *second) {
    return read(pod("environment", first, second));
  };
  EXPECT_EQ(variables(R"("name":"A","value":"1")", R"("name":"B","value":"1")"),
            0u);
  EXPECT_EQ(variables(R"("name":"A","value":"1")", R"("name":"A","value":"2")"),
            5141u);
  EXPECT_EQ(variables(R"("name":"A","value":"1")",
                      R"("name":"ALL_PROXY","value":"http://a")"),
            5141u);
}

TEST_F(FactsTest, AnIdentityTakesNone) {
  EXPECT_EQ(read(R"({"identities":[{"kind":"k","value":"v","reason":"r"}]})",
                 {false, {}}),
            0u);
  ASSERT_EQ(facts.identities.size(), 1u);
  EXPECT_EQ(facts.identities[0].reason.text, "'tentacular-demo': r");
}

TEST_F(FactsTest, CredentialsAreNamedOnceAndBeforeUse) {
  EXPECT_EQ(read(R"({"credentials":[{"name":"p","form":"hex32","reason":"r"},
                     {"name":"p","form":"hex32","reason":"r"}]})"),
            5141u);
  EXPECT_EQ(read(R"({"secrets":[{"key":"k","value":[{"credential":"p"}],
                     "reason":"r"}]})"),
            5143u);
}

TEST_F(FactsTest, AFileNeverHoldsAValue) {
  const char *text =
      R"({"credentials":[{"name":"p","form":"hex32","reason":"r"}],
    "files":[{"phase":"provision","scope":"workflow","path":"a",
              "text":[{"credential":"p"}],"reason":"r"}]})";
  EXPECT_EQ(read(text), 5142u);
  std::string verified(text);
  verified.replace(verified.find(R"({"credential":"p"}])"), 19,
                   R"({"credential":"p","verifier":"bcrypt"}])");
  EXPECT_EQ(read(verified), 0u);
  ASSERT_EQ(facts.files.size(), 1u);
  EXPECT_EQ(facts.files[0].text[0].kind, ir::TextPart::Kind::Bcrypt);
}

TEST_F(FactsTest, PathsAreConfinedAndUnique) {
  auto file = [](const char *path) {
    return std::string(R"({"phase":"teardown","scope":"workflow","path":")") +
           path + R"(","text":"","reason":"r"})";
  };
  auto files = [](const std::string &list) {
    return R"({"files":[)" + list + "]}";
  };
  for (const char *path : {"../a", "/a", "a/../b", "", "a//b", "./a"})
    EXPECT_EQ(read(files(file(path))), 5135u) << path;
  EXPECT_EQ(read(files(file("a") + "," + file("A"))), 5136u);
  EXPECT_EQ(read(files(file("a") + "," + file("b"))), 0u);
}

TEST_F(FactsTest, WhatChangesTheRuntimeIsRefused) {
  for (const char *name : {"LD_PRELOAD", "DENO_DIR", "NODE_OPTIONS", "PATH"})
    EXPECT_EQ(read(std::string(R"({"environment":[{"name":")") + name +
                   R"(","value":"x","reason":"r"}]})"),
              5141u)
        << name;
  for (const char *path : {"/app", "/etc/x", "/tmp", "/usr/lib"})
    EXPECT_EQ(read(std::string(R"({"volumes":[{"name":"v","csiDriver":"c",)"
                               R"("mountPath":")") +
                   path + R"(","reason":"r"}]})"),
              5141u)
        << path;
  for (const char *value : {"a", "/", "/a,/b", "/../etc"})
    EXPECT_EQ(read(std::string(R"({"permissions":[{"kind":"read","value":")") +
                   value + R"(","reason":"r"}]})"),
              5141u)
        << value;
}

TEST_F(FactsTest, AddressesAreAddresses) {
  for (const char *host : {"-a", "a b", "a/b", "*"})
    EXPECT_EQ(read(std::string(R"({"egress":[{"host":")") + host +
                   R"(","port":1,"reason":"r"}]})"),
              5141u)
        << host;
  for (const char *range : {"10.0.0.1/8", "10/8", "x", "10.0.0.0/33"})
    EXPECT_EQ(read(std::string(R"({"egress":[{"host":"a.b.svc","port":1,)"
                               R"("ranges":[")") +
                   range + R"("],"reason":"r"}]})"),
              5141u)
        << range;
  EXPECT_EQ(read(R"({"egress":[{"host":"a.b.svc","port":1,
                     "podLabels":{"bad key":"x"},"reason":"r"}]})"),
            5141u);
}
