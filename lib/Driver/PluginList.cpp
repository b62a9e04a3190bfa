//===- PluginList.cpp - the answer to --list-plugins ----------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// Built-in plugins describe themselves, and so do those of the command line,
// who would be run as well; of others the manifest speaks, or the configuration
// that names them, so that no code of theirs runs.
//
//===----------------------------------------------------------------------===//

#include "PluginList.h"

#include "ConfigurationSearch.h"
#include "PluginSet.h"

#include "tntc/Diagnostics/DiagnosticEngine.h"
#include "tntc/Driver/Version.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"

using namespace tntc;
using namespace tntc::driver;

namespace {
struct Row {
  std::string version, transport, kinds, needs, grants, path;
};
} // namespace

/// What trusted files say here. Their faults are reported when compiling.
static Configuration readTrusted(const Options &options) {
  SourceManager sources;
  DiagnosticEngine diags(sources, options.severity);
  Configuration configuration;
  std::string why;
  for (ConfigurationFile &file :
       findConfiguration(placeOf("."), options.configuration))
    if (auto text = readConfigurationFile(file, why))
      readConfiguration(sources.add(file.display, std::move(*text)), file.trust,
                        configuration, diags);
  (void)diags.finish();
  return configuration;
}

static std::string listOf(ArrayRef<std::string> words, const char *none) {
  return words.empty() ? none : llvm::join(words, ",");
}

static const char *transportOf(bool isSharedObject) {
  return isSharedObject ? "shared-object" : "executable";
}

/// One that nobody may run.
static Row refusedRow(const PluginFault &fault) {
  return {"-", "-",       "-",
          "-", "nothing", "(" + diag::info(fault.id).codeName() + ")"};
}

/// What the plugins of \p set say of themselves.
static void addDescribed(const PluginSet &set,
                         std::map<std::string, Row> &rows) {
  for (const auto &[key, entry] : set.entries()) {
    if (!entry.plugin)
      continue;
    std::set<std::string> kinds, needs;
    for (const Component &component : entry.plugin->components()) {
      kinds.insert(componentKindName(component.kind).str());
      needs.insert(component.needs.begin(), component.needs.end());
    }
    rows[entry.plugin->name().str()] = {
        entry.plugin->version().str(),
        entry.isBuiltIn ? "built-in" : transportOf(entry.found.isSharedObject),
        llvm::join(kinds, ","),
        needs.empty() ? "nothing" : llvm::join(needs, ","),
        entry.isBuiltIn ? "all" : "nothing",
        entry.isBuiltIn ? "-" : entry.found.path};
  }
}

/// Those of the command line: whoever names one there has it run.
static void addGiven(const Options &options, const ir::Profile &all,
                     std::map<std::string, Row> &rows) {
  Configuration configuration;
  ir::Profile &profile = configuration.profile;
  for (const std::string &reference : options.plugins.plugins)
    if (auto found = all.plugins.find(reference); found != all.plugins.end())
      profile.plugins.insert(*found);
  PluginSet set(options.plugins, version());
  std::vector<ActiveComponent> components;
  set.activate(configuration, SourceManager(), /*builtIn=*/false, components);
  set.finish();
  addDescribed(set, rows);
  for (const auto &[key, entry] : set.entries())
    if (entry.fault)
      rows[entry.reference] = refusedRow(*entry.fault);
}

void driver::listPlugins(const Options &options, raw_ostream &out) {
  std::map<std::string, Row> rows;
  ir::Profile profile = readTrusted(options).profile;
  PluginSet ours(options.plugins, version());
  std::vector<ActiveComponent> components;
  ours.activate(Configuration(), SourceManager(), /*builtIn=*/true, components);
  addDescribed(ours, rows);
  for (const auto &[name, listed] : listManifests(options.plugins)) {
    const FoundPlugin &found = listed.found;
    rows[name] = listed.fault ? refusedRow(*listed.fault)
                              : Row{found.version.empty() ? "-" : found.version,
                                    transportOf(found.isSharedObject),
                                    listOf(found.kinds, "-"),
                                    listOf(found.needs, "nothing"),
                                    "nothing",
                                    found.path};
  }
  addGiven(options, profile, rows);
  for (const auto &[name, settings] : profile.plugins) {
    Row &row = rows[name];
    bool isDescribed = row.transport != "built-in" && row.version != "-" &&
                       !row.version.empty();
    if (!settings.path.empty() && !isDescribed) {
      bool isSharedObject = StringRef(settings.path).ends_with(".so");
      row = {"-", transportOf(isSharedObject), "-", "-", "", pathOf(settings)};
    }
    if (row.transport.empty())
      row = {"-", "-", "-", "-", "", "(not found)"};
    if (row.grants != "all")
      row.grants = listOf(settings.grants, "nothing");
  }
  for (const auto &[name, row] : rows)
    out << llvm::format("%-16s %-8s %-13s ", name.c_str(), row.version.c_str(),
                        row.transport.c_str())
        << row.kinds << "  needs " << row.needs << "  granted " << row.grants
        << "  " << row.path << '\n';
}
