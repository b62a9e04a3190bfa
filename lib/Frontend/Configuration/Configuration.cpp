//===- Configuration.cpp - reads tntc.toml --------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Settings.h"
#include "TomlGuard.h"

#include "tntc/Support/Names.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ErrorHandling.h"

#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

using namespace tntc;
using namespace tntc::configuration;

namespace {

class ConfigurationReader {
public:
  ConfigurationReader(FileId file, Trust trust, Configuration &configuration,
                      DiagnosticEngine &diags)
      : file(file), trust(trust), configuration(configuration), diags(diags),
        source(diags.sourceManager().file(file)) {}

  void read();

private:
  void report(const toml::parse_error &error);
  void readTable(const toml::table &table, const Twine &prefix);
  void readSetting(const Setting &setting, const toml::key &key,
                   const toml::node &value);
  void readQuota(const toml::key &name, const toml::node &value);
  void checkVersions(const toml::table &table);

  bool store(const Setting &setting, const toml::node &value, Place place);
  std::optional<std::string> readText(StringRef name, const Rule &rule,
                                      const toml::node &value);
  std::optional<int64_t> readInteger(StringRef name, int64_t minimum,
                                     int64_t maximum, const toml::node &value);
  std::optional<Cidr> readRange(StringRef name, const toml::node &value);
  template <typename T, typename ReadOne>
  bool readList(StringRef name, const toml::node &value, std::vector<T> &list,
                ReadOne readOne);

  /// True when the file may set \p name; else that was reported.
  bool maySet(StringRef name, Trust needs, const toml::key &key);
  void unknown(const toml::key &key, const Twine &name,
               ArrayRef<StringRef> known);
  void wrongKind(StringRef name, StringRef expected, const toml::node &value);
  void badValue(StringRef name, StringRef expected, const toml::node &value,
                StringRef text);
  void noteOrigin(StringRef name, const toml::key &key);

  Span spanOf(const toml::source_region &region) const;
  uint32_t offsetOf(const toml::source_position &position) const;

  FileId file;
  Trust trust;
  Configuration &configuration;
  DiagnosticEngine &diags;
  const SourceFile &source;
};

} // namespace

static StringRef text(std::string_view view) {
  return StringRef(view.data(), view.size());
}

static StringRef describe(const toml::node &value) {
  switch (value.type()) {
  case toml::node_type::table:
    return "a table";
  case toml::node_type::array:
    return "a list";
  case toml::node_type::string:
    return "a string";
  case toml::node_type::integer:
    return "an integer";
  case toml::node_type::floating_point:
    return "a number";
  case toml::node_type::boolean:
    return "a boolean";
  default:
    return "a date or time";
  }
}

/// toml++ counts columns in code points.
uint32_t
ConfigurationReader::offsetOf(const toml::source_position &position) const {
  if (position.line == 0 || position.line > source.lineCount())
    return uint32_t(source.text().size());
  StringRef line = source.line(position.line);
  // It does not count a byte order mark.
  size_t at = position.line == 1 && line.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  for (uint32_t column = 1; column < position.column && at < line.size();
       ++column)
    for (++at; at < line.size() &&
               (static_cast<unsigned char>(line[at]) & 0xC0) == 0x80;)
      ++at;
  return source.lineStart(position.line) + uint32_t(at);
}

Span ConfigurationReader::spanOf(const toml::source_region &region) const {
  uint32_t begin = offsetOf(region.begin);
  return {file, begin, std::max(begin, offsetOf(region.end))};
}

void ConfigurationReader::noteOrigin(StringRef name, const toml::key &key) {
  LineColumn at = source.lineColumn(spanOf(key.source()).begin);
  configuration.origins[name.str()] =
      (source.path() + ":" + Twine(at.line) + ":" + Twine(at.column)).str();
}

bool ConfigurationReader::maySet(StringRef name, Trust needs,
                                 const toml::key &key) {
  if (needs == Trust::Presentation || trust == Trust::Platform)
    return true;
  diags.report(diag::SettingNotAllowed, spanOf(key.source()), name)
      .note({}, "platform settings are read from the file at the root of the "
                "repository, the user's configuration, and --config=FILE");
  return false;
}

void ConfigurationReader::unknown(const toml::key &key, const Twine &name,
                                  ArrayRef<StringRef> known) {
  Span span = spanOf(key.source());
  std::optional<StringRef> near = names::didYouMean(text(key.str()), known);
  InFlightDiagnostic diagnostic =
      diags.report(diag::UnknownSetting, span, name.str(),
                   near ? ("; did you mean '" + *near + "'?").str() : "");
  if (near && diags.sourceManager().text(span) == text(key.str()))
    std::move(diagnostic).fix("write '" + *near + "'", span, *near);
}

