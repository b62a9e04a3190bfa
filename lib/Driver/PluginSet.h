//===- PluginSet.h - the plugins of a run -----------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_DRIVER_PLUGINSET_H
#define TNTC_DRIVER_PLUGINSET_H

#include "PluginSearch.h"

#include "tntc/Frontend/Configuration.h"
#include "tntc/Plugin/Answers.h"

namespace tntc::driver {

/// A component ready to be asked, with what it is told and may say.
struct ActiveComponent {
  Plugin *plugin = nullptr;
  const Component *component = nullptr;
  json::Value options = json::object();
  ServiceGrants grants;
  uint64_t generation = 1;
};

/// Starts each plugin once, however many workflows ask for it. Several threads
/// may use it.
class PluginSet {
public:
  PluginSet(const PluginOptions &options, StringRef toolVersion)
      : options(options), toolVersion(toolVersion.str()) {}

  /// What no plugin may see. To be said before any is activated.
  void keepSecret(std::vector<std::string> places) {
    secretPlaces = std::move(places);
  }

  /// Appends the components of the plugins that the command line and
  /// \p profile name; with \p builtIn of those that are built in instead.
  /// False when one of them is no good: nothing can be compiled then. Places
  /// of the configuration are in \p files.
  bool activate(const Configuration &given, const SourceManager &files,
                bool builtIn, std::vector<ActiveComponent> &components);

  /// A fault that shows only beside what others say.
  void blame(StringRef plugin, PluginFault fault) {
    std::lock_guard<std::mutex> lock(mutex);
    problem(plugin, std::move(fault));
  }

  /// Ends all conversations.
  void finish();

  struct Problem {
    std::string plugin;
    PluginFault fault;
  };
  /// What went wrong, in order of the plugins' names. After `finish`.
  std::vector<Problem> problems() const;
  /// What configuration says of those that are to blame for something.
  const SourceManager &sources() const { return configurationFiles; }

  struct Entry {
    std::string reference; ///< as the command line or configuration has it
    FoundPlugin found;
    bool isBuiltIn = false;
    bool isNotFound = false;        ///< `fault` is of looking for it
    std::unique_ptr<Plugin> plugin; ///< null: it could not be opened
    MaybeFault fault;               ///< of opening it
  };
  /// All that were opened, by reference first: what a name stands for, and
  /// which bytes may run, each repository says for itself.
  const std::map<std::string, Entry> &entries() const { return opened; }

private:
  Entry &open(StringRef reference, const ir::Profile::Plugin *settings);
  Entry &openBuiltIn(StringRef name, const TntcPluginInfo *info);
  bool addComponents(const Entry &entry, const ir::Profile &profile,
                     std::vector<ActiveComponent> &components);
  bool knowsOptions(const Plugin &plugin, const ir::Profile::Plugin *settings);
  bool judgePin(const Entry &entry, const ir::Profile::Plugin &settings);
  bool judgePrefix(const Entry &entry, ArrayRef<ActiveComponent> components);
  void judgeAddressees();
  bool setOptions(const Entry &entry, const ir::Profile::Plugin *settings,
                  ActiveComponent &component);
  void problem(StringRef plugin, PluginFault fault);
  Span placeOf(StringRef setting);
  void keepFirst(Span &kept, Span place) const;
  void sortPlaces();

  const PluginOptions &options;
  std::vector<std::string> secretPlaces;
  std::string toolVersion;
  mutable std::mutex mutex;
  /// Of the settings that are being looked at, under the lock.
  const Configuration *configuration = nullptr;
  const SourceManager *read = nullptr;
  /// Each workflow has read the files anew, and is gone when they are told of.
  SourceManager configurationFiles;
  bool isActivated = false;
  bool wasRefused = false;             ///< by what configuration says of one
  std::map<std::string, Entry> opened; ///< by reference, place and sum
  std::map<std::string, Problem> otherProblems; ///< by what they say
};

/// Where the file of a plugin is that configuration names by its path.
std::string pathOf(const ir::Profile::Plugin &settings);

/// Plugins that are part of the compiler, by name.
struct BuiltInPlugin {
  StringRef name;
  const TntcPluginInfo *(*query)(uint32_t hostAbi);
};
ArrayRef<BuiltInPlugin> builtInPlugins();

} // namespace tntc::driver

#endif // TNTC_DRIVER_PLUGINSET_H
