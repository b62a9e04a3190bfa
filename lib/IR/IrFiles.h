//===- IrFiles.h - the files that an IR speaks of ---------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_IR_IRFILES_H
#define TNTC_LIB_IR_IRFILES_H

#include "Form.h"

#include "tntc/Support/Source.h"

#include "llvm/ADT/StringMap.h"

#include <vector>

namespace tntc::ir {

/// Those that came with their text, and those that are only named.
class IrFiles {
public:
  explicit IrFiles(SourceManager &manager) : manager(manager) {}

  /// False when there is one by that name.
  bool add(StringRef path, StringRef text);
  FileId at(StringRef path);
  /// False when \p place is none that its file can have.
  bool locate(const Place &place, Span &span);

private:
  bool locateUnseen(const Place &place, Span &span);

  SourceManager &manager;
  llvm::StringMap<FileId> given;
  llvm::StringMap<std::vector<FileId>> unseen;
};

} // namespace tntc::ir

#endif // TNTC_LIB_IR_IRFILES_H
