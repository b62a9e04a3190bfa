//===- Keys.h - when two keys are the same ----------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_FRONTEND_YAML_KEYS_H
#define TNTC_FRONTEND_YAML_KEYS_H

#include "tntc/IR/Value.h"

#include "llvm/ADT/DenseMap.h"

#include <optional>
#include <utility>

namespace tntc::yaml {

/// Stands for a value in comparisons: equal values have equal digests. 128
/// bits, so that a pair that is not equal will not be met by chance.
using Digest = std::pair<uint64_t, uint64_t>;

/// Digests of keys. Those of collections are kept, so that keys inside keys
/// cost their size once.
class KeyDigests {
public:
  Digest of(const ir::Value &value);

private:
  Digest compute(const ir::Value &value);
  llvm::DenseMap<const ir::Value *, Digest> collections;
};

/// The keys of one mapping: a plain list while it is short.
class KeySet {
public:
  explicit KeySet(KeyDigests &digests) : digests(digests) {}

  /// The equal key that is there already, or null when \p key was added.
  const ir::Value *insert(const ir::Value &key);
  bool contains(const ir::Value &key);

private:
  const ir::Value *lookup(const ir::Value &key);
  static constexpr size_t listLimit = 16;

  KeyDigests &digests;
  llvm::SmallVector<const ir::Value *, listLimit> list;
  llvm::DenseMap<Digest, const ir::Value *> map;
};

} // namespace tntc::yaml

#endif // TNTC_FRONTEND_YAML_KEYS_H
