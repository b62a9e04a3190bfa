//===- ConfigurationSearch.h - which tntc.toml files count ------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_DRIVER_CONFIGURATIONSEARCH_H
#define TNTC_DRIVER_CONFIGURATIONSEARCH_H

#include "Inputs.h"

#include "tntc/Frontend/Configuration.h"

namespace tntc::driver {

/// A configuration file, from the weakest to the strongest.
struct ConfigurationFile {
  std::string path;    ///< absolute
  std::string display; ///< as messages call it
  Trust trust;
  bool isNamed; ///< by the user, wherever a link leads to; else it is found
};

/// The files that hold for \p place: the user's, the one at the repository's
/// root, then those between root and workflow, which set presentation only.
/// \p given is `--config`: that file alone counts as trusted; `none`: no file.
std::vector<ConfigurationFile> findConfiguration(const Place &place,
                                                 StringRef given);

/// The text of \p file, or nothing and \p why. One that was found keeps its
/// trust only when what was read is of somebody trusted.
std::optional<std::string> readConfigurationFile(ConfigurationFile &file,
                                                 std::string &why);

} // namespace tntc::driver

#endif // TNTC_DRIVER_CONFIGURATIONSEARCH_H
