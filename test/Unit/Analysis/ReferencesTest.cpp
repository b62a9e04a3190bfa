//===- ReferencesTest.cpp - names of images, packages, hosts, zones -------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "../../../lib/Analysis/CronSchedule.h"
#include "../../../lib/Analysis/HostName.h"
#include "../../../lib/Analysis/NatsSubject.h"
#include "../../../lib/Analysis/PackageName.h"
#include "../../../lib/Analysis/TimeZone.h"

#include "tntc/Support/ImageReference.h"

#include <gtest/gtest.h>

using namespace tntc;

TEST(ImageReferenceTest, Parses) {
  for (StringRef text :
       {"nginx", "nginx:1.27", "team/app", "a.example/b", "a.example:5000/b:1",
        "localhost/b", "a.example/b__c/d-e.f:V_1.0-x"})
    EXPECT_TRUE(ImageReference::parse(text)) << text.str();
  for (StringRef text :
       {"", ":1", "a:", "A/b", "a//b", "a/", "/a", "a b", "a.example:port/b",
        "a@sha256:12", "a.example:0/b", "a.example:65536/b", "a:-x",
        "https://a.example/b", "a/b___c", "a..b"})
    EXPECT_FALSE(ImageReference::parse(text)) << text.str();
  std::string text = "a.example:5000/b:1@sha256:" + std::string(64, 'a');
  auto both = ImageReference::parse(text);
  ASSERT_TRUE(both);
  EXPECT_EQ(both->name, "a.example:5000/b");
  EXPECT_EQ(both->tag, "1");
}

static bool hasPrefix(StringRef image, StringRef prefix) {
  auto parsed = ImageReference::parse(image);
  return parsed && parsed->hasPrefix(prefix);
}

TEST(ImageReferenceTest, PrefixesEndAtASlash) {
  EXPECT_TRUE(hasPrefix("a.example/team/b:1", "a.example"));
  EXPECT_TRUE(hasPrefix("a.example/team/b:1", "a.example/team/"));
  EXPECT_TRUE(hasPrefix("a.example/team/b:1", "a.example/team/b"));
  EXPECT_FALSE(hasPrefix("a.example.evil.example/b", "a.example"));
  EXPECT_FALSE(hasPrefix("a.example/teamster/b", "a.example/team"));
  EXPECT_FALSE(hasPrefix("a.example:5000/b", "a.example"));
  EXPECT_TRUE(hasPrefix("nginx:1", "nginx"));
  EXPECT_TRUE(hasPrefix("team/b", "docker.io/team"));
  EXPECT_TRUE(hasPrefix("docker.io/team/b", "team"));
  EXPECT_FALSE(hasPrefix("evil.example/team/b", "team"));
}

TEST(PackageNameTest, FollowsTheRegistries) {
  EXPECT_TRUE(isJsrPackage("@std/yaml"));
  EXPECT_TRUE(isNpmPackage("postgres"));
  EXPECT_TRUE(isNpmPackage("@scope/name.js"));
  for (StringRef text : {"", "std/yaml", "@std", "@std/", "@s/yaml",
                         "@std/yaml/x", "@Std/yaml", "@std/-yaml"})
    EXPECT_FALSE(isJsrPackage(text)) << text.str();
  for (StringRef text :
       {"", ".x", "_x", "a/b", "../x", "@a", "@a/", "a b", "a@1", "a?b", "A"})
    EXPECT_FALSE(isNpmPackage(text)) << text.str();
}

TEST(PackageNameTest, KnowsExactVersions) {
  for (StringRef text : {"1.2.3", "0.19.5", "1.2.3-rc.1", "1.2.3+b.5"})
    EXPECT_EQ(classifyPackageVersion(text), VersionKind::Exact) << text.str();
  for (StringRef text :
       {"1", "1.2", "^1.2.3", "~1", ">=1.2.3", "1.x", "*", "latest", "next-2"})
    EXPECT_EQ(classifyPackageVersion(text), VersionKind::Range) << text.str();
  for (StringRef text : {"", "1.2.3.4", "1..2", "1.2.3/x", "1.2.3-", "^",
                         "1 || 2", "../x", "v1?x"})
    EXPECT_EQ(classifyPackageVersion(text), VersionKind::Bad) << text.str();
}

