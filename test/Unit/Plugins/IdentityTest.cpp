//===- IdentityTest.cpp - no two tentacles have one name ------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "../../../plugins/exoskeleton/Identity.h"

#include "tntc/Support/Hash.h"
#include "tntc/Support/Names.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

using namespace tntc;
using namespace tntc::exoskeleton;

using Naming = std::string (*)(const Tentacle &);
static constexpr Naming namings[] = {roleName,    dottedName, objectPrefix,
                                     accessKey,   spiffePath, clusterName,
                                     variableName};

/// A name as enclaves may have: over few letters, so that two meet soon, and of
/// any length that is allowed.
static rc::Gen<std::string> enclaves() {
  return rc::gen::suchThat(
      rc::gen::mapcat(rc::gen::element<size_t>(1, 2, 3, 4, 30, 57, 58, 62, 63),
                      [](size_t length) {
                        return rc::gen::container<std::string>(
                            length, rc::gen::element('a', 'b', '-', '0'));
                      }),
      [](const std::string &name) { return names::isEnclave(name); });
}

/// The same in the narrower grammar of workflows.
static rc::Gen<std::string> workflows() {
  return rc::gen::suchThat(
      enclaves(), [](const std::string &name) { return names::isKebab(name); });
}

static rc::Gen<Tentacle> tentacles() {
  return rc::gen::map(rc::gen::pair(enclaves(), workflows()),
                      [](std::pair<std::string, std::string> names) {
                        return Tentacle{names.first, names.second};
                      });
}

RC_GTEST_PROP(Identity, IsInjective, ()) {
  auto all = *rc::gen::container<std::vector<Tentacle>>(20, tentacles());
  for (Naming naming : namings) {
    std::map<std::string, std::pair<std::string, std::string>> owners;
    for (const Tentacle &t : all) {
      std::pair<std::string, std::string> own = {t.enclave, t.workflow};
      RC_ASSERT(owners.try_emplace(naming(t), own).first->second == own);
    }
  }
}

RC_GTEST_PROP(Identity, KeepsToLimits, ()) {
  Tentacle t = *tentacles();
  RC_ASSERT(roleName(t).size() <= 63);
  RC_ASSERT(accessKey(t).size() == 20);
  RC_ASSERT(dottedName(t).size() <= 127);
  RC_ASSERT(names::isDnsName(clusterName(t)));
  bool isWord = variableName(t).find_first_not_of(
                    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                    "0123456789_") == std::string::npos;
  RC_ASSERT(isWord);
}

// The pairs that a mapping of '-' to '_' brings together.
TEST(Identity, HyphensStayApart) {
  for (Naming naming : namings) {
    EXPECT_NE(naming({"a-b", "c"}), naming({"a", "b-c"}));
    EXPECT_NE(naming({"a--b", "c"}), naming({"a-b", "c"}));
    EXPECT_NE(naming({"a", "n"}), naming({"a", "n2"}));
  }
}

TEST(Identity, FormatsOfTheService) {
  Tentacle t = {"my-enclave", "myworkflow"};
  EXPECT_EQ(roleName(t), "tent_my-enclave_myworkflow");
  EXPECT_EQ(dottedName(t), "my-enclave.myworkflow");
  EXPECT_EQ(objectPrefix(t), "my-enclave/myworkflow/");
  EXPECT_EQ(spiffePath(t), "/ns/my-enclave/wf/myworkflow");
  EXPECT_EQ(clusterName(t), "tent.my-enclave.myworkflow");
  // What `sha256sum | head -c 20 | xxd -r -p | base32` says.
  EXPECT_EQ(accessKey({"my-enclave", "wf"}), "tent4ypc5a2jrq6why54");
}

TEST(Identity, LongNamesAreCut) {
  std::string e(30, 'e'), n(27, 'n');
  EXPECT_EQ(roleName({e, n}), "tent_" + e + "_" + n);
  n += 'n';
  std::string raw = "tent_" + e + "_" + n;
  EXPECT_EQ(roleName({e, n}),
            raw.substr(0, 45) + "__" + sha256Hex(StringRef(raw)).substr(0, 16));
}

// Two implementations of one function: this one must not drift.
RC_GTEST_PROP(Identity, HashesAsTheCompiler, (const std::string &text)) {
  RC_ASSERT(exoskeleton::sha256Hex(text) == tntc::sha256Hex(StringRef(text)));
}
