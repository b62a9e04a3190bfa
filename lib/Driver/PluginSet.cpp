//===- PluginSet.cpp - opens, configures and ends plugins -----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "PluginSet.h"

#include "Options.h"

#include "tntc/Driver/Version.h"
#include "tntc/Support/Names.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"

#include <numeric>

using namespace tntc;
using namespace tntc::driver;

#define BUILT_IN(NAME)                                                         \
  extern "C" const TntcPluginInfo *tntcPluginQuery_##NAME(uint32_t hostAbi);
#include "BuiltInPlugins.inc"
#undef BUILT_IN

ArrayRef<BuiltInPlugin> driver::builtInPlugins() {
  static constexpr BuiltInPlugin rows[] = {
#define BUILT_IN(NAME) {#NAME, tntcPluginQuery_##NAME},
#include "BuiltInPlugins.inc"
#undef BUILT_IN
      {"", nullptr}, // an array may not be empty
  };
  return ArrayRef(rows).drop_back();
}

namespace {
/// \c plugin offers what \c holder has.
struct NameClash {
  StringRef plugin;
  std::string kind, name;
  StringRef holder;
};
} // namespace

/// Told once, or once in each file of configuration that is to blame.
void PluginSet::problem(StringRef plugin, PluginFault fault) {
  std::string key = plugin.str();
  for (const std::string &argument : fault.arguments)
    key += '\0' + argument;
  if (fault.place.isValid())
    key += '\0' + configurationFiles.file(fault.place.file).path().str();
  otherProblems.try_emplace(key, Problem{plugin.str(), std::move(fault)});
}

PluginSet::Entry &PluginSet::openBuiltIn(StringRef name,
                                         const TntcPluginInfo *info) {
  auto [slot, isNew] = opened.try_emplace(name.str());
  Entry &entry = slot->second;
  if (!isNew)
    return entry;
  entry.isBuiltIn = true;
  entry.reference = entry.found.name = name.str();
  entry.fault = checkPluginInfo(info);
  if (!entry.fault)
    entry.plugin =
        Plugin::open(createDirectTransport(info, options.limits.answerBytes),
                     name, toolVersion, entry.fault);
  return entry;
}

/// With a '/', so that it is no name.
std::string driver::pathOf(const ir::Profile::Plugin &settings) {
  StringRef path = settings.path;
  if (path.starts_with("/"))
    return path.str();
  while (path.consume_front("./"))
    ;
  return settings.directory + "/" + path.str();
}

PluginSet::Entry &PluginSet::open(StringRef reference,
                                  const ir::Profile::Plugin *settings) {
  std::string where = reference.str();
  if (settings && !settings->path.empty())
    where = pathOf(*settings);
  std::string sum = settings ? settings->sha256 : "";
  auto [slot, isNew] =
      opened.try_emplace(reference.str() + '\0' + where + '\0' + sum);
  Entry &entry = slot->second;
  if (isNew) {
    entry.reference = reference.str();
    entry.found.name = reference.contains('/') ? "" : reference.str();
    FoundPlugin found;
    found.name = entry.found.name;
    entry.fault = findPlugin(where, sum, options, found);
    entry.found = std::move(found);
    entry.isNotFound = entry.fault.has_value();
  }
  if (entry.isNotFound && settings)
    keepFirst(entry.fault->place, placeOf(("plugins." + reference).str()));
  if (!isNew || entry.fault)
    return entry;
  std::unique_ptr<Transport> transport;
  const TntcPluginInfo *info = nullptr;
  if (entry.found.isSharedObject) {
    entry.fault = loadSharedObject(entry.found.path, entry.found.pinned.get(),
                                   options.limits.time, info);
    if (!entry.fault)
      transport = createDirectTransport(info, entry.found.path, options.limits);
  } else {
    ExecutableOptions how{entry.found.path, entry.found.pinned.get(),
                          options.sandbox,  "",
                          options.limits,   secretPlaces};
    // Not by the PATH, which is the environment's to say.
    if (auto program = llvm::sys::findProgramByName(
            "bwrap", {"/usr/bin", "/usr/local/bin", "/bin"}))
      how.bubblewrap = *program;
    transport = startExecutable(how, entry.fault);
  }
  if (!entry.fault)
    entry.plugin = Plugin::open(std::move(transport), entry.found.name,
                                toolVersion, entry.fault);
  if (info && entry.plugin &&
      (entry.fault = checkAgainstInfo(*info, *entry.plugin)))
    entry.plugin.reset();
  if (entry.plugin)
    entry.found.name = entry.plugin->name().str();
  return entry;
}

