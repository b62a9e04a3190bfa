//===- ReportTest.cpp - each grant with the line that caused it -----------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "BackendFixture.h"

#include "../../../lib/Backend/Report.h"
#include "tntc/Support/Json.h"

using namespace tntc;
using testing::HasSubstr;
using testing::Not;

namespace {
class Report : public BackendFixture {
protected:
  void SetUp() override {
    read(smallWorkflow);
    hosts = {"a.example"};
    except = {*Cidr::parse("10.0.0.0/8"), *Cidr::parse("127.0.0.0/8")};
    peer.cidr = *Cidr::parse("0.0.0.0/0");
    peer.except = except;
    port.number = 443;
    rule.peers = peer;
    rule.ports = port;
    rule.hosts = hosts;
    rule.reasons = because("manual", "the trigger");
    workflow->grants.egress = rule;
  }
  std::vector<StringRef> hosts;
  std::vector<Cidr> except;
  ir::Peer peer;
  ir::Port port;
  ir::NetworkRule rule;
};
} // namespace

TEST_F(Report, NamesPlaceAndTextOfEachReason) {
  grantSecret("api", "key", "The one thing");
  std::optional<json::Value> report = json::parse(emit("report"));
  ASSERT_TRUE(report);
  json::Value &grant = (*report)["grants"][0];
  EXPECT_EQ(json::print(grant), R"({
  "kind": "egress",
  "what": "TCP 443 to 0.0.0.0/0 except 10.0.0.0/8, 127.0.0.0/8",
  "hosts": [
    "a.example"
  ],
  "narrowing": "a network policy knows no names: only Deno narrows this to the hosts",
  "reasons": [
    {
      "text": "the trigger",
      "file": "workflow.yaml",
      "line": 5,
      "column": 11,
      "source": "manual"
    }
  ]
})");
  EXPECT_EQ((*report)["grants"][1]["kind"], "secret");
  EXPECT_EQ((*report)["grants"][1]["what"], "api.key");
  workflow->grants.allowAnyHost = true;
  EXPECT_THAT(emit("report"), HasSubstr("the addresses are the only fence"));
}

TEST_F(Report, ShowsNothingOfASecretsFile) {
  FileId file =
      sources.add(".secrets.yaml", "api: hunter2\n", Sensitivity::Secret);
  std::vector<ir::Reason> reasons = {{{file, 5, 12}, "provided"}};
  std::vector<ir::SecretKey> keys = {{"api", "", true, reasons}};
  workflow->grants.secrets = keys;
  for (StringRef name : {"report", "report-markdown"}) {
    std::string text = emit(name);
    EXPECT_THAT(text, HasSubstr("provided"));
    EXPECT_THAT(text, Not(HasSubstr("hunter2")));
  }
}

TEST_F(Report, KeepsMarkdownText) {
  std::vector<ir::Reason> reasons = {
      {{}, "<img src=x>|[a](http://b) `c` @all *d* \\ \xE2\x80\xAE\x1B\n# e"}};
  rule.reasons = reasons;
  workflow->grants.egress = rule;
  std::string text = emit("report-markdown");
  EXPECT_EQ(text.substr(0, text.find("\n## Files")),
            R"(# What small 1.0 is granted

## Network, outgoing

| what | because of |
| --- | --- |
| `TCP 443 to 0.0.0.0/0 except 10.0.0.0/8, 127.0.0.0/8`<br>meant for `a.example`: a network policy knows no names: only Deno narrows this to the hosts | &#60;img src=x&#62;&#124;&#91;a&#93;(http&#58;//b) &#96;c&#96; &#64;all &#42;d&#42; &#92; (U+202E)(U+001B) &#35; e |
)");
}

TEST(Markdown, EscapesOnlyWhatIsMarkup) {
  EXPECT_EQ(report::escapeMarkdown("the node's file: webhook_secret (2), a-b!"),
            "the node's file: webhook_secret (2), a-b!");
  EXPECT_EQ(report::escapeMarkdown("_a_ :smile: www.a.b WWW.a 1::2 "),
            "&#95;a&#95; &#58;smile: www&#46;a.b WWW&#46;a 1&#58;&#58;2 ");
  EXPECT_EQ(report::codeMarkdown("a *b* <c> [d](e) @f $g$ &h;"),
            "`a *b* <c> [d](e) @f $g$ &h;`");
  // What would end the code or the cell, or begin a template, is no code span.
  EXPECT_EQ(report::codeMarkdown("a`b"), "<code>a&#96;b</code>");
  EXPECT_EQ(report::codeMarkdown("a|b"), "<code>a&#124;b</code>");
  EXPECT_EQ(report::codeMarkdown("a\\"), "<code>a&#92;</code>");
  EXPECT_EQ(report::codeMarkdown("{{a}}"),
            "<code>&#123;&#123;a&#125;&#125;</code>");
  EXPECT_EQ(report::codeMarkdown("a\nb\xFF\xE2\x80\xAE"),
            "`a b\xEF\xBF\xBD(U+202E)`");
}
