//===- SecretsTest.cpp - values, names, and what is never said ------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Frontend/Secrets.h"

#include "tntc/Diagnostics/DiagnosticConsumer.h"

#include <gtest/gtest.h>

using namespace tntc;

namespace {
struct Secrets {
  MemoryTree tree, shared;
  bool hasShared = false;
  ir::Workflow workflow;
  std::string values, provided, said;

  Secrets &file(StringRef path, StringRef text) {
    tree.add(path, text);
    return *this;
  }
  Secrets &share(StringRef path, StringRef text) {
    shared.add(path, text);
    hasShared = true;
    return *this;
  }
  Secrets &read() {
    SourceManager sources;
    ir::Context context;
    DiagnosticEngine diags(sources, {});
    SecretValues all = readSecrets(
        workflow, tree, hasShared ? &shared : nullptr, sources, context, diags);
    for (const auto &[name, value] : all)
      values += name + "=" + value.expose().str() + ";";
    for (const ir::ProvidedSecret &secret : workflow.providedSecrets)
      provided += (secret.service + "." + secret.key + ";").str();
    llvm::raw_string_ostream out(said);
    auto consumer = createTextConsumer(out, /*colour=*/false);
    for (const Diagnostic &diagnostic : diags.finish())
      if (diagnostic.severity != Severity::Remark)
        consumer->handle(diagnostic, sources);
    return *this;
  }
};
} // namespace

TEST(Secrets, readsTheMapping) {
  Secrets s;
  s.file(".secrets.yaml", "github:\n  token: abc\n  id: 0012\nslack: xoxb\n"
                          "big:\n  n: 12345678901234567890123\n  v: 1.10\n"
                          "  e: 1e5\n  b: true\n")
      .read();
  EXPECT_EQ(s.said, ".secrets.yaml:2:3: warning[TNT2213]: secret values lie "
                    "here in plain text (7 in all)\n");
  EXPECT_EQ(s.values, "big.b=true;big.e=1e5;big.n=12345678901234567890123;"
                      "big.v=1.10;github.id=0012;github.token=abc;"
                      "slack=xoxb;");
  EXPECT_EQ(s.provided, "github.token;github.id;slack.;big.n;big.v;big.e;"
                        "big.b;");
  EXPECT_TRUE(s.workflow.hasSecretsFile);
}

TEST(Secrets, readsTheFolder) {
  Secrets s;
  s.file(".secrets/github",
         "{\"token\": \"a\\u0041\\ud83d\\ude00\\n\", \"id\": "
         "12345678901234567890123.50, \"on\": true}\n")
      .file(".secrets/slack", "0012\n\r\n")
      .file(".secrets/number", "1e5")
      .file(".secrets/.gitignore", "*\n")
      .read();
  EXPECT_EQ(s.said, ".secrets/github:1:1: warning[TNT2213]: secret values "
                    "lie here in plain text (5 in all)\n");
  EXPECT_EQ(s.values, "github.id=12345678901234567890123.50;github.on=true;"
                      "github.token=aA\xF0\x9F\x98\x80\n;number=1e5;"
                      "slack=0012;");
}

TEST(Secrets, listsEncryptedKeysWithoutValues) {
  Secrets s;
  s.file(".secrets/github.enc.yaml",
         "token: ENC[AES256_GCM,data:A]\nid: ENC[AES256_GCM,data:A]\n"
         "sops:\n  version: 3.9.0\n")
      .read();
  EXPECT_EQ(s.said, "");
  EXPECT_EQ(s.values, "");
  EXPECT_EQ(s.provided, "github.token;github.id;");
}

TEST(Secrets, refusesPlainTextUnderTheNameOfCipherText) {
  Secrets none, one;
  none.file(".secrets/github.enc.yaml", "token: hunter2\n").read();
  EXPECT_EQ(none.said,
            ".secrets/github.enc.yaml:1:1: error[TNT2211]: "
            "'.secrets/github.enc.yaml' is named as an encrypted file, but "
            "has no 'sops' section, so that its values are plain text\n");
  one.file(".secrets/github.enc.yaml",
           "token: hunter2\nsops:\n  version: 3.9.0\n")
      .read();
  EXPECT_EQ(one.said,
            ".secrets/github.enc.yaml:1:1: error[TNT2211]: "
            "'.secrets/github.enc.yaml' is named as an encrypted file, but "
            "'token' is plain text\n");
}

