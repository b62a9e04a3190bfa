//===- Render.h - what the forms of printing share --------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_DIAGNOSTICS_RENDER_H
#define TNTC_LIB_DIAGNOSTICS_RENDER_H

#include "tntc/Diagnostics/Diagnostic.h"
#include "tntc/Diagnostics/Escape.h"

namespace tntc::render {

/// The columns that escaped text, in whole characters, takes on a terminal.
unsigned columnWidth(StringRef escaped);

/// Where the page of a code lies: below \p docs, the address under which
/// whoever built the compiler serves `docs`, or relative to the root of the
/// project when there is none.
std::string pageUrl(StringRef docs, const diag::Info &info);

/// A path as the relative or `file:` reference that a URI field takes.
std::string uri(StringRef path);

/// \p span shrunk to its start when its file is secret, where even a length
/// tells something.
Span shown(const SourceManager &sources, Span span);

/// False when an edit of \p fix touches a secret file, or writes a credential
/// that stood in another one. `--fix` applies it all the same.
bool mayShow(const SourceManager &sources, const Fix &fix);

} // namespace tntc::render

#endif // TNTC_LIB_DIAGNOSTICS_RENDER_H
