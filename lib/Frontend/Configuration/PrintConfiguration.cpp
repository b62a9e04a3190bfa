//===- PrintConfiguration.cpp - each setting with its origin --------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Settings.h"

#include "tntc/Support/Json.h"

using namespace tntc;
using namespace tntc::configuration;

static void printValue(const Place &place, raw_ostream &out) {
  if (auto *text = std::get_if<std::string *>(&place))
    return json::printString(out, **text);
  if (auto *flag = std::get_if<bool *>(&place)) {
    out << (**flag ? "true" : "false");
    return;
  }
  if (auto *port = std::get_if<uint16_t *>(&place)) {
    out << **port;
    return;
  }
  out << '[';
  StringRef separator;
  auto printItem = [&](StringRef item) {
    out << separator;
    json::printString(out, item);
    separator = ", ";
  };
  if (auto *texts = std::get_if<std::vector<std::string> *>(&place))
    for (const std::string &text : **texts)
      printItem(text);
  else
    for (const Cidr &range : *std::get<std::vector<Cidr> *>(place))
      printItem(range.str());
  out << ']';
}

void tntc::printConfiguration(const Configuration &configuration,
                              raw_ostream &out) {
  // The table gives places to write to; a copy keeps our promise not to.
  Configuration copy = configuration;
  std::map<std::string, std::string> values;
  auto add = [&](const std::string &name, const Place &place) {
    llvm::raw_string_ostream stream(values[name]);
    printValue(place, stream);
  };
  for (const Setting &setting : settings())
    add(setting.name.str(), setting.place(copy));
  for (auto &[name, quota] : copy.profile.quotas) {
    add("quota." + name + ".cpu", &quota.cpu);
    add("quota." + name + ".memory", &quota.memory);
    values["quota." + name + ".pods"] = std::to_string(quota.pods);
  }
  for (auto &[name, plugin] : copy.profile.plugins) {
    std::string prefix = "plugins." + name + ".";
    if (!plugin.path.empty())
      add(prefix + "path", &plugin.path);
    if (!plugin.sha256.empty())
      add(prefix + "sha256", &plugin.sha256);
    add(prefix + "grants", &plugin.grants);
    values[prefix + "generation"] = std::to_string(plugin.generation);
    values[prefix + "options"] = json::print(plugin.options, 0);
  }
  for (const auto &[name, value] : values) {
    auto origin = configuration.origins.find(name);
    out << name << " = " << value << "  # "
        << (origin == configuration.origins.end() ? "default"
                                                  : origin->second.place)
        << '\n';
  }
}
