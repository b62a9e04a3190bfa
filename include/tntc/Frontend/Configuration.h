//===- Configuration.h - tntc.toml ------------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_FRONTEND_CONFIGURATION_H
#define TNTC_FRONTEND_CONFIGURATION_H

#include "tntc/Diagnostics/DiagnosticEngine.h"
#include "tntc/IR/Profile.h"

#include <map>
#include <set>

namespace tntc {

/// Who wrote a configuration file (decision O23): one below the root of a
/// repository may set presentation only.
enum class Trust : uint8_t {
  Presentation,
  Foreign, ///< the same: a file at the root, but of somebody else
  Platform
};

/// What tntc.toml may say about presentation.
struct Presentation {
  std::string diagnostics; ///< text, json, sarif, github
  std::string mermaid;     ///< plain, rich, typed
  std::string colour;      ///< auto, always, never
};

/// Where a setting comes from.
struct Origin {
  std::string place; ///< `tntc.toml:3:1`
  Span key;
};

/// The merged configuration, and where each setting comes from.
struct Configuration {
  ir::Profile profile;
  Presentation presentation;
  /// By name, `platform.image`; settings that keep their default are not in it.
  /// An item of a list has its own, `services.enabled.nats`.
  std::map<std::string, Origin> origins;
  /// Settings and tables with a fault that was told, so that what they were to
  /// say is not known; "" is all of a file.
  std::set<std::string> refused;

  bool isRefused(StringRef setting) const;
};

/// Reads \p file over \p configuration: what it sets wins. A setting above
/// its trust is an error; unknown ones get "did you mean".
void readConfiguration(FileId file, Trust trust, Configuration &configuration,
                       DiagnosticEngine &diags);

/// Every setting with value and origin, a line each, in order of name.
void printConfiguration(const Configuration &configuration, raw_ostream &out);

} // namespace tntc

#endif // TNTC_FRONTEND_CONFIGURATION_H
