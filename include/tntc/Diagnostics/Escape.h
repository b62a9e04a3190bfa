//===- Escape.h - foreign text on a terminal --------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_DIAGNOSTICS_ESCAPE_H
#define TNTC_DIAGNOSTICS_ESCAPE_H

#include "tntc/Support/LLVM.h"

#include <string>

namespace tntc::render {

/// Text for a terminal or a log: a control or format character becomes
/// `<U+202E>`, a byte that is not UTF-8 `<FF>`, so that input can neither
/// start a line of its own nor turn the order of what is read. Tabs stay.
std::string escape(StringRef text);

} // namespace tntc::render

#endif // TNTC_DIAGNOSTICS_ESCAPE_H
