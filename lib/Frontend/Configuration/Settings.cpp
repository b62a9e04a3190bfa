//===- Settings.cpp - what each setting may hold --------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// All of these values end in manifests, so each has its grammar.
//
//===----------------------------------------------------------------------===//

#include "Settings.h"

#include "tntc/Support/ImageReference.h"
#include "tntc/Support/Names.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;
using namespace tntc::configuration;

static bool isLowerAlnum(char c) {
  return (c >= 'a' && c <= 'z') || llvm::isDigit(c);
}

static bool isImageReference(StringRef text) {
  return ImageReference::parse(text).has_value();
}

/// An image prefix is a registry, or a repository and what is below it.
static bool isImagePrefix(StringRef text) {
  StringRef name = text;
  name.consume_back("/");
  return ImageReference::isRegistry(name) || isImageReference(name);
}

static bool isEnclave(StringRef text) {
  return names::isEnclave(text) &&
         !llvm::is_contained(ir::reservedNamespaces(), text);
}

static bool isNameOrEmpty(StringRef text) {
  return text.empty() || names::isDnsName(text);
}

static bool isTrustDomain(StringRef text) {
  return !text.empty() && text.size() <= 255 && llvm::all_of(text, [](char c) {
    return isLowerAlnum(c) || c == '.' || c == '_' || c == '-';
  });
}

static bool isLabelValue(StringRef text) {
  return !text.empty() && text.size() <= 63 && llvm::isAlnum(text.front()) &&
         llvm::isAlnum(text.back()) && llvm::all_of(text, [](char c) {
           return llvm::isAlnum(c) || c == '.' || c == '_' || c == '-';
         });
}

static bool isKubernetesVersion(StringRef text) {
  unsigned minor;
  return text.consume_front("1.") && !text.empty() && text.size() <= 3 &&
         !text.getAsInteger(10, minor) && text == std::to_string(minor);
}

/// `npm:postgres`, `jsr:@std/*`.
static bool isModuleSource(StringRef text) {
  if (!text.consume_front("npm:") && !text.consume_front("jsr:"))
    return false;
  text.consume_back("*");
  return text.size() <= 214 && llvm::all_of(text, [](char c) {
           return isLowerAlnum(c) || StringRef("@/._-").contains(c);
         });
}

static bool isQuantity(StringRef text) {
  std::optional<int64_t> amount = names::parseQuantityMilli(text);
  return amount && *amount > 0;
}

static bool isPluginName(StringRef text) {
  return text.size() <= 32 && names::isIdentifier(text) && !text.contains('_');
}
static bool isPluginPath(StringRef text) {
  return text.contains('/') && !text.contains('\0');
}
static bool isSum(StringRef text) {
  return text.size() == 64 && llvm::all_of(text, [](char c) {
           return llvm::isDigit(c) || (c >= 'a' && c <= 'f');
         });
}

static constexpr StringRef pullPolicies[] = {"Always", "IfNotPresent", "Never"},
                           diagrams[] = {"plain", "rich", "typed"},
                           formats[] = {"text", "json", "sarif", "github"},
                           colours[] = {"auto", "always", "never"},
                           grants[] = {"cluster", "egress", "pod", "provision",
                                       "secrets"};

static constexpr Rule Any{nullptr, ""},
    Enclave{isEnclave, "a DNS label that is not reserved"},
    Label{names::isDnsLabel, "a DNS label"},
    NameOrEmpty{isNameOrEmpty, "a DNS name, or empty for none"},
    Image{isImageReference, "an image reference such as "
                            "'registry.example.com/engine:1.4'"},
    ImagePrefix{isImagePrefix, "the beginning of an image reference such as "
                               "'registry.example.com/team/'"},
    PullPolicy{nullptr, "'Always', 'IfNotPresent' or 'Never'", pullPolicies},
    TrustDomain{isTrustDomain, "at most 255 lower-case letters, digits, '.', "
                               "'_' and '-'"},
    LabelValue{isLabelValue, "the value of a label: at most 63 letters, "
                             "digits, '.', '_' and '-'"},
    Identifier{names::isIdentifier, "the name of a service"},
    KubernetesVersion{isKubernetesVersion, "a version such as '1.34'"},
    ModuleSource{isModuleSource, "'npm:' or 'jsr:' and a package, or the "
                                 "beginning of one with '*' behind it"},
    Mermaid{nullptr, "'plain', 'rich' or 'typed'", diagrams},
    Format{nullptr, "'text', 'json', 'sarif' or 'github'", formats},
    Colour{nullptr, "'auto', 'always' or 'never'", colours};

const Rule configuration::quotaName = {names::isDnsLabel, "a DNS label"};
const Rule configuration::quantity = {
    isQuantity, "a positive quantity such as '2' or '500m' or '4Gi'"};

const Rule configuration::pluginName = {
    isPluginName, "at most 32 lower-case letters, digits and '-'"};
const Rule configuration::pluginPath = {
    isPluginPath, "a path with a '/', such as './tools/tntc-plugin-acme'"};
const Rule configuration::pluginGrant = {
    nullptr, "'cluster', 'egress', 'pod', 'provision' or 'secrets'", grants};
const Rule configuration::pluginSum = {isSum,
                                       "64 lower-case hexadecimal digits"};

static constexpr Setting table[] = {
#define SETTING(NAME, TRUST, RULE, MEMBER)                                     \
  {NAME, Trust::TRUST, RULE, [](Configuration &configuration) -> Place {       \
     return &configuration.MEMBER;                                             \
   }},
#include "Settings.def"
};

ArrayRef<Setting> configuration::settings() { return table; }
