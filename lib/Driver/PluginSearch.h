//===- PluginSearch.h - where plugins are found -----------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_DRIVER_PLUGINSEARCH_H
#define TNTC_DRIVER_PLUGINSEARCH_H

#include "tntc/Plugin/Transport.h"

#include <map>

namespace tntc::driver {

/// What the command line says of plugins.
struct PluginOptions {
  std::vector<std::string> plugins;    ///< `--plugin`: names and paths
  std::vector<std::string> searchPath; ///< of names, the strongest first
  /// `--plugin-opt NAME.key=value`: by name, then by key.
  std::map<std::string, std::map<std::string, std::string>> values;
  Sandbox sandbox = Sandbox::Bubblewrap;
  PluginLimits limits;
};

/// A plugin's file, which nobody but root and the user can have changed; who
/// may put another folder in the place of its own is not asked.
struct FoundPlugin {
  std::string name;             ///< empty: only the plugin itself knows
  std::string path;             ///< absolute, links resolved
  std::string manifest;         ///< empty: named by path
  std::string version, summary; ///< as the manifest says
  std::vector<std::string> kinds, needs;
  bool isSharedObject = false;
  std::string sha256;                 ///< empty: not pinned
  std::unique_ptr<SealedFile> pinned; ///< what has that sum
};

/// Finds and judges the plugin that \p reference names: a path when it holds a
/// '/', else a name. \p pinned is the sum that configuration asks for.
MaybeFault findPlugin(StringRef reference, StringRef pinned,
                      const PluginOptions &options, FoundPlugin &found);

/// A fault when what lies at the path of \p found, which is pinned, is no
/// longer what was summed.
MaybeFault findReplacement(const FoundPlugin &found);

/// What a manifest says, or why nobody takes it.
struct ListedPlugin {
  FoundPlugin found; ///< with a fault only the name, that of the file
  MaybeFault fault;
};

/// Of each name on the search path the manifest that counts, by name, without
/// running anything.
std::map<std::string, ListedPlugin> listManifests(const PluginOptions &options);

} // namespace tntc::driver

#endif // TNTC_DRIVER_PLUGINSEARCH_H
