//===- Writer.h - the only part that touches the disk -----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_WRITER_WRITER_H
#define TNTC_WRITER_WRITER_H

#include "tntc/Support/ArtifactSet.h"

#include "llvm/Support/Error.h"

namespace tntc {

struct WriterOptions {
  /// A file per object: `<enclave>/<workflow>/<part>`.
  bool split = false;
  /// What the bytes were made from: never written over.
  ArrayRef<std::string> sources;
};

/// What could not be written or compared, and why.
class WriteError : public llvm::ErrorInfo<WriteError> {
public:
  static char ID;
  WriteError(std::string path, std::string reason)
      : path(std::move(path)), reason(std::move(reason)) {}
  void log(raw_ostream &out) const override;
  std::error_code convertToErrorCode() const override;

  std::string path;
  std::string reason;
};

/// One stream in the order of \p artifacts, with `---` lines between objects.
void writeStream(const ArtifactSet &artifacts, raw_ostream &out);

/// Writes below \p directory, which is created when only its last component
/// is missing: each file atomically, only where bytes differ, mode 0644
/// whatever the umask. No link below \p directory is followed. Everything is
/// written under temporary names first, so that a failure changes nothing.
/// Sensitive files get mode 0600 and are refused inside a Git work tree
/// (decision O9). Errors are WriteErrors.
llvm::Error writeDirectory(const ArtifactSet &artifacts, StringRef directory,
                           const WriterOptions &options);

/// Writes all as one stream to one file with the same rules. A link is
/// refused; a device or a pipe is written to as it is.
llvm::Error writeFile(const ArtifactSet &artifacts, StringRef path,
                      const WriterOptions &options);

/// Writes \p bytes to \p path as writeFile does.
llvm::Error writeText(StringRef path, StringRef bytes,
                      const WriterOptions &options = {});

/// What writeText would say of \p path, of which nothing is changed.
llvm::Error tryText(StringRef path, const WriterOptions &options = {});

/// Replaces the bytes \p from of a file that is there by \p to; it keeps mode
/// and owner. One that has other bytes is left alone: somebody is at work on
/// it. A link is followed, since it is the user's own source.
llvm::Error replaceFile(StringRef path, StringRef from, StringRef to);

/// The paths of the files that writeDirectory would write, in order.
llvm::Expected<std::vector<std::string>>
listDirectory(const ArtifactSet &artifacts, StringRef directory,
              const WriterOptions &options);

/// Compares with what lies below \p directory; paths of files that differ or
/// are missing, in order.
llvm::Expected<std::vector<std::string>>
compareDirectory(const ArtifactSet &artifacts, StringRef directory,
                 const WriterOptions &options);

/// True when \p path holds exactly what writeFile would write.
llvm::Expected<bool> compareFile(const ArtifactSet &artifacts, StringRef path);

} // namespace tntc

#endif // TNTC_WRITER_WRITER_H
