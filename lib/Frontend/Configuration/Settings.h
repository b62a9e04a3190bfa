//===- Settings.h - the table of settings as data ---------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_FRONTEND_CONFIGURATION_SETTINGS_H
#define TNTC_LIB_FRONTEND_CONFIGURATION_SETTINGS_H

#include "tntc/Frontend/Configuration.h"

#include "llvm/ADT/STLExtras.h"

#include <variant>

namespace tntc::configuration {

/// Where a setting is kept; the alternative says of what kind it is.
using Place = std::variant<std::string *, bool *, uint16_t *,
                           std::vector<std::string> *, std::vector<Cidr> *>;

/// What one text must look like.
struct Rule {
  bool (*check)(StringRef text);
  StringRef expected;
  /// Where there are any, it must be one of them.
  ArrayRef<StringRef> words = {};

  bool accepts(StringRef text) const {
    return words.empty() ? !check || check(text)
                         : llvm::is_contained(words, text);
  }
};

struct Setting {
  StringRef name; ///< `platform.image`
  Trust needs;
  const Rule &rule;
  Place (*place)(Configuration &configuration);
};

/// In the order of the table.
ArrayRef<Setting> settings();

/// The same for each `[quota.NAME]`.
extern const Rule quotaName, quantity;

/// The same for each `[plugins.NAME]`.
extern const Rule pluginName, pluginPath, pluginGrant, pluginSum;

} // namespace tntc::configuration

#endif // TNTC_LIB_FRONTEND_CONFIGURATION_SETTINGS_H
