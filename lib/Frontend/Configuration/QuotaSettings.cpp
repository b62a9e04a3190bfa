//===- QuotaSettings.cpp - [quota.NAME] of tntc.toml ----------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Reader.h"

#include "tntc/Support/Clip.h"
#include "tntc/Support/Names.h"

using namespace tntc;
using namespace tntc::configuration;

void ConfigurationReader::readQuota(const TomlEntry &entry) {
  const std::string &name = entry.key;
  std::string path = ("quota." + Twine(name)).str();
  if (!maySet(path, Trust::Platform, entry))
    return;
  if (!entry.value.isTable()) {
    wrongKind(path, "a table", entry.value);
    return;
  }
  if (!quotaName.check(name)) {
    diags.report(diag::SettingValue, entry.span, "quota", quotaName.expected,
                 clip(name));
    return;
  }

  auto known = configuration.profile.quotas.find(name);
  bool isNew = known == configuration.profile.quotas.end();
  ir::Profile::Quota quota = isNew ? ir::Profile::Quota() : known->second;
  bool isGood = true;
  for (const TomlEntry &member : entry.value.entries) {
    std::string full = path + "." + member.key;
    if (member.key == "cpu" || member.key == "memory") {
      std::optional<std::string> amount =
          readText(full, quantity, member.value);
      isGood &= amount.has_value();
      if (amount)
        (member.key == "cpu" ? quota.cpu : quota.memory) = std::move(*amount);
    } else if (member.key == "pods") {
      std::optional<int64_t> pods = readInteger(full, 1, 100000, member.value);
      isGood &= pods.has_value();
      if (pods)
        quota.pods = unsigned(*pods);
    } else {
      unknown(member, path + ".", {"cpu", "memory", "pods"});
      isGood = false;
    }
  }
  if (!isGood)
    return;
  if (quota.cpu.empty() || quota.memory.empty() || quota.pods == 0) {
    InFlightDiagnostic report =
        diags.report(diag::IncompleteQuota, entry.span, name);
    std::vector<StringRef> known;
    for (const auto &[other, quota] : configuration.profile.quotas)
      known.push_back(other);
    if (auto near = names::didYouMean(name, known))
      report.note(entry.span, "did you mean '" + *near + "'?");
    return;
  }
  configuration.profile.quotas[name] = quota;
  for (const TomlEntry &member : entry.value.entries)
    noteOrigin(path + "." + member.key, member.span);
}
