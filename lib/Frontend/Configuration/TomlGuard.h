//===- TomlGuard.h - refuses what toml++ cannot bear ------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_FRONTEND_CONFIGURATION_TOMLGUARD_H
#define TNTC_LIB_FRONTEND_CONFIGURATION_TOMLGUARD_H

#include "tntc/Support/LLVM.h"

#include <cstdint>
#include <optional>

namespace tntc::configuration {

struct TomlExcess {
  uint32_t offset;
  StringRef what;
};

/// Looks at the text alone, before toml++ does. It limits how deep values
/// nest, but not how many parts a key has: each part is a table within a
/// table, and they are destroyed recursively.
std::optional<TomlExcess> findExcess(StringRef text);

} // namespace tntc::configuration

#endif // TNTC_LIB_FRONTEND_CONFIGURATION_TOMLGUARD_H
