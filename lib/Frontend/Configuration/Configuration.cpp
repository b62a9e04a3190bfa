//===- Configuration.cpp - reads tntc.toml --------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Reader.h"

#include "tntc/Support/Clip.h"
#include "tntc/Support/Names.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

using namespace tntc;
using namespace tntc::configuration;

void ConfigurationReader::noteOrigin(const Twine &name, Span span) {
  LineColumn at = source.lineColumn(span.begin);
  configuration.origins[name.str()] = {
      (source.path() + ":" + Twine(at.line) + ":" + Twine(at.column)).str(),
      span};
}

bool ConfigurationReader::maySet(StringRef name, Trust needs,
                                 const TomlEntry &entry) {
  if (needs == Trust::Presentation || trust == Trust::Platform)
    return true;
  refuse(name);
  diags.report(diag::SettingNotAllowed, entry.span, name)
      .note({}, trust == Trust::Foreign
                    ? "the file is at the root of the repository, but belongs "
                      "to another user; --config=FILE trusts it"
                    : "platform settings are read from the file at the root "
                      "of the repository, the user's configuration, and "
                      "--config=FILE");
  return false;
}

void ConfigurationReader::refuse(const Twine &name) {
  configuration.refused.insert(name.str());
}

void ConfigurationReader::unknown(const TomlEntry &entry, const Twine &prefix,
                                  ArrayRef<StringRef> known) {
  std::optional<StringRef> near = names::didYouMean(entry.key, known);
  std::string name = (prefix + entry.key).str();
  if (near)
    refuse(prefix + *near);
  InFlightDiagnostic diagnostic =
      diags.report(diag::UnknownSetting, entry.span, name,
                   near ? ("; did you mean '" + *near + "'?").str() : "");
  if (near && diags.sourceManager().text(entry.span) == entry.key)
    std::move(diagnostic).fix("write '" + *near + "'", entry.span, *near);
}

void ConfigurationReader::wrongKind(StringRef name, StringRef expected,
                                    const TomlValue &value) {
  diags.report(diag::SettingKind, value.span, name, expected,
               configuration::describe(value.kind));
}

void ConfigurationReader::badValue(StringRef name, StringRef expected,
                                   const TomlValue &value) {
  std::string text = value.kind == TomlValue::Kind::Integer
                         ? std::to_string(value.integer)
                         : value.text;
  diags.report(diag::SettingValue, value.span, name, expected, clip(text));
}

void ConfigurationReader::badValue(StringRef name, const Rule &rule,
                                   const TomlValue &value) {
  InFlightDiagnostic diagnostic = diags.report(
      diag::SettingValue, value.span, name, rule.expected, clip(value.text));
  StringRef source = diags.sourceManager().text(value.span);
  std::optional<StringRef> near = names::didYouMean(value.text, rule.words);
  if (near && source.drop_front().drop_back() == value.text)
    std::move(diagnostic)
        .fix("write '" + *near + "'", value.span,
             source.take_front() + *near + source.take_back());
}

std::optional<std::string>
ConfigurationReader::readText(StringRef name, const Rule &rule,
                              const TomlValue &value) {
  if (value.kind != TomlValue::Kind::String) {
    wrongKind(name, "a string", value);
    return std::nullopt;
  }
  if (!rule.accepts(value.text)) {
    badValue(name, rule, value);
    return std::nullopt;
  }
  return value.text;
}

std::optional<int64_t>
ConfigurationReader::readInteger(StringRef name, int64_t minimum,
                                 int64_t maximum, const TomlValue &value) {
  if (value.kind != TomlValue::Kind::Integer) {
    wrongKind(name, "an integer", value);
    return std::nullopt;
  }
  if (value.integer < minimum || value.integer > maximum) {
    badValue(name, ("from " + Twine(minimum) + " to " + Twine(maximum)).str(),
             value);
    return std::nullopt;
  }
  return value.integer;
}

std::optional<Cidr> ConfigurationReader::readRange(StringRef name,
                                                   const TomlValue &value) {
  static constexpr Rule any{nullptr, ""};
  std::optional<std::string> written = readText(name, any, value);
  if (!written)
    return std::nullopt;
  std::optional<Cidr> range = Cidr::parse(*written);
  if (!range) {
    badValue(name, "a range of addresses such as '10.1.0.0/16'", value);
  } else if (range->hasHostBits()) {
    std::string network = range->network().str();
    badValue(name,
             ("the first address of its range, '" + Twine(network) + "'").str(),
             value);
    return std::nullopt;
  }
  return range;
}

