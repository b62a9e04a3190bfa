//===- SecretFacts.cpp - credentials, and texts with gaps for them --------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "FactsReader.h"

#include "llvm/ADT/STLExtras.h"

using namespace tntc;

bool FactsReader::readCredentials() {
  std::vector<ir::Credential> made;
  for (const json::Value &value : list("credentials")) {
    if (!granted("credentials", "secrets"))
      return false;
    StringRef name = text(value, "name");
    if (llvm::any_of(made, [&](const ir::Credential &other) {
          return other.name == name;
        }))
      return bad("credential '" + name + "' is named twice");
    made.push_back({name,
                    text(value, "form") == "hex32"
                        ? ir::CredentialForm::Hex32
                        : ir::CredentialForm::Token43,
                    reason(value)});
  }
  facts.credentials = arena.save(made);
  return true;
}

bool FactsReader::knows(StringRef credential) {
  return llvm::any_of(facts.credentials,
                      [&](const ir::Credential &known) {
                        return known.name == credential;
                      }) ||
         fail(diag::PluginUnknownCredential, {credential.str()});
}

bool FactsReader::readText(const json::Value &value, StringRef where,
                           bool mayHoldValues, ArrayRef<ir::TextPart> &text) {
  std::vector<ir::TextPart> parts;
  auto literal = [&](const json::Value &part) {
    parts.push_back({ir::TextPart::Kind::Literal,
                     arena.save(part.get_ref<const std::string &>())});
  };
  if (value.is_string()) {
    literal(value);
    text = arena.save(parts);
    return true;
  }
  for (const json::Value &part : value) {
    if (part.is_string()) {
      literal(part);
      continue;
    }
    StringRef name = this->text(part, "credential");
    if (!knows(name))
      return false;
    auto kind = ir::TextPart::Kind::Value;
    if (part.contains("verifier"))
      kind = this->text(part, "verifier") == "bcrypt"
                 ? ir::TextPart::Kind::Bcrypt
                 : ir::TextPart::Kind::Scram;
    if (kind == ir::TextPart::Kind::Value && !mayHoldValues)
      return fail(diag::PluginPlainCredential, {name.str(), where.str()});
    parts.push_back({kind, name});
  }
  text = arena.save(parts);
  return true;
}

bool FactsReader::readSecrets() {
  std::vector<ir::ServiceSecret> made;
  for (const json::Value &value : list("secrets")) {
    if (!granted("secrets", "secrets"))
      return false;
    ir::ServiceSecret secret;
    secret.key = text(value, "key");
    secret.reason = reason(value);
    if (llvm::any_of(made, [&](const ir::ServiceSecret &other) {
          return other.key == secret.key;
        }))
      return bad("key '" + secret.key + "' of the Secret is given twice");
    if (!readText(value["value"], secret.key, true, secret.value))
      return false;
    made.push_back(secret);
  }
  facts.secrets = arena.save(made);
  return true;
}

/// Code asks for the secret that `auth` names: without it, it gets none.
bool FactsReader::hasSecretOfEndpoint() {
  if (!json.contains("endpoint") || !json["endpoint"].contains("auth"))
    return true;
  StringRef key = text(json["endpoint"]["auth"], "secret");
  return llvm::any_of(facts.secrets,
                      [&](const ir::ServiceSecret &secret) {
                        return secret.key == key;
                      }) ||
         bad("'auth.secret' is '" + key + "', which is none of its secrets");
}
