//===- Fixes.h - carrying out repairs ---------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_DIAGNOSTICS_FIXES_H
#define TNTC_DIAGNOSTICS_FIXES_H

#include "tntc/Diagnostics/Diagnostic.h"

namespace tntc {

/// A file with edits that are in order and do not touch each other.
struct FixedFile {
  FileId file;
  std::vector<Edit> edits;
  std::string text; ///< the whole file with the edits carried out
};

/// Chooses the first machine-applicable fix of each diagnostic, whole or not
/// at all: one that touches the edits of an earlier diagnostic is left for
/// another run. Secret files are never edited. A line feed in a fix becomes
/// CRLF in a file whose first line ends so. Gives the files that change, by
/// FileId.
std::vector<FixedFile> computeFixes(ArrayRef<Diagnostic> diagnostics,
                                    const SourceManager &sources);

/// The changes as a unified diff with three lines of context.
void printUnifiedDiff(const FixedFile &fixed, const SourceManager &sources,
                      raw_ostream &out);

/// Whole lines replaced by others: what a fix looks like to a reader.
struct LineChange {
  uint32_t line = 1; ///< first line replaced, or the one inserted before
  std::vector<StringRef> before;
  std::vector<std::string> after;
};

/// The line changes that ordered, separate \p edits come to. Each line has its
/// line break, if there is one.
std::vector<LineChange> lineChanges(const SourceFile &file,
                                    ArrayRef<Edit> edits);

} // namespace tntc

#endif // TNTC_DIAGNOSTICS_FIXES_H