/// Taken for a value it would be handed to a server as the credential.
TEST(Secrets, refusesCipherTextInAFileOfPlainValues) {
  Secrets whole, lone, text, json, shared, example;
  whole
      .file(".secrets.yaml",
            "github:\n  token: ENC[AES256_GCM,data:A]\nsops:\n  kms: []\n"
            "  age:\n    - recipient: age1\n  mac: ENC[AES256_GCM,data:A]\n")
      .read();
  EXPECT_EQ(whole.said,
            ".secrets.yaml:1:1: error[TNT2202]: '.secrets.yaml' cannot be "
            "used: it is encrypted by SOPS, and nothing is decrypted here; "
            "encrypted secrets go into '.secrets/github.enc.yaml', a file for "
            "each service\n");
  EXPECT_EQ(whole.values, "");
  lone.file(".secrets.yaml", "a: {token: abc}\nb: 'ENC[x]'\n").read();
  EXPECT_EQ(lone.said.find(".secrets.yaml:2:1: error[TNT2202]"), 0u);
  text.file(".secrets/a", "token: ENC[AES256_GCM,data:A]\nsops: {}\n").read();
  EXPECT_EQ(text.said,
            ".secrets/a:1:1: error[TNT2202]: '.secrets/a' cannot be used: it "
            "is encrypted by SOPS, and nothing is decrypted here; encrypted "
            "secrets go into "
            "'.secrets/a.enc.yaml', a file for each service\n");
  json.file(".secrets/a", "{\"data\": \"ENC[AES256_GCM,x]\", \"sops\": {}}")
      .read();
  EXPECT_EQ(json.said, text.said);
  Secrets member;
  member.file(".secrets/a", "{\"user\": \"me\", \"token\": \"ENC[x]\"}").read();
  EXPECT_EQ(member.said, text.said);
  EXPECT_EQ(member.values, "");
  shared.file(".secrets.yaml", "a: $shared.gh\n")
      .share("gh", "ENC[AES256_GCM,data:A]")
      .read();
  EXPECT_EQ(shared.said.find(".secrets.yaml:1:1: error[TNT2202]: 'gh'"), 0u);
  EXPECT_EQ(text.values + json.values + shared.values + lone.values, "");
  example.file(".secrets.yaml.example", "a: {token: 'ENC[...]'}\n").read();
  EXPECT_EQ(example.said, "");
}

TEST(Secrets, resolvesShared) {
  Secrets s;
  s.file(".secrets.yaml", "github: $shared.gh\nslack: $shared.token\n"
                          "db: {password: $shared.token}\n"
                          "aws: $shared.aws\n")
      .share("gh", "{\"token\": \"abc\"}")
      .share("token", "plain\n")
      .share("aws.enc.yaml", "id: ENC[x]\nsops: {version: 1}\n")
      .read();
  EXPECT_EQ(s.said, ".secrets.yaml:1:1: warning[TNT2213]: secret values lie "
                    "here in plain text (3 in all)\n"
                    "gh:1:1: note: its text lies in this file\n");
  EXPECT_EQ(s.values, "db.password=plain;github.token=abc;slack=plain;");
  EXPECT_EQ(s.provided, "github.token;slack.;db.password;aws.id;");
}

TEST(Secrets, saysWhatSharedLacks) {
  Secrets missing, outside, none;
  missing.file(".secrets.yaml", "a: $shared.githb\n")
      .share("github", "x")
      .read();
  EXPECT_EQ(missing.said, ".secrets.yaml:1:1: error[TNT2209]: the enclave has "
                          "no shared secret 'githb'; did you mean 'github'?\n");
  outside.file(".secrets.yaml", "a: $shared.../x\nb: $shared..x\nc: $shared.\n")
      .share("github", "x")
      .read();
  std::string fault = "error[TNT2207]: '$shared.' must be followed by the name "
                      "of one file: letters, digits, '-', '_' and '.', not "
                      "beginning with '.'\n";
  EXPECT_EQ(outside.said, ".secrets.yaml:1:1: " + fault +
                              ".secrets.yaml:2:1: " + fault +
                              ".secrets.yaml:3:1: " + fault);
  none.file(".secrets.yaml", "a: $shared.b\n").read();
  EXPECT_EQ(none.said,
            ".secrets.yaml:1:1: error[TNT2208]: '$shared.b' needs the "
            "'.secrets' folder of an enclave, and there is none\n");
}

