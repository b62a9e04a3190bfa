//===- ExportNames.h - the names that a module exports ----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_FRONTEND_TYPESCRIPT_EXPORTNAMES_H
#define TNTC_LIB_FRONTEND_TYPESCRIPT_EXPORTNAMES_H

#include "ScopeNames.h"

namespace tntc::typescript {

/// The names that a module exports: each once, and of something that is there.
class ExportNames {
public:
  ExportNames(const Outline &outline, ScopeNames &names, Faults &faults)
      : outline(outline), names(names), faults(faults) {}

  /// Reads the export statement \p i; whether the names of the declaration in
  /// it are to be added.
  bool read(uint32_t i);
  void add(StringRef name, uint32_t item);
  /// The end of the module: looks for what nothing declares, not even one of
  /// \p types.
  void check(const llvm::DenseSet<StringRef> &types);

private:
  const Outline &outline;
  ScopeNames &names;
  Faults &faults;
  llvm::DenseSet<StringRef> exports;
  llvm::SmallVector<uint32_t, 16> locals; ///< named without `from`
};

} // namespace tntc::typescript

#endif // TNTC_LIB_FRONTEND_TYPESCRIPT_EXPORTNAMES_H
