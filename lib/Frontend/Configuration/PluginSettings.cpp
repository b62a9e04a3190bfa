//===- PluginSettings.cpp - [plugins.NAME] of tntc.toml -------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Reader.h"

#include "tntc/Support/Clip.h"

#include "llvm/Support/ErrorHandling.h"

using namespace tntc;
using namespace tntc::configuration;

/// What only a plugin can judge. Dates and times come as their kind.
static json::Value optionValue(const TomlValue &value) {
  switch (value.kind) {
  case TomlValue::Kind::Table: {
    json::Value object = json::object();
    for (const TomlEntry &entry : value.entries)
      object[entry.key] = optionValue(entry.value);
    return object;
  }
  case TomlValue::Kind::List: {
    json::Value list = json::array();
    for (const TomlValue &item : value.items)
      list.push_back(optionValue(item));
    return list;
  }
  case TomlValue::Kind::String:
    return json::string(value.text);
  case TomlValue::Kind::Integer:
    return value.integer;
  case TomlValue::Kind::Boolean:
    return value.flag;
  case TomlValue::Kind::Number:
  case TomlValue::Kind::DateOrTime:
    return nullptr;
  }
  llvm_unreachable("covered switch");
}

void ConfigurationReader::readPlugin(const TomlEntry &entry) {
  const std::string &name = entry.key;
  std::string path = "plugins." + name;
  if (!maySet(path, Trust::Platform, entry))
    return;
  if (!entry.value.isTable()) {
    wrongKind(path, "a table", entry.value);
    configuration.profile.plugins[name].isRefused = true;
    return;
  }
  if (!pluginName.check(name)) {
    diags.report(diag::SettingValue, entry.span, "plugins", pluginName.expected,
                 clip(name));
    return;
  }
  ir::Profile::Plugin &plugin = configuration.profile.plugins[name];
  unsigned before = diags.errorCount();
  noteOrigin(path, entry.span);
  for (const TomlEntry &member : entry.value.entries) {
    std::string full = path + "." + member.key;
    if (member.key == "path") {
      if (auto text = readText(full, pluginPath, member.value)) {
        plugin.path = std::move(*text);
        plugin.directory = source.path().rsplit('/').first.str();
        if (!source.path().contains('/'))
          plugin.directory = ".";
      }
    } else if (member.key == "sha256") {
      if (auto text = readText(full, pluginSum, member.value))
        plugin.sha256 = std::move(*text);
    } else if (member.key == "grants") {
      readList(full, member.value, plugin.grants, [&](const TomlValue &item) {
        return readText(full, pluginGrant, item);
      });
    } else if (member.key == "generation") {
      if (auto number = readInteger(full, 1, 1000000, member.value))
        plugin.generation = uint64_t(*number);
    } else if (member.key == "options") {
      if (!member.value.isTable()) {
        wrongKind(full, "a table", member.value);
        continue;
      }
      for (const TomlEntry &option : member.value.entries) {
        plugin.options[option.key] = optionValue(option.value);
        noteOrigin(full + "." + option.key, option.span);
      }
    } else {
      unknown(member, path + ".",
              {"generation", "grants", "options", "path", "sha256"});
      continue;
    }
    noteOrigin(full, member.span);
  }
  plugin.isRefused |= diags.errorCount() != before;
}
