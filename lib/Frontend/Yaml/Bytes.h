//===- Bytes.h - what a file must be before it is parsed --------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_FRONTEND_YAML_BYTES_H
#define TNTC_FRONTEND_YAML_BYTES_H

#include "tntc/Diagnostics/DiagnosticEngine.h"
#include "tntc/Frontend/Yaml.h"

#include <vector>

namespace tntc::yaml {

/// Turns libyaml's places, which count code points behind the byte order
/// mark, into bytes of the file, in constant time.
class PlaceMap {
public:
  PlaceMap(StringRef text, uint32_t base, bool ascii);
  uint32_t toByte(size_t codePoint) const;

private:
  StringRef text;
  uint32_t base;
  bool ascii;
  /// The byte of every 64th code point.
  std::vector<uint32_t> steps;
};

/// What checkBytes found out on its way.
struct Bytes {
  bool good = false;
  bool ascii = true;
  uint32_t markSize = 0; ///< of the byte order mark
};

/// Refuses what the parser would misread, choke on or take too long over:
/// size, encoding, NUL and control characters, YAML 1.1's line separators.
Bytes checkBytes(FileId file, DiagnosticEngine &diags,
                 const YamlLimits &limits);

} // namespace tntc::yaml

#endif // TNTC_FRONTEND_YAML_BYTES_H
