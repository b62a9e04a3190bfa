//===- PluginSet.cpp - opens, configures and ends plugins -----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "PluginSet.h"

#include "Options.h"

#include "tntc/Support/Names.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"

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

static std::string didYouMean(StringRef word,
                              const std::vector<std::string> &known) {
  std::vector<StringRef> names(known.begin(), known.end());
  auto near = names::didYouMean(word, names);
  return near ? "; did you mean '" + near->str() + "'?" : "";
}

namespace {
/// \c plugin offers what \c holder has.
struct NameClash {
  StringRef plugin;
  std::string kind, name;
  StringRef holder;
};
} // namespace

void PluginSet::problem(StringRef plugin, PluginFault fault) {
  std::string key = plugin.str();
  for (const std::string &argument : fault.arguments)
    key += '\0' + argument;
  otherProblems.try_emplace(key, Problem{plugin.str(), std::move(fault)});
}

PluginSet::Entry &PluginSet::openBuiltIn(StringRef name,
                                         const TntcPluginInfo *info) {
  auto [slot, isNew] = opened.try_emplace(name.str());
  Entry &entry = slot->second;
  if (!isNew)
    return entry;
  entry.isBuiltIn = true;
  entry.found.name = name.str();
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
  auto [slot, isNew] = opened.try_emplace(reference.str());
  Entry &entry = slot->second;
  if (!isNew)
    return entry;
  entry.found.name = reference.contains('/') ? "" : reference.str();
  std::string where = reference.str();
  if (settings && !settings->path.empty())
    where = pathOf(*settings);
  FoundPlugin found;
  found.name = entry.found.name;
  entry.fault =
      findPlugin(where, settings ? settings->sha256 : "", options, found);
  entry.found = std::move(found);
  if (entry.fault)
    return entry;
  std::unique_ptr<Transport> transport;
  if (entry.found.isSharedObject) {
    const TntcPluginInfo *info = nullptr;
    entry.fault =
        loadSharedObject(entry.found.path, entry.found.pinned.get(), info);
    if (!entry.fault)
      transport = createDirectTransport(info, options.limits.answerBytes);
  } else {
    ExecutableOptions how{entry.found.path, entry.found.pinned.get(),
                          options.sandbox, "", options.limits};
    // Not by the PATH, which is the environment's to say.
    if (auto program = llvm::sys::findProgramByName(
            "bwrap", {"/usr/bin", "/usr/local/bin", "/bin"}))
      how.bubblewrap = *program;
    transport = startExecutable(how, entry.fault);
  }
  if (!entry.fault)
    entry.plugin = Plugin::open(std::move(transport), entry.found.name,
                                toolVersion, entry.fault);
  if (entry.plugin)
    entry.found.name = entry.plugin->name().str();
  return entry;
}

/// A text of the command line as what the schema of its option takes.
static json::Value optionValue(const std::string &text,
                               const json::Value &schema) {
  std::string type = schema.is_object() && schema.contains("type") &&
                             schema["type"].is_string()
                         ? schema["type"].get<std::string>()
                         : "string";
  int64_t number;
  if (type == "integer" && !StringRef(text).getAsInteger(10, number))
    return number;
  if (type == "boolean" && (text == "true" || text == "false"))
    return text == "true";
  if (type == "array") {
    json::Value list = json::array();
    if (text.empty())
      return list;
    for (StringRef item : llvm::split(text, ','))
      list.push_back(item.str());
    return list;
  }
  return text;
}

/// What the plugin says of the option that the pointer \p at leads into. Nobody
/// who sets it has seen its schema.
static std::vector<std::string> describeOption(const json::Value &schema,
                                               StringRef at) {
  std::string key = at.drop_front(at.starts_with("/")).split('/').first.str();
  if (!schema.is_object() || !schema.contains("properties") ||
      !schema["properties"].contains(key))
    return {};
  const json::Value &option = schema["properties"][key];
  if (!option.is_object() || !option.contains("description") ||
      !option["description"].is_string())
    return {};
  return {"'" + key + "': " + option["description"].get<std::string>()};
}

