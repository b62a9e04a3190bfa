//===- Fault.h - how a plugin misbehaved ------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_PLUGIN_FAULT_H
#define TNTC_PLUGIN_FAULT_H

#include "tntc/Diagnostics/DiagnosticEngine.h"

#include <optional>
#include <string>
#include <vector>

namespace tntc {

/// A fault of a plugin, never of the user's input: the run gives nothing.
struct PluginFault {
  diag::Id id;
  /// Arguments of the message after the plugin's name.
  std::vector<std::string> arguments;
  std::vector<std::string> notes;
  /// What it had been asked for, where that was more than `describe`.
  std::string about = {};
  /// Of the setting that is wrong, in the file of configuration.
  Span place = {};
};

using MaybeFault = std::optional<PluginFault>;

} // namespace tntc

#endif // TNTC_PLUGIN_FAULT_H
