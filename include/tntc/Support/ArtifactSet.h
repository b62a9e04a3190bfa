//===- ArtifactSet.h - named bytes on their way out -------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_SUPPORT_ARTIFACTSET_H
#define TNTC_SUPPORT_ARTIFACTSET_H

#include "tntc/Support/LLVM.h"

#include "llvm/ADT/DenseSet.h"

#include <string>
#include <vector>

namespace tntc {

/// One output. Artifacts of one `file` are joined in order into a
/// multi-document YAML stream, or become a file each with `--split`.
struct Artifact {
  std::string file; ///< relative, `/` separated: `<enclave>/<workflow>.yaml`
  std::string part; ///< file name of this object when split; empty: whole
  std::string kind; ///< Kubernetes kind, empty for other outputs
  std::string bytes;
  bool sensitive = false; ///< holds plain secret values (decision O9)
};

/// Artifacts in the order in which they were added.
class ArtifactSet {
public:
  /// False, and nothing is added, unless the path is relative, has no empty,
  /// `.` or `..` component, no control character, and (file, part) is new.
  [[nodiscard]] bool add(Artifact artifact);
  /// Appends all of \p other; false when a path is taken already.
  [[nodiscard]] bool append(ArtifactSet other);
  ArrayRef<Artifact> artifacts() const { return list; }
  bool empty() const { return list.empty(); }

  static bool isConfinedPath(StringRef path);

private:
  std::vector<Artifact> list;
  llvm::DenseSet<uint64_t> taken; ///< digests of file and part of each
};

} // namespace tntc

#endif // TNTC_SUPPORT_ARTIFACTSET_H
