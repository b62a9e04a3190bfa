//===- Reader.h - the walk over tntc.toml -----------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_FRONTEND_CONFIGURATION_READER_H
#define TNTC_FRONTEND_CONFIGURATION_READER_H

#include "Settings.h"
#include "Toml.h"

namespace tntc::configuration {

/// One file on its way into the settings.
class ConfigurationReader {
public:
  ConfigurationReader(FileId file, Trust trust, Configuration &configuration,
                      DiagnosticEngine &diags)
      : file(file), trust(trust), configuration(configuration), diags(diags),
        source(diags.sourceManager().file(file)) {}

  void read();

private:
  void readTable(const TomlValue &table, const Twine &prefix);
  void readSetting(const Setting &setting, const TomlEntry &entry);
  void readQuota(const TomlEntry &entry);
  void readPlugin(const TomlEntry &entry);
  void checkVersions(const TomlValue &table);

  bool store(const Setting &setting, const TomlValue &value, Place place);
  std::optional<std::string> readText(StringRef name, const Rule &rule,
                                      const TomlValue &value);
  std::optional<int64_t> readInteger(StringRef name, int64_t minimum,
                                     int64_t maximum, const TomlValue &value);
  std::optional<Cidr> readRange(StringRef name, const TomlValue &value);
  template <typename T, typename ReadOne>
  bool readList(StringRef name, const TomlValue &value, std::vector<T> &list,
                ReadOne readOne);

  /// True when the file may set \p name; else that was reported.
  bool maySet(StringRef name, Trust needs, const TomlEntry &entry);
  /// Of what stands below \p prefix, `known` is.
  void unknown(const TomlEntry &entry, const Twine &prefix,
               ArrayRef<StringRef> known);
  /// What \p name was to say is not known.
  void refuse(const Twine &name);
  void wrongKind(StringRef name, StringRef expected, const TomlValue &value);
  void badValue(StringRef name, StringRef expected, const TomlValue &value);
  void badValue(StringRef name, const Rule &rule, const TomlValue &value);
  void noteOrigin(const Twine &name, Span span);

  FileId file;
  Trust trust;
  Configuration &configuration;
  DiagnosticEngine &diags;
  const SourceFile &source;
};

template <typename T, typename ReadOne>
bool ConfigurationReader::readList(StringRef name, const TomlValue &value,
                                   std::vector<T> &list, ReadOne readOne) {
  if (value.kind != TomlValue::Kind::List) {
    wrongKind(name, "a list of strings", value);
    return false;
  }
  std::vector<T> read;
  bool isGood = true;
  for (const TomlValue &item : value.items) {
    if (std::optional<T> one = readOne(item))
      read.push_back(std::move(*one));
    else
      isGood = false;
  }
  if (isGood)
    list = std::move(read);
  return isGood;
}

} // namespace tntc::configuration

#endif // TNTC_FRONTEND_CONFIGURATION_READER_H
