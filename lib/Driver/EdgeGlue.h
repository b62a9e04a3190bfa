//===- EdgeGlue.h - what a TypeScript checker is given to read --*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_DRIVER_EDGEGLUE_H
#define TNTC_LIB_DRIVER_EDGEGLUE_H

#include "tntc/IR/Workflow.h"
#include "tntc/Support/Source.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace tntc::driver {

/// A file for the checker, and how its bytes lead back to those of the user.
struct GlueFile {
  std::string path; ///< relative
  std::string text;
  /// The file of the user that this one repeats; invalid for one that has no
  /// such place: what is said of it is said at `anchor`.
  FileId source;
  /// Where bytes were put in place of others: `begin` in the source, how many
  /// were taken out, how many were put in.
  struct Change {
    uint32_t begin = 0, removed = 0, added = 0;
  };
  std::optional<Change> change;
  Span anchor;
  /// The node whose input has the types of its edges here; null in a copy of
  /// a file as it is.
  const ir::Node *reader = nullptr;

  /// The place of the user for \p offset of `text`.
  Span original(uint32_t offset) const;
};

/// All that the checker reads: the files of the workflow, a file for each
/// node with edges into it, types of the engine, stubs for packages.
struct Glue {
  std::vector<GlueFile> files;
  std::string configuration; ///< `deno.json`
  /// What the code calls things from packages, of which no type is known.
  std::set<std::string, std::less<>> untyped;
};

Glue makeGlue(const ir::Workflow &workflow, const SourceManager &sources);

} // namespace tntc::driver

#endif // TNTC_LIB_DRIVER_EDGEGLUE_H
