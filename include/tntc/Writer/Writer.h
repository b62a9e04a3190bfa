//===- Writer.h - the only part that touches the disk -----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_WRITER_WRITER_H
#define TNTC_WRITER_WRITER_H

#include "tntc/Support/ArtifactSet.h"

#include "llvm/Support/Error.h"

namespace tntc {

struct WriterOptions {
  bool split = false; ///< a file per object
};

/// One multi-document stream in the order of \p artifacts.
void writeStream(const ArtifactSet &artifacts, raw_ostream &out);

/// Writes below \p directory, which is created when only its last component
/// is missing: each file atomically, only where bytes differ. Sensitive files
/// get mode 0600 and are refused inside a Git work tree (decision O9).
llvm::Error writeDirectory(const ArtifactSet &artifacts, StringRef directory,
                           const WriterOptions &options);

/// Writes one file atomically, with the same rules.
llvm::Error writeFile(const ArtifactSet &artifacts, StringRef path,
                      const WriterOptions &options);

/// Compares with what lies below \p directory; names of files that differ or
/// are missing, in order.
llvm::Expected<std::vector<std::string>>
compareDirectory(const ArtifactSet &artifacts, StringRef directory,
                 const WriterOptions &options);

} // namespace tntc

#endif // TNTC_WRITER_WRITER_H
