//===- Repository.cpp - workflows beside one another ----------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Repository.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <set>

using namespace tntc;
using namespace tntc::driver;

/// Puts what \p diags has among what was said before, in the order of the
/// source.
static void addFindings(UnitResult &result, DiagnosticEngine &diags) {
  for (Diagnostic &diagnostic : diags.finish()) {
    std::vector<Diagnostic> &list = result.diagnostics;
    auto at = std::upper_bound(list.begin(), list.end(), diagnostic,
                               [](const Diagnostic &a, const Diagnostic &b) {
                                 return a.span < b.span;
                               });
    list.insert(at, std::move(diagnostic));
    result.failed = true;
  }
}

/// Two workflows of one enclave and name would be one set of objects.
static void checkDuplicates(std::vector<UnitResult> &results,
                            const SeverityPolicy &policy) {
  std::map<std::pair<StringRef, StringRef>, const UnitResult *> seen;
  for (UnitResult &result : results) {
    if (result.name.empty())
      continue;
    auto [first, isNew] =
        seen.try_emplace({result.enclave, result.name}, &result);
    if (isNew)
      continue;
    DiagnosticEngine diags(*result.sources, policy);
    const UnitResult &other = *first->second;
    const SourceFile &file = other.sources->file(other.nameSpan.file);
    std::string enclave =
        result.enclave.empty() ? "" : " of enclave '" + result.enclave + "'";
    diags.report(diag::DuplicateWorkflow, result.nameSpan, result.name, enclave,
                 file.path().str() + ":" +
                     std::to_string(file.lineNumber(other.nameSpan.begin)));
    addFindings(result, diags);
  }
}

/// Names of objects are made from names of workflows and triggers, and may
/// meet although those differ: `x` with its policy for cron pods, and
/// `x-trigger` with its own.
static void checkObjectClashes(std::vector<UnitResult> &results,
                               const SeverityPolicy &policy) {
  std::map<std::pair<StringRef, StringRef>, const UnitResult *> seen;
  for (UnitResult &result : results) {
    DiagnosticEngine diags(*result.sources, policy);
    for (const Artifact &artifact : result.artifacts.artifacts()) {
      // What provisions is not one of the workflow's own objects: its names
      // are made of identities, which are looked at by themselves.
      if (artifact.kind.empty() || artifact.part.empty())
        continue;
      auto [first, isNew] =
          seen.try_emplace({result.enclave, artifact.part}, &result);
      if (isNew || first->second == &result ||
          first->second->name == result.name)
        continue;
      StringRef name = StringRef(artifact.part).drop_back(strlen(".yaml"));
      name = name.drop_front(artifact.kind.size() + 1);
      diags.report(diag::ObjectClash, result.nameSpan, artifact.kind, name,
                   first->second->name);
    }
    addFindings(result, diags);
  }
}

/// Names are made so that two workflows never share an identity; whether that
/// holds is looked at over the whole run.
static void checkIdentities(std::vector<UnitResult> &results,
                            const SeverityPolicy &policy) {
  std::map<std::tuple<StringRef, StringRef, StringRef>, const UnitResult *>
      seen;
  for (UnitResult &result : results) {
    DiagnosticEngine diags(*result.sources, policy);
    for (const UnitResult::Identity &identity : result.identities) {
      auto [first, isNew] = seen.try_emplace(
          {identity.service, identity.kind, identity.value}, &result);
      // Workflows that are one are reported as such.
      if (isNew || first->second == &result ||
          (first->second->name == result.name &&
           first->second->enclave == result.enclave))
        continue;
      diags.report(diag::IdentityClash, identity.span, identity.value,
                   identity.kind,
                   first->second->enclave + "/" + first->second->name);
    }
    addFindings(result, diags);
  }
}

/// Output files are called by names, or by the last component of a directory
/// where only the document is read.
static void checkSameOutput(std::vector<UnitResult> &results,
                            const SeverityPolicy &policy) {
  std::set<std::pair<StringRef, StringRef>> seen;
  for (UnitResult &result : results) {
    if (result.failed)
      continue;
    DiagnosticEngine diags(*result.sources, policy);
    for (const Artifact &artifact : result.artifacts.artifacts())
      if (!seen.insert({artifact.file, artifact.part}).second)
        diags.report(diag::SameOutput, result.nameSpan, artifact.file)
            .about(artifact.file);
    addFindings(result, diags);
  }
}

void driver::checkRepository(std::vector<UnitResult> &results,
                             const SeverityPolicy &policy) {
  checkDuplicates(results, policy);
  checkIdentities(results, policy);
  checkObjectClashes(results, policy);
  checkSameOutput(results, policy);
}