/// Whose place \p component of \p entry would take, be it by its name or by a
/// dependency that it serves.
static std::optional<NameClash>
findNameClash(const PluginSet::Entry &entry, const Component &component,
              ArrayRef<ActiveComponent> components) {
  std::string kind = componentKindName(component.kind).str();
  // Folders of artefacts are called as the scopes are, or as a service.
  static constexpr StringRef scopes[] = {"enclave", "workflows"};
  bool isOurs = (component.kind == ComponentKind::Backend &&
                 llvm::is_contained(emitKinds(), StringRef(component.name))) ||
                (component.kind == ComponentKind::Service &&
                 llvm::is_contained(scopes, component.name));
  if (isOurs)
    return NameClash{entry.plugin->name(), kind, component.name,
                     "tntc-compile"};
  for (const ActiveComponent &other : components) {
    if (other.component->kind != component.kind)
      continue;
    // Built-in plugins come last, and were there first.
    auto clash = [&](std::string kind, std::string name) {
      StringRef mine = entry.plugin->name(), theirs = other.plugin->name();
      return entry.isBuiltIn ? NameClash{theirs, kind, name, mine}
                             : NameClash{mine, kind, name, theirs};
    };
    if (other.component->name == component.name)
      return clash(kind, component.name);
    for (const std::string &dependency : component.dependencies)
      if (llvm::is_contained(other.component->dependencies, dependency))
        return clash("dependency", dependency);
  }
  return std::nullopt;
}

/// By names of the plugins. They are asked apart from a run, which may have
/// others in their place.
static std::map<std::string, std::string> builtInPrefixes() {
  std::map<std::string, std::string> prefixes;
  for (const BuiltInPlugin &row : builtInPlugins()) {
    MaybeFault fault;
    auto plugin =
        Plugin::open(createDirectTransport(row.query(TNTC_PLUGIN_ABI),
                                           PluginLimits().answerBytes),
                     row.name, version(), fault);
    if (plugin)
      prefixes.emplace(row.name.str(), plugin->prefix().str());
  }
  return prefixes;
}

/// Codes say who reports them, so that no two plugins begin theirs alike. Ours
/// count, whether anything was asked of them or not.
bool PluginSet::judgePrefix(const Entry &entry,
                            ArrayRef<ActiveComponent> components) {
  const Plugin &plugin = *entry.plugin;
  if (entry.isBuiltIn)
    return true;
  std::map<std::string, std::string> prefixes = builtInPrefixes();
  for (const ActiveComponent &other : components)
    prefixes.insert_or_assign(other.plugin->name().str(),
                              other.plugin->prefix().str());
  // One with the name of ours takes its place.
  prefixes.erase(plugin.name().str());
  for (const auto &[name, prefix] : prefixes)
    if (prefix == plugin.prefix()) {
      problem(plugin.name(), {diag::PluginPrefixTaken, {prefix, name}, {}});
      return false;
    }
  return true;
}

/// What configuration grants to a name it grants to the bytes or the file that
/// it names, not to whoever is given by another path and calls itself so.
bool PluginSet::judgePin(const Entry &entry,
                         const ir::Profile::Plugin &settings) {
  StringRef name = entry.plugin->name();
  if (entry.isBuiltIn || entry.reference == name)
    return true;
  const std::string &file = entry.found.path;
  FoundPlugin pinned;
  MaybeFault fault = findPlugin(file, settings.sha256, options, pinned);
  if (!fault && settings.sha256.empty() && !settings.path.empty() &&
      !llvm::sys::fs::equivalent(file, pathOf(settings)))
    fault = PluginFault{
        diag::PluginUnsafeFile,
        {file, "is not what configuration calls so, '" + settings.path + "'"},
        {}};
  if (!fault)
    return true;
  problem(name, std::move(*fault));
  return false;
}

bool PluginSet::addComponents(const Entry &entry, const ir::Profile &profile,
                              std::vector<ActiveComponent> &components) {
  if (!judgePrefix(entry, components))
    return false;
  const Plugin &plugin = *entry.plugin;
  auto found = profile.plugins.find(plugin.name().str());
  const ir::Profile::Plugin *settings =
      found == profile.plugins.end() ? nullptr : &found->second;
  if (settings && !judgePin(entry, *settings))
    return false;
  bool good = knowsOptions(plugin, settings);
  for (const Component &component : plugin.components()) {
    if (auto clash = findNameClash(entry, component, components)) {
      problem(clash->plugin, {diag::PluginNameTaken,
                              {clash->kind, clash->name, clash->holder.str()},
                              {}});
      return false;
    }
    ActiveComponent active;
    active.plugin = entry.plugin.get();
    active.component = &component;
    active.grants.all = entry.isBuiltIn;
    if (settings) {
      active.grants.granted.insert(settings->grants.begin(),
                                   settings->grants.end());
      active.generation = settings->generation;
    }
    good &= setOptions(entry, settings, active);
    components.push_back(std::move(active));
  }
  return good;
}

static bool isBuiltIn(StringRef name) {
  return llvm::any_of(builtInPlugins(), [&](const BuiltInPlugin &row) {
    return row.name == name;
  });
}

