//===- ProvenanceOption.cpp - where a workflow comes from -----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// What ends up in annotations that everyone may read, so that a remote's URL
// with a token in it, as CI systems write them, is refused.
//
//===----------------------------------------------------------------------===//

#include "ProvenanceOption.h"

#include "Options.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;
using namespace tntc::driver;

static constexpr size_t longestText = 1024;

static bool isCommit(StringRef text) {
  return text.size() >= 7 && text.size() <= 64 &&
         llvm::all_of(text, [](char c) {
           return llvm::isDigit(c) || (c >= 'a' && c <= 'f');
         });
}

static bool isWord(StringRef text) {
  return !text.empty() && text.size() <= longestText &&
         llvm::all_of(text, [](char c) { return c > ' ' && c < 0x7F; });
}

/// `https://token@host/...`, also without a user's name; the `git@` of
/// `ssh://git@host` and `git@host:path` is no secret.
static bool hasCredential(StringRef url) {
  auto [scheme, rest] = url.split("://");
  StringRef authority = rest.take_until([](char c) { return c == '/'; });
  auto [user, host] = authority.rsplit('@');
  return authority.contains('@') && (scheme != "ssh" || user.contains(':'));
}

/// What \p value should have been; empty when it is.
static StringRef expected(StringRef key, StringRef value) {
  if (key == "commit")
    return isCommit(value) ? "" : "7 to 64 lower-case hexadecimal digits";
  if (key == "dirty")
    return value == "true" || value == "false" ? "" : "true or false";
  if (!isWord(value))
    return "at most 1024 ASCII characters and no blank";
  return key == "repo" && hasCredential(value) ? "a URL without a credential"
                                               : "";
}

bool driver::parseProvenance(ArrayRef<std::string> values,
                             BackendOptions::Provenance &provenance,
                             raw_ostream &err) {
  static constexpr StringRef keys[] = {"branch", "commit", "dirty", "repo"};
  bool isGood = true;
  for (StringRef text : values) {
    auto [key, value] = text.split('=');
    if (!llvm::is_contained(keys, key)) {
      complainOfWord(err, "key of --provenance", key, keys);
      isGood = false;
      continue;
    }
    // Not the value itself: it may be a credential.
    if (StringRef wanted = expected(key, value); !wanted.empty()) {
      err << "tntc-compile: --provenance=" << key << "=... needs " << wanted
          << '\n';
      isGood = false;
    }
    if (key == "commit")
      provenance.commit = value.str();
    else if (key == "branch")
      provenance.branch = value.str();
    else if (key == "repo")
      provenance.repository = value.str();
    else
      provenance.isDirty = value == "true";
  }
  if (isGood && !values.empty() && provenance.commit.empty()) {
    err << "tntc-compile: --provenance needs 'commit=<sha>' too\n";
    isGood = false;
  }
  return isGood;
}