bool ConfigurationReader::store(const Setting &setting, const TomlValue &value,
                                Place place) {
  StringRef name = setting.name;
  if (auto *member = std::get_if<std::string *>(&place)) {
    std::optional<std::string> written = readText(name, setting.rule, value);
    if (written)
      **member = std::move(*written);
    return written.has_value();
  }
  if (auto *member = std::get_if<bool *>(&place)) {
    if (value.kind != TomlValue::Kind::Boolean) {
      wrongKind(name, "a boolean", value);
      return false;
    }
    **member = value.flag;
    return true;
  }
  if (auto *member = std::get_if<uint16_t *>(&place)) {
    std::optional<int64_t> port = readInteger(name, 1, 65535, value);
    if (port)
      **member = uint16_t(*port);
    return port.has_value();
  }
  if (auto *member = std::get_if<std::vector<std::string> *>(&place))
    return readList(name, value, **member, [&](const TomlValue &item) {
      std::optional<std::string> text = readText(name, setting.rule, item);
      if (text)
        noteOrigin(name + "." + *text, item.span);
      return text;
    });
  return readList(name, value, *std::get<std::vector<Cidr> *>(place),
                  [&](const TomlValue &item) { return readRange(name, item); });
}

void ConfigurationReader::readSetting(const Setting &setting,
                                      const TomlEntry &entry) {
  if (!maySet(setting.name, setting.needs, entry))
    return;
  if (store(setting, entry.value, setting.place(configuration)))
    noteOrigin(setting.name, entry.span);
  else
    refuse(setting.name);
}

/// The parts that can stand below \p prefix.
static llvm::SmallVector<StringRef, 16> partsBelow(StringRef prefix) {
  llvm::SmallVector<StringRef, 16> parts;
  for (const Setting &setting : settings()) {
    StringRef rest = setting.name;
    if (!rest.consume_front(prefix))
      continue;
    StringRef part = rest.split('.').first;
    if (!llvm::is_contained(parts, part))
      parts.push_back(part);
  }
  if (prefix.empty())
    for (StringRef name : {"plugins", "quota"})
      parts.push_back(name);
  return parts;
}

void ConfigurationReader::readTable(const TomlValue &table,
                                    const Twine &prefix) {
  std::string path = prefix.str();
  llvm::SmallVector<StringRef, 16> parts = partsBelow(path);
  for (const TomlEntry &entry : table.entries) {
    std::string full = path + entry.key;
    const Setting *setting = llvm::find_if(
        settings(), [&](const Setting &row) { return row.name == full; });
    if (setting != settings().end()) {
      readSetting(*setting, entry);
      continue;
    }
    if (!llvm::is_contained(parts, entry.key)) {
      unknown(entry, path, parts);
      continue;
    }
    if (!entry.value.isTable()) {
      wrongKind(full, "a table", entry.value);
      refuse(full);
      continue;
    }
    if (full == "quota") {
      for (const TomlEntry &quota : entry.value.entries)
        readQuota(quota);
      continue;
    }
    if (full == "plugins") {
      for (const TomlEntry &plugin : entry.value.entries)
        readPlugin(plugin);
      continue;
    }
    if (full == "policy" && trust == Trust::Platform)
      configuration.profile.policy.present = true;
    readTable(entry.value, full + ".");
  }
}

/// The minor of a version that has passed its rule.
static unsigned minorOf(StringRef version) {
  unsigned minor = 0;
  version.split('.').second.getAsInteger(10, minor);
  return minor;
}

void ConfigurationReader::checkVersions(const TomlValue &table) {
  ir::Profile &profile = configuration.profile;
  if (minorOf(profile.kubernetesMin) <= minorOf(profile.kubernetesMax))
    return;
  // One of the two is of this file, else the fault is reported elsewhere.
  const TomlValue *platform = table.find("platform");
  const TomlValue *versions = platform ? platform->find("kubernetes") : nullptr;
  if (!versions)
    return;
  const TomlValue *setting = versions->find("min");
  if (!setting)
    setting = versions->find("max");
  if (!setting)
    return;
  diags.report(diag::VersionsReversed, setting->span, profile.kubernetesMin,
               profile.kubernetesMax);
  // What is refused sets nothing.
  ir::Profile defaults;
  profile.kubernetesMin = defaults.kubernetesMin;
  profile.kubernetesMax = defaults.kubernetesMax;
  configuration.origins.erase("platform.kubernetes.min");
  configuration.origins.erase("platform.kubernetes.max");
}

void ConfigurationReader::read() {
  std::optional<TomlValue> table = readToml(file, diags);
  if (!table)
    return refuse("");
  readTable(*table, "");
  checkVersions(*table);
}

bool Configuration::isRefused(StringRef setting) const {
  return llvm::any_of(refused, [&](StringRef name) {
    return name.empty() || setting == name ||
           (setting.starts_with(name) && setting[name.size()] == '.');
  });
}

void tntc::readConfiguration(FileId file, Trust trust,
                             Configuration &configuration,
                             DiagnosticEngine &diags) {
  ConfigurationReader(file, trust, configuration, diags).read();
}