void ConfigurationReader::wrongKind(StringRef name, StringRef expected,
                                    const toml::node &value) {
  diags.report(diag::SettingKind, spanOf(value.source()), name, expected,
               describe(value));
}

void ConfigurationReader::badValue(StringRef name, StringRef expected,
                                   const toml::node &value, StringRef text) {
  constexpr size_t enough = 60;
  std::string shown = text.size() > enough
                          ? (text.take_front(enough) + "...").str()
                          : text.str();
  diags.report(diag::SettingValue, spanOf(value.source()), name, expected,
               shown);
}

std::optional<std::string>
ConfigurationReader::readText(StringRef name, const Rule &rule,
                              const toml::node &value) {
  const auto *string = value.as_string();
  if (!string) {
    wrongKind(name, "a string", value);
    return std::nullopt;
  }
  if (rule.check && !rule.check(string->get())) {
    badValue(name, rule.expected, value, string->get());
    return std::nullopt;
  }
  return string->get();
}

std::optional<int64_t>
ConfigurationReader::readInteger(StringRef name, int64_t minimum,
                                 int64_t maximum, const toml::node &value) {
  const auto *integer = value.as_integer();
  if (!integer) {
    wrongKind(name, "an integer", value);
    return std::nullopt;
  }
  if (integer->get() < minimum || integer->get() > maximum) {
    badValue(name,
             "from " + std::to_string(minimum) + " to " +
                 std::to_string(maximum),
             value, std::to_string(integer->get()));
    return std::nullopt;
  }
  return integer->get();
}

std::optional<Cidr> ConfigurationReader::readRange(StringRef name,
                                                   const toml::node &value) {
  static constexpr Rule any{nullptr, ""};
  std::optional<std::string> written = readText(name, any, value);
  if (!written)
    return std::nullopt;
  std::optional<Cidr> range = Cidr::parse(*written);
  if (!range)
    badValue(name, "a range of addresses such as '10.1.0.0/16'", value,
             *written);
  else if (range->hasHostBits()) {
    badValue(name,
             "the first address of its range, '" + range->network().str() + "'",
             value, *written);
    return std::nullopt;
  }
  return range;
}

template <typename T, typename ReadOne>
bool ConfigurationReader::readList(StringRef name, const toml::node &value,
                                   std::vector<T> &list, ReadOne readOne) {
  const toml::array *items = value.as_array();
  if (!items) {
    wrongKind(name, "a list of strings", value);
    return false;
  }
  std::vector<T> read;
  bool isGood = true;
  for (const toml::node &item : *items) {
    if (std::optional<T> one = readOne(item))
      read.push_back(std::move(*one));
    else
      isGood = false;
  }
  if (isGood)
    list = std::move(read);
  return isGood;
}

bool ConfigurationReader::store(const Setting &setting, const toml::node &value,
                                Place place) {
  StringRef name = setting.name;
  if (auto *member = std::get_if<std::string *>(&place)) {
    std::optional<std::string> written = readText(name, setting.rule, value);
    if (written)
      **member = std::move(*written);
    return written.has_value();
  }
  if (auto *member = std::get_if<bool *>(&place)) {
    if (!value.is_boolean()) {
      wrongKind(name, "a boolean", value);
      return false;
    }
    **member = value.as_boolean()->get();
    return true;
  }
  if (auto *member = std::get_if<uint16_t *>(&place)) {
    std::optional<int64_t> port = readInteger(name, 1, 65535, value);
    if (port)
      **member = uint16_t(*port);
    return port.has_value();
  }
  if (auto *member = std::get_if<std::vector<std::string> *>(&place))
    return readList(name, value, **member, [&](const toml::node &item) {
      return readText(name, setting.rule, item);
    });
  return readList(
      name, value, *std::get<std::vector<Cidr> *>(place),
      [&](const toml::node &item) { return readRange(name, item); });
}

void ConfigurationReader::readSetting(const Setting &setting,
                                      const toml::key &key,
                                      const toml::node &value) {
  if (!maySet(setting.name, setting.needs, key))
    return;
  if (store(setting, value, setting.place(configuration)))
    noteOrigin(setting.name, key);
}

