//===- PluginList.cpp - the answer to --list-plugins ----------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// Built-in plugins describe themselves; of others the manifest speaks, or the
// configuration that names them, so that no code of theirs runs.
//
//===----------------------------------------------------------------------===//

#include "PluginList.h"

#include "ConfigurationSearch.h"
#include "PluginSet.h"

#include "tntc/Diagnostics/DiagnosticEngine.h"
#include "tntc/Driver/Version.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace tntc;
using namespace tntc::driver;

namespace {
struct Row {
  std::string version, transport, kinds, needs, grants, path;
};
} // namespace

/// What trusted files say here. Their faults are reported when compiling.
static ir::Profile readProfile(const Options &options) {
  SourceManager sources;
  DiagnosticEngine diags(sources, options.severity);
  Configuration configuration;
  for (const ConfigurationFile &file :
       findConfiguration(placeOf("."), options.configuration))
    if (auto buffer = llvm::MemoryBuffer::getFile(file.path))
      readConfiguration(sources.add(file.display, (*buffer)->getBuffer().str()),
                        file.trust, configuration, diags);
  (void)diags.finish();
  return std::move(configuration.profile);
}

static std::string listOf(ArrayRef<std::string> words, const char *none) {
  return words.empty() ? none : llvm::join(words, ",");
}

static void addBuiltIn(const Options &options,
                       std::map<std::string, Row> &rows) {
  PluginSet set(options.plugins, version());
  std::vector<ActiveComponent> components;
  set.activate({}, /*builtIn=*/true, components);
  for (const auto &[name, entry] : set.entries()) {
    if (!entry.plugin)
      continue;
    std::set<std::string> kinds, needs;
    for (const Component &component : entry.plugin->components()) {
      kinds.insert(componentKindName(component.kind).str());
      needs.insert(component.needs.begin(), component.needs.end());
    }
    rows[name] = {entry.plugin->version().str(),
                  "built-in",
                  llvm::join(kinds, ","),
                  needs.empty() ? "nothing" : llvm::join(needs, ","),
                  "all",
                  "-"};
  }
}

static const char *transportOf(bool isSharedObject) {
  return isSharedObject ? "shared-object" : "executable";
}

void driver::listPlugins(const Options &options, raw_ostream &out) {
  std::map<std::string, Row> rows;
  addBuiltIn(options, rows);
  for (const FoundPlugin &found : listManifests(options.plugins))
    rows[found.name] = {found.version.empty() ? "-" : found.version,
                        transportOf(found.isSharedObject),
                        listOf(found.kinds, "-"),
                        listOf(found.needs, "nothing"),
                        "nothing",
                        found.path};
  for (const auto &[name, settings] : readProfile(options).plugins) {
    Row &row = rows[name];
    if (!settings.path.empty()) {
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