TEST(NatsSubjectTest, FollowsTheGrammar) {
  for (StringRef text : {"a", "a.b", "*.b", "a.>", ">", "a-b.c_d"})
    EXPECT_EQ(natsSubjectFault(text), "") << text.str();
  for (StringRef text :
       {"", ".", "a.", ".a", "a..b", ">.a", "a.b*", "a b", "$SYS.x", "a.\x7f"})
    EXPECT_NE(natsSubjectFault(text), "") << text.str();
}

TEST(HostNameTest, TellsHostsApart) {
  ir::Workflow workflow;
  workflow.enclave = ir::Text::written("team-a", {});
  ir::Profile profile;
  profile.knownNamespaces = {"data"};
  auto classify = [&](StringRef host) {
    EXPECT_FALSE(judgeHost(host)) << host.str();
    return classifyHost(host, workflow, profile);
  };
  EXPECT_EQ(classify("api.example.com").kind, HostName::External);
  EXPECT_EQ(classify("example.dev").kind, HostName::External);
  EXPECT_EQ(classify("10.0.0.1").kind, HostName::Address);
  EXPECT_EQ(classify("localhost").kind, HostName::Loopback);
  EXPECT_EQ(classify("metadata.google.internal").kind, HostName::Metadata);
  EXPECT_TRUE(classify("api").nameSpace.empty());
  for (StringRef host : {"db.data", "db.data.svc", "db.data.svc.cluster.local",
                         "pod-0.db.data.svc.cluster.local"}) {
    HostName name = classify(host);
    EXPECT_EQ(name.kind, HostName::Service) << host.str();
    EXPECT_EQ(name.service, "db") << host.str();
    EXPECT_EQ(name.nameSpace, "data") << host.str();
  }
  EXPECT_TRUE(isOwnNamespace(classify("db.team-a.svc").nameSpace, workflow));
}

static bool never(StringRef text) {
  CronFault fault;
  auto schedule = CronSchedule::parse(text, fault);
  EXPECT_TRUE(schedule) << text.str() << ": " << fault.message;
  return schedule && schedule->neverFires();
}

TEST(CronScheduleTest, KnowsTheCalendar) {
  EXPECT_TRUE(never("0 0 30 2 *"));
  EXPECT_TRUE(never("0 0 31 2,4,6,9,11 *"));
  EXPECT_FALSE(never("0 0 29 2 *"));
  EXPECT_FALSE(never("0 0 31 1,2 *"));
  // With both day fields restricted, either one fires.
  EXPECT_FALSE(never("0 0 30 2 mon"));
}

TEST(CronScheduleTest, KnowsTimeZones) {
  for (StringRef text :
       {"UTC", "Europe/Berlin", "Etc/GMT+5", "America/Argentina/Buenos_Aires",
        "America/Port-au-Prince", "Factory"})
    EXPECT_TRUE(isKnownTimeZone(text)) << text.str();
  for (StringRef text : {"Europe/Newtown", "America/Argentina/Newtown",
                         "posix/Europe/Berlin", "right/UTC"}) {
    EXPECT_FALSE(isKnownTimeZone(text)) << text.str();
    EXPECT_TRUE(mayBeNewTimeZone(text)) << text.str();
  }
  for (StringRef text :
       {"", "Local", "local", "/etc/passwd", "../UTC", "Europe/",
        "Europe//Berlin", "+02:00", "Europe/Ber lin", "utc", "europe/berlin",
        "Nowhere/Foo", "Berlin", "Europe", "UTC/Berlin"}) {
    EXPECT_FALSE(isKnownTimeZone(text)) << text.str();
    EXPECT_FALSE(mayBeNewTimeZone(text)) << text.str();
  }
}
