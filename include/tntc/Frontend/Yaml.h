//===- Yaml.h - the door to YAML files --------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_FRONTEND_YAML_H
#define TNTC_FRONTEND_YAML_H

#include "tntc/Diagnostics/DiagnosticEngine.h"
#include "tntc/IR/Context.h"
#include "tntc/IR/Value.h"

namespace tntc {

/// What a document may cost at most. Going over one is an error with its own
/// code, raised while reading, before the cost is paid.
struct YamlLimits {
  uint32_t bytes = 16u << 20;
  uint32_t depth = 128;
  /// Values in the tree when every alias is written out.
  uint32_t expandedValues = 1u << 20;
};

/// Reads \p file as one YAML 1.2 document under the core schema: right, or
/// refused with located diagnostics and null. An empty file is a null value.
/// Its comments may silence what is reported on it, then and later.
const ir::Value *readYaml(FileId file, ir::Context &context,
                          DiagnosticEngine &diags,
                          const YamlLimits &limits = {});

} // namespace tntc

#endif // TNTC_FRONTEND_YAML_H