TEST(Secrets, reportsEveryFaultOnce) {
  Secrets s;
  s.file(".secrets.yaml", "Bad Name: hunter2\ngithub:\n  Tok En: hunter2\n"
                          "  list: [hunter2]\n  none:\n  empty: ''\n"
                          "slack: hunter2\n")
      .file(".secrets/slack", "hunter2")
      .file(".secrets/broken", "{\"hunter2\": ")
      .file(".secrets/twice", "{\"a\": \"x\", \"a\": \"y\"}")
      .file(".secrets/deep", "{\"a\": {\"b\": 1}, \"b\": null}")
      .file(".secrets/github.json", "{}")
      .read();
  std::string name = "error[TNT2203]: the name of a ";
  std::string rule = " must be lower-case letters, digits, '-' and '_', "
                     "beginning with a letter\n";
  std::string json = " begins like JSON but is not one object whose members "
                     "are named once\n";
  EXPECT_EQ(
      s.said,
      ".secrets.yaml:1:1: " + name + "service" + rule +
          ".secrets.yaml:3:3: " + name + "key" + rule +
          ".secrets.yaml:4:3: error[TNT2204]: secret 'github.list' must be a "
          "scalar, not a list\n"
          ".secrets.yaml:5:3: error[TNT2204]: secret 'github.none' must be a "
          "scalar, not null\n"
          ".secrets.yaml:6:3: warning[TNT2205]: secret 'github.empty' is "
          "empty\n"
          ".secrets.yaml:6:3: warning[TNT2213]: secret values lie here in "
          "plain text (2 in all)\n"
          ".secrets/broken:1:1: error[TNT2210]: '.secrets/broken'" +
          json +
          ".secrets/deep:1:1: error[TNT2204]: secret 'deep.a' must be a "
          "scalar, not an object or a list\n"
          ".secrets/deep:1:1: error[TNT2204]: secret 'deep.b' must be a "
          "scalar, not null\n"
          ".secrets/slack:1:1: error[TNT2206]: the secrets of 'slack' are "
          "given twice\n"
          ".secrets.yaml:7:1: note: they are given here already\n"
          ".secrets/twice:1:1: error[TNT2210]: '.secrets/twice'" +
          json +
          "tntc-compile: warning[TNT2212]: '.secrets/github.json' is not "
          "used: a file of '.secrets' is named after its service, without an "
          "ending\n");
}

TEST(Secrets, quotesNothingOfMalformedYaml) {
  for (StringRef text :
       {"a: *hunter2\n", "a: !hunter2 x\n", "a: \"hunter2\\q\"\n",
        "a: &hunter2! x\n", "hunter2: 1\nhunter2: 2\n", "a: {hunter2\n",
        "%hunter2\n---\na: b\n", "- hunter2\n", "hunter2\n", "a: b: hunter2\n",
        "a: !!int hunter2\n", "<<: hunter2\n", "a: @hunter2\n"}) {
    Secrets s;
    s.file(".secrets.yaml", text).read();
    EXPECT_NE(s.said, "") << text.str();
    EXPECT_EQ(s.said.find("hunter2"), std::string::npos) << s.said;
  }
}

TEST(Secrets, takesNamesFromAnExample) {
  Secrets s, comments, none;
  s.file(".secrets.yaml.example", "github:\n  token: put-it-here\nslack:\n")
      .read();
  EXPECT_EQ(s.said, "");
  EXPECT_EQ(s.values, "");
  EXPECT_EQ(s.provided, "github.token;slack.;");
  EXPECT_TRUE(s.workflow.hasSecretsFile);
  comments.file(".secrets.yaml.example", "# github:\n#   token: x\n").read();
  EXPECT_FALSE(comments.workflow.hasSecretsFile);
  none.read();
  EXPECT_FALSE(none.workflow.hasSecretsFile);
}
