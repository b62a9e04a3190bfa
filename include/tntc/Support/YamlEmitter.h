//===- YamlEmitter.h - the only writer of YAML ------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_SUPPORT_YAMLEMITTER_H
#define TNTC_SUPPORT_YAMLEMITTER_H

#include "tntc/Support/Json.h"

namespace tntc {

/// Prints \p value as one block-style YAML document without a `---` line.
///
/// What any YAML 1.1 or 1.2 reader would take for something else than the
/// string it is gets double quotes; text of several lines becomes a literal
/// block where that keeps every byte, else double quotes. Strings must be
/// UTF-8 (ConfigMaps put other bytes into `binaryData`). Object members keep
/// their order; null members are printed as `null`.
void emitYaml(const json::Value &value, raw_ostream &out);

/// True when \p text can be a `data` value of a ConfigMap: valid UTF-8 and no
/// control characters but tab and line feed.
bool isPlainText(StringRef text);

} // namespace tntc

#endif // TNTC_SUPPORT_YAMLEMITTER_H
