//===- IgnoreTexts.h - what looks like an ignore and is none ----*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_FRONTEND_TYPESCRIPT_IGNORETEXTS_H
#define TNTC_LIB_FRONTEND_TYPESCRIPT_IGNORETEXTS_H

#include "tntc/Support/Source.h"

#include <tree_sitter/api.h>

#include <vector>

namespace tntc::typescript {

/// Adds to \p found, in order, where \p text names an ignore outside of
/// comments: in strings, templates, regular expressions, JSX.
void findIgnoreTexts(TSNode root, StringRef text, FileId file,
                     std::vector<Span> &found);

} // namespace tntc::typescript

#endif // TNTC_LIB_FRONTEND_TYPESCRIPT_IGNORETEXTS_H