/// In a copy of the file, be it in no file.
Span PluginSet::placeOf(StringRef setting) {
  auto found = configuration->origins.find(setting.str());
  if (found == configuration->origins.end())
    return {};
  Span place = found->second.key;
  const SourceFile &file = read->file(place.file);
  uint32_t index = 0;
  while (index < configurationFiles.size() &&
         configurationFiles.file({index}).path() != file.path())
    ++index;
  place.file =
      index < configurationFiles.size()
          ? FileId{index}
          : configurationFiles.add(file.path().str(), file.text().str());
  return place;
}

/// Of two places that say the same the first by the files' names, whichever
/// workflow came first.
void PluginSet::keepFirst(Span &kept, Span place) const {
  auto pathOf = [&](Span span) {
    return configurationFiles.file(span.file).path();
  };
  if (place.isValid() && (!kept.isValid() || pathOf(place) < pathOf(kept)))
    kept = place;
}

/// Puts the files in the order of their names, not of the workflows that
/// happened to come first.
void PluginSet::sortPlaces() {
  std::vector<uint32_t> order(configurationFiles.size());
  std::iota(order.begin(), order.end(), 0);
  llvm::sort(order, [&](uint32_t a, uint32_t b) {
    return configurationFiles.file({a}).path() <
           configurationFiles.file({b}).path();
  });
  SourceManager sorted;
  std::map<uint32_t, FileId> moved;
  for (uint32_t index : order) {
    const SourceFile &file = configurationFiles.file({index});
    moved[index] = sorted.add(file.path().str(), file.text().str());
  }
  auto move = [&](PluginFault &fault) {
    if (fault.place.isValid())
      fault.place.file = moved.at(fault.place.file.index);
  };
  for (auto &[key, entry] : opened)
    if (entry.fault)
      move(*entry.fault);
  for (auto &[key, problem] : otherProblems)
    move(problem.fault);
  configurationFiles = std::move(sorted);
}

bool PluginSet::activate(const Configuration &given, const SourceManager &files,
                         bool builtIn,
                         std::vector<ActiveComponent> &components) {
  std::lock_guard<std::mutex> lock(mutex);
  const ir::Profile &profile = given.profile;
  configuration = &given;
  read = &files;
  std::vector<Entry *> entries;
  isActivated |= !builtIn;
  // What is wrong with it was told where it stands. One of ours is run all the
  // same, for what else there is to say.
  bool isRefused = llvm::any_of(profile.plugins, [](const auto &row) {
    return row.second.isRefused &&
           (!isBuiltIn(row.first) || !row.second.path.empty());
  });
  wasRefused |= isRefused;
  if (isRefused)
    return false;
  if (builtIn) {
    // One that configuration names by its path takes the place of ours.
    auto isReplaced = [&](StringRef name) {
      return llvm::any_of(components, [&](const ActiveComponent &active) {
        return active.plugin->name() == name;
      });
    };
    for (const BuiltInPlugin &row : builtInPlugins())
      if (!isReplaced(row.name))
        entries.push_back(&openBuiltIn(row.name, row.query(TNTC_PLUGIN_ABI)));
  } else {
    std::set<std::string> named;
    for (const std::string &reference : options.plugins) {
      auto settings = profile.plugins.find(reference);
      named.insert(reference);
      Entry &entry =
          open(reference,
               settings == profile.plugins.end() ? nullptr : &settings->second);
      named.insert(entry.found.name);
      if (!llvm::is_contained(entries, &entry)) // it may be named twice
        entries.push_back(&entry);
    }
    for (const auto &[name, settings] : profile.plugins)
      if (!named.count(name) && (!isBuiltIn(name) || !settings.path.empty()))
        entries.push_back(&open(name, &settings));
  }
  bool good = true;
  for (Entry *entry : entries)
    good &= entry->plugin && addComponents(*entry, profile, components);
  return good;
}

void PluginSet::finish() {
  for (auto &[key, entry] : opened) {
    if (!entry.plugin)
      continue;
    entry.plugin->finish();
    // In a sandbox, and within our process, the bytes run that were summed.
    if (options.sandbox == Sandbox::None && !entry.found.isSharedObject &&
        entry.found.pinned)
      if (MaybeFault fault = findReplacement(entry.found))
        entry.plugin->blame(std::move(*fault));
  }
  judgeAddressees();
  sortPlaces();
}

std::vector<PluginSet::Problem> PluginSet::problems() const {
  std::vector<Problem> all;
  for (const auto &[key, entry] : opened) {
    const MaybeFault &fault =
        entry.plugin ? entry.plugin->fault() : entry.fault;
    if (fault)
      all.push_back(
          {entry.found.name.empty() ? entry.reference : entry.found.name,
           *fault});
  }
  for (const auto &[key, problem] : otherProblems)
    all.push_back(problem);
  return all;
}