void ConfigurationReader::readQuota(const toml::key &name,
                                    const toml::node &value) {
  std::string path = ("quota." + text(name.str())).str();
  if (!maySet(path, Trust::Platform, name))
    return;
  const toml::table *table = value.as_table();
  if (!table) {
    wrongKind(path, "a table", value);
    return;
  }
  if (!quotaName.check(text(name.str()))) {
    diags.report(diag::SettingValue, spanOf(name.source()), "quota",
                 quotaName.expected, text(name.str()));
    return;
  }

  auto known = configuration.profile.quotas.find(std::string(name.str()));
  bool isNew = known == configuration.profile.quotas.end();
  ir::Profile::Quota quota = isNew ? ir::Profile::Quota() : known->second;
  bool isGood = true;
  for (auto &&[key, member] : *table) {
    std::string full = path + "." + std::string(key.str());
    if (key == "cpu" || key == "memory") {
      std::optional<std::string> amount = readText(full, quantity, member);
      isGood &= amount.has_value();
      if (amount)
        (key == "cpu" ? quota.cpu : quota.memory) = std::move(*amount);
    } else if (key == "pods") {
      std::optional<int64_t> pods = readInteger(full, 1, 100000, member);
      isGood &= pods.has_value();
      if (pods)
        quota.pods = unsigned(*pods);
    } else {
      unknown(key, full, {"cpu", "memory", "pods"});
      isGood = false;
      continue;
    }
    noteOrigin(full, key);
  }
  if (!isGood)
    return;
  if (quota.cpu.empty() || quota.memory.empty() || quota.pods == 0) {
    diags.report(diag::IncompleteQuota, spanOf(name.source()),
                 text(name.str()));
    return;
  }
  configuration.profile.quotas[std::string(name.str())] = quota;
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
    parts.push_back("quota");
  return parts;
}

void ConfigurationReader::readTable(const toml::table &table,
                                    const Twine &prefix) {
  std::string path = prefix.str();
  llvm::SmallVector<StringRef, 16> parts = partsBelow(path);
  for (auto &&[key, value] : table) {
    std::string full = path + std::string(key.str());
    const Setting *setting = llvm::find_if(
        settings(), [&](const Setting &row) { return row.name == full; });
    if (setting != settings().end()) {
      readSetting(*setting, key, value);
      continue;
    }
    if (!llvm::is_contained(parts, text(key.str()))) {
      unknown(key, full, parts);
      continue;
    }
    if (!value.is_table()) {
      wrongKind(full, "a table", value);
      continue;
    }
    if (full == "quota") {
      for (auto &&[name, quota] : *value.as_table())
        readQuota(name, quota);
      continue;
    }
    if (full == "policy" && trust == Trust::Platform)
      configuration.profile.policy.present = true;
    readTable(*value.as_table(), full + ".");
  }
}

/// The minor of a version that has passed its rule.
static unsigned minorOf(StringRef version) {
  unsigned minor = 0;
  version.split('.').second.getAsInteger(10, minor);
  return minor;
}

void ConfigurationReader::checkVersions(const toml::table &table) {
  ir::Profile &profile = configuration.profile;
  if (minorOf(profile.kubernetesMin) <= minorOf(profile.kubernetesMax))
    return;
  const toml::node *node = table.at_path("platform.kubernetes").node();
  if (!node)
    return;
  diags.report(diag::VersionsReversed, spanOf(node->source()),
               profile.kubernetesMin, profile.kubernetesMax);
}

/// toml++ says "Error while parsing value: ...", then what it expected.
void ConfigurationReader::report(const toml::parse_error &error) {
  StringRef words = text(error.description()).rtrim(".");
  bool isBareWord = words.contains("could not determine value type");
  if (words.consume_front("Error while parsing "))
    words = words.split(": ").second;
  std::string message = words.str();
  if (!message.empty())
    message[0] = llvm::toLower(message[0]);
  InFlightDiagnostic diagnostic =
      diags.report(diag::TomlSyntax, spanOf(error.source()), message);
  if (isBareWord)
    diagnostic.note({}, "a string stands in quotes in TOML");
}

void ConfigurationReader::read() {
  if (std::optional<TomlExcess> excess = findExcess(source.text())) {
    diags.report(diag::ConfigurationTooLarge,
                 Span{file, excess->offset, excess->offset}, excess->what);
    return;
  }
  toml::parse_result result =
      toml::parse(std::string_view(source.text().data(), source.text().size()));
  if (!result) {
    report(result.error());
    return;
  }
  const toml::table &table = result.table();
  readTable(table, "");
  checkVersions(table);
}

void tntc::readConfiguration(FileId file, Trust trust,
                             Configuration &configuration,
                             DiagnosticEngine &diags) {
  ConfigurationReader(file, trust, configuration, diags).read();
}
