//===- PlainSecretTest.cpp - which texts hold a credential ----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Support/PlainSecret.h"

#include <gtest/gtest.h>

using namespace tntc;

// Letters and digits that nobody was ever issued.
static const std::string twenty = "a1B2c3D4e5F6g7H8i9J0";
static const std::string forty = twenty + "k1L2m3N4o5P6q7R8s9T0";

static std::string whatIn(StringRef text, TextForm form = TextForm::Code) {
  std::optional<PlainSecret> found = findPlainSecret(text, 0, form);
  return found ? found->what.str() : "";
}

TEST(PlainSecretTest, KnowsTokensByTheFormOfTheirIssuer) {
  const std::pair<std::string, const char *> tokens[] = {
      {"ghp_" + forty, "an access token of GitHub"},
      {"github_pat_" + twenty + "_" + forty, "an access token of GitHub"},
      {"glpat-" + twenty, "an access token of GitLab"},
      {"xoxb-1234567890-" + twenty, "a token of Slack"},
      {"https://hooks.slack.com/services/T0A1B2C3D/B4E5F6G7H/" + twenty,
       "a webhook of Slack"},
      {"AKIAIOSFODNN7EXAMPLE", "an access key of AWS"},
      {"AIza" + forty, "an API key of Google"},
      {"sk_live_" + twenty, "an API key of Stripe"},
      {"sk-ant-api03-" + forty, "a secret key"},
      {"npm_" + forty, "an access token of npm"},
      {"hf_" + forty, "an access token of Hugging Face"},
      {"SG." + twenty + "." + forty, "an API key of SendGrid"},
      {"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0." + forty,
       "a signed token (JWT)"},
      {"Bearer " + forty, "a bearer token"},
      {"Basic dXNlcjpodW50ZXIy", "a user's password"},
      {"-----BEGIN RSA PRIVATE KEY-----\nMII\n-----END RSA PRIVATE KEY-----",
       "a private key"},
      {"postgres://app:hunter2@db:5432/app", "the password of a URL"},
  };
  for (const auto &[token, what] : tokens)
    for (const std::string &text :
         {token, "const x = \"" + token + "\";", "x: " + token + "\n",
          "// see " + token + ", if you can"})
      EXPECT_EQ(whatIn(text), what) << text;
}

TEST(PlainSecretTest, KnowsSecretsByTheNameTheyAreGivenTo) {
  for (const char *text :
       {"const dbPassword = \"hunter2\";", "{ password: 'hunter2' }",
        "const apiKey: string = \"q8Zp3LmX7vRt\";",
        "headers[\"X-Api-Key\"] = `q8Zp3LmX7vRt`;",
        "\"client_secret\": \"q8Zp3LmX7vRt\"",
        "fetch(\"https://a.example/?api_key=q8Zp3LmX7vRt\")"})
    EXPECT_NE(whatIn(text), "") << text;
  for (const char *text :
       {"password: hunter", "db_password: \"two words\"", "passwd: 12345678",
        "  - {apiToken: q8Zp3LmX7vRt}", "secret: q8Zp3LmX7vRt # of staging"})
    EXPECT_EQ(whatIn(text, TextForm::Yaml) != "",
              !StringRef(text).contains("two words"))
        << text;
}

// Nothing of these is a value that somebody could use.
TEST(PlainSecretTest, LeavesWhatIsNone) {
  for (const char *text : {
           "const token = dep.secret;",
           "headers: { Authorization: `Bearer ${dep.secret}` }",
           "`postgres://${user}:${password}@${host}/db`",
           "if (token === \"q8Zp3LmX7vRt\") {}",
           "password: \"required\"",
           "const pageToken = \"next\";",
           "type: \"password\"",
           "https://api.github.com/repos/a/b@1:2",
           "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
           "task-sk-learn-is-not-a-key-of-anybody",
           "npm_config_registry",
           "Basic authentication",
           "-----BEGIN PUBLIC KEY-----",
           "const header = '-----BEGIN PRIVATE KEY-----';",
           "token: '0x5C221E77624690fff6dd741493D735a17716c26B'",
           "Token = \"org.example.app4.registration_token\"",
           "const password = \"\";",
           "password: \"${PASSWORD}\"",
           "token => \"q8Zp3LmX7vRt\"",
           "https://registry.example:5000/a@sha256:0123",
       })
    EXPECT_EQ(whatIn(text), "") << text;
  for (const char *text :
       {"secret: github.token", "token: $shared.github", "password: ********",
        "password:", "password: <yours>", "token: https://a.example/oauth2",
        "image: registry.example/password:1.2.3", "token_url: q8Zp3LmX7vRt",
        "password: |", "password: &p", "max_tokens: 4096"})
    EXPECT_EQ(whatIn(text, TextForm::Yaml), "") << text;
}

TEST(PlainSecretTest, MasksEachAndKeepsEveryOtherByteInItsPlace) {
  EXPECT_EQ(maskPlainSecrets("a: postgres://u:pw1@h, b: nats://v:pw2@i",
                             TextForm::Message),
            "a: postgres://u:***@h, b: nats://v:***@i");
  EXPECT_EQ(maskPlainSecrets("password: hunter2 # old", TextForm::Yaml),
            "password: ******* # old");
  EXPECT_EQ(maskPlainSecrets("nothing here", TextForm::Code), "nothing here");
}

// Beginnings without an end, as many as fit, are looked through once each and
// not to the end of the text.
TEST(PlainSecretTest, TakesLinearTime) {
  std::string text;
  for (unsigned i = 0; i < 200000; ++i)
    text += i % 2 ? "eyJ." : "password: ";
  findPlainSecret(text, 0, TextForm::Code);
}
