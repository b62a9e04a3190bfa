//===- Names.h - one grammar for each kind of name --------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_SUPPORT_NAMES_H
#define TNTC_SUPPORT_NAMES_H

#include "tntc/Support/LLVM.h"

#include <optional>
#include <string>

namespace tntc::names {

// Full matches over ASCII; a final newline never matches. The patterns are
// those of spec/compiler.md 1.1 as amended by decision I7.
bool isKebab(StringRef text);           ///< `[a-z][a-z0-9]*(-[a-z0-9]+)*`
bool isIdentifier(StringRef text);      ///< `[a-z][a-z0-9_-]*`
bool isDnsLabel(StringRef text);        ///< RFC 1123 label, 1..63 bytes
bool isDnsName(StringRef text);         ///< labels joined by dots, 1..253 bytes
bool isEnclave(StringRef text);         ///< a DNS label
bool isScaffold(StringRef text);        ///< `[a-z0-9][a-z0-9-]*[a-z0-9]`, 2..64
bool isVersion(StringRef text);         ///< `X.Y` or `X.Y.Z`
bool isSecretReference(StringRef text); ///< `service.key`
bool isConfigMapKey(StringRef text);    ///< `[-._a-zA-Z0-9]{1,253}`

/// A Kubernetes quantity such as `100m`, `64Mi`, `1.5`, in thousandths of the
/// base unit; nothing when it is malformed, negative or over 2^63.
std::optional<int64_t> parseQuantityMilli(StringRef text);

/// Whether one letter was added, left out or changed, or two were swapped.
bool isOneSlip(StringRef a, StringRef b);

/// The candidate nearest to \p text, when it is near enough to be what was
/// meant (a third of the length at most, by edit distance).
std::optional<StringRef> didYouMean(StringRef text,
                                    ArrayRef<StringRef> candidates);

} // namespace tntc::names

#endif // TNTC_SUPPORT_NAMES_H
