//===- Repairs.h - files changed in memory, round by round ------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_DRIVER_REPAIRS_H
#define TNTC_LIB_DRIVER_REPAIRS_H

#include "EditedTree.h"
#include "Inputs.h"
#include "Unit.h"

#include "tntc/Diagnostics/Fixes.h"

#include "llvm/ADT/MapVector.h"

namespace tntc::driver {

/// Gathers what `--fix` changes, over as many rounds as it takes: a repair may
/// uncover what it hid, or make way for another. A dry run takes the same way
/// up to the last step.
class Repairs {
public:
  /// Carries out the repairs of \p results, which were compiled from texts().
  /// True when something was changed, so that looking again is worth it.
  bool add(ArrayRef<UnitResult> results, ArrayRef<Place> places);

  const EditedTexts &texts() const { return edited; }
  llvm::Error write() const;
  /// As one unified diff.
  void print(raw_ostream &out) const;

private:
  /// A part of a text: of the original, or of what was put into it.
  struct Piece {
    bool isOriginal = false;
    uint32_t begin = 0, end = 0; ///< in the original
    std::string text;            ///< what was put in

    size_t size() const { return isOriginal ? end - begin : text.size(); }
    Piece part(size_t from, size_t to) const;
  };
  struct File {
    std::string path, original;
    bool isInput; ///< came with standard input, and is only shown
    std::vector<Piece> pieces;

    void apply(ArrayRef<Edit> edits);
    std::string text() const;
    /// All that was changed, as edits of the original.
    std::vector<Edit> edits(FileId id) const;
  };
  llvm::MapVector<std::string, File, std::map<std::string, unsigned>> files;
  EditedTexts edited;
};

} // namespace tntc::driver

#endif // TNTC_LIB_DRIVER_REPAIRS_H
