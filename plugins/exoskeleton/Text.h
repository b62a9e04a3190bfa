//===- Text.h - text with gaps for what a plugin never sees -----*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_PLUGINS_EXOSKELETON_TEXT_H
#define TNTC_PLUGINS_EXOSKELETON_TEXT_H

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace tntc::exoskeleton {

/// A credential by its name, in the form that is wanted: `scram` or `bcrypt`.
/// The host puts it in (decision O27).
struct Gap {
  std::string credential, form;
};

/// A list of strings and gaps, as the host takes it.
class Text {
public:
  Text &operator<<(std::string_view words) {
    if (pieces.empty() || !pieces.back().is_string())
      pieces.push_back("");
    pieces.back().get_ref<std::string &>() += words;
    return *this;
  }
  Text &operator<<(const Gap &gap) {
    pieces.push_back({{"credential", gap.credential}, {"form", gap.form}});
    return *this;
  }
  const nlohmann::ordered_json &json() const { return pieces; }

private:
  nlohmann::ordered_json pieces = nlohmann::ordered_json::array();
};

} // namespace tntc::exoskeleton

#endif // TNTC_PLUGINS_EXOSKELETON_TEXT_H
