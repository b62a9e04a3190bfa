//===- Head.h - what stands before the document -----------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_FRONTEND_YAML_HEAD_H
#define TNTC_FRONTEND_YAML_HEAD_H

#include "tntc/Diagnostics/DiagnosticEngine.h"

namespace tntc::yaml {

/// The directives of a document, and where behind them it begins.
struct Head {
  bool good = true;
  uint32_t end = 0; ///< the start of the first line that is part of a document
  struct Tag {
    StringRef handle;
    StringRef prefix;
  };
  llvm::SmallVector<Tag, 1> tags;

  /// The prefix that \p handle stands for, or nothing known.
  const StringRef *prefix(StringRef handle) const;
};

/// Reads comments, directives and stray `...` from \p begin on. Not left to
/// libyaml, which knows two directives only, lets a comment touch a version
/// and compares each `%TAG` with all others.
Head readHead(FileId file, uint32_t begin, DiagnosticEngine &diags);

} // namespace tntc::yaml

#endif // TNTC_FRONTEND_YAML_HEAD_H
