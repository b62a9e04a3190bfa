//===- KeyIndex.h - keys of shapes, each found at once ----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_KEYINDEX_H
#define TNTC_LIB_ANALYSIS_KEYINDEX_H

#include "tntc/IR/NodeFacts.h"

#include "llvm/ADT/DenseMap.h"

namespace tntc {

/// What many nodes hand to one has a key for each, and each may be read: to
/// look through all of them every time would not be linear.
class KeyIndex {
public:
  /// Null when \p object has no such key.
  const ir::Shape::Key *find(const ir::Shape &object, StringRef name);

private:
  using Keys = llvm::DenseMap<StringRef, const ir::Shape::Key *>;
  llvm::DenseMap<const ir::Shape *, Keys> large;
};

} // namespace tntc

#endif // TNTC_LIB_ANALYSIS_KEYINDEX_H
