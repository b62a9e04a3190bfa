//===- EditedTree.h - files as they would be --------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_DRIVER_EDITEDTREE_H
#define TNTC_LIB_DRIVER_EDITEDTREE_H

#include "tntc/Support/SourceTree.h"

namespace tntc::driver {

/// Texts that files are to have, by the real names of the files.
using EditedTexts = std::map<std::string, std::string>;

/// \p path without links; as it is where there is no such file.
std::string realName(StringRef path);

/// A directory in which some files have other texts than on the disk.
class EditedTree : public SourceTree {
public:
  /// \p directory is the absolute path of \p inner's root.
  EditedTree(std::unique_ptr<SourceTree> inner, std::string directory,
             const EditedTexts &texts)
      : inner(std::move(inner)), directory(std::move(directory)), texts(texts) {
  }

  Result read(StringRef path, uint64_t maxBytes) const override;
  EntryKind kind(StringRef path) const override { return inner->kind(path); }
  std::vector<std::string> list(StringRef path) const override {
    return inner->list(path);
  }
  std::string display(StringRef path) const override {
    return inner->display(path);
  }

private:
  std::unique_ptr<SourceTree> inner;
  std::string directory;
  const EditedTexts &texts;
};

} // namespace tntc::driver

#endif // TNTC_LIB_DRIVER_EDITEDTREE_H