bool PluginSet::setOptions(const Entry &entry,
                           const ir::Profile::Plugin *settings,
                           ActiveComponent &active) {
  const Component &component = *active.component;
  // One list of options serves all components; each gets what it declares.
  const json::Value *properties = nullptr;
  if (component.optionsSchema.is_object() &&
      component.optionsSchema.contains("properties"))
    properties = &component.optionsSchema["properties"];
  auto declares = [&](const std::string &key) {
    return properties && properties->contains(key);
  };
  if (settings)
    for (auto &[key, value] : settings->options.items())
      if (declares(key))
        active.options[key] = value;
  auto given = options.values.find(entry.plugin->name().str());
  if (given != options.values.end())
    for (const auto &[key, text] : given->second)
      if (declares(key))
        active.options[key] = optionValue(text, (*properties)[key]);
  if (!component.options)
    return true;
  constexpr size_t enough = 20;
  auto faults = component.options->checkAll(active.options, enough);
  for (const SchemaFault &fault : faults)
    problem(entry.plugin->name(),
            {diag::PluginOption,
             {component.name, fault.message},
             describeOption(component.optionsSchema, fault.at)});
  return faults.empty();
}

/// Every option is one that some component declares.
bool PluginSet::knowsOptions(const Plugin &plugin,
                             const ir::Profile::Plugin *settings) {
  std::vector<std::string> declared, given;
  for (const Component &component : plugin.components())
    if (component.optionsSchema.is_object() &&
        component.optionsSchema.contains("properties"))
      for (auto &[key, schema] : component.optionsSchema["properties"].items())
        declared.push_back(key);
  if (settings)
    for (auto &[key, value] : settings->options.items())
      given.push_back(key);
  auto values = options.values.find(plugin.name().str());
  if (values != options.values.end())
    for (const auto &[key, text] : values->second)
      given.push_back(key);
  bool good = true;
  for (const std::string &key : given) {
    if (llvm::is_contained(declared, key))
      continue;
    good = false;
    problem(plugin.name(),
            {diag::PluginOption,
             {key, "there is no such option" + didYouMean(key, declared)},
             {}});
  }
  return good;
}

/// An option for a plugin that takes no part is for another that is misspelt.
void PluginSet::judgeAddressees() {
  if (!isActivated || isRefused)
    return; // configuration, which names plugins as well, was never read
  std::vector<std::string> known;
  for (const BuiltInPlugin &row : builtInPlugins())
    known.push_back(row.name.str());
  for (const auto &[reference, entry] : opened) {
    if (!entry.plugin && entry.fault)
      return; // what it would have been called, nobody knows
    known.push_back(entry.found.name);
  }
  for (const auto &[name, values] : options.values)
    if (!llvm::is_contained(known, name))
      problem(name, {diag::PluginOption,
                     {values.begin()->first, "no plugin of this name is used" +
                                                 didYouMean(name, known)},
                     {}});
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

bool PluginSet::addComponents(const Entry &entry, const ir::Profile &profile,
                              std::vector<ActiveComponent> &components) {
  const Plugin &plugin = *entry.plugin;
  auto found = profile.plugins.find(plugin.name().str());
  const ir::Profile::Plugin *settings =
      found == profile.plugins.end() ? nullptr : &found->second;
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

bool PluginSet::activate(const ir::Profile &profile, bool builtIn,
                         std::vector<ActiveComponent> &components) {
  std::lock_guard<std::mutex> lock(mutex);
  std::vector<Entry *> entries;
  isActivated |= !builtIn;
  // What is wrong with it was told where it stands. One of ours is run all the
  // same, for what else there is to say.
  isRefused |= llvm::any_of(profile.plugins, [](const auto &row) {
    return row.second.isRefused &&
           (!isBuiltIn(row.first) || !row.second.path.empty());
  });
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
  for (auto &[reference, entry] : opened) {
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
}

std::vector<PluginSet::Problem> PluginSet::problems() const {
  std::vector<Problem> all;
  for (const auto &[reference, entry] : opened) {
    const MaybeFault &fault =
        entry.plugin ? entry.plugin->fault() : entry.fault;
    if (fault)
      all.push_back(
          {entry.found.name.empty() ? reference : entry.found.name, *fault});
  }
  for (const auto &[key, problem] : otherProblems)
    all.push_back(problem);
  return all;
}
