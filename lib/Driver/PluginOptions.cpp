//===- PluginOptions.cpp - options, judged by those who have them ---------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "PluginSet.h"

#include "tntc/Support/Names.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;
using namespace tntc::driver;

static std::string didYouMean(StringRef word,
                              const std::vector<std::string> &known) {
  std::vector<StringRef> names(known.begin(), known.end());
  auto near = names::didYouMean(word, names);
  return near ? "; did you mean '" + near->str() + "'?" : "";
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
  for (const SchemaFault &fault : faults) {
    StringRef key = StringRef(fault.at)
                        .drop_while([](char c) { return c == '/'; })
                        .split('/')
                        .first;
    PluginFault found{diag::PluginOption,
                      {component.name, fault.message},
                      describeOption(component.optionsSchema, fault.at)};
    if (given == options.values.end() || !given->second.count(key.str()))
      found.place = placeOf(
          ("plugins." + entry.plugin->name() + ".options." + key).str());
    problem(entry.plugin->name(), std::move(found));
  }
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
             {},
             {},
             placeOf(("plugins." + plugin.name() + ".options." + key).str())});
  }
  return good;
}

/// An option for a plugin that takes no part is for another that is misspelt.
void PluginSet::judgeAddressees() {
  if (!isActivated || wasRefused)
    return; // configuration, which names plugins as well, was never read
  std::vector<std::string> known;
  for (const BuiltInPlugin &row : builtInPlugins())
    known.push_back(row.name.str());
  for (const auto &[key, entry] : opened) {
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
