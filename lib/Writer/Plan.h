//===- Plan.h - which bytes go into which file ------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_WRITER_PLAN_H
#define TNTC_LIB_WRITER_PLAN_H

#include "tntc/Writer/Writer.h"

namespace tntc {

/// One file to be: its path below the directory, and all of its bytes.
struct PlannedFile {
  std::string path;
  std::string bytes;
  bool sensitive = false;
};

/// Joins artifacts of one file, or gives each a file of its own. Fails when
/// two outputs would have one name.
llvm::Expected<std::vector<PlannedFile>>
planFiles(const ArtifactSet &artifacts, const WriterOptions &options);

/// Everything as one file called \p path. Fails when it would hold more than
/// one format.
llvm::Expected<PlannedFile> planStream(const ArtifactSet &artifacts,
                                       StringRef path);

} // namespace tntc

#endif // TNTC_LIB_WRITER_PLAN_H
