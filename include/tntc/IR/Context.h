//===- Context.h - the arena of one unit ------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_IR_CONTEXT_H
#define TNTC_IR_CONTEXT_H

#include "tntc/Support/LLVM.h"

#include "llvm/Support/Allocator.h"
#include "llvm/Support/StringSaver.h"

#include <type_traits>
#include <utility>
#include <vector>

namespace tntc::ir {

/// Owns the nodes and texts of one unit. Nothing in it is ever destroyed one
/// by one, so that only trivially destructible types may live here.
class Context {
public:
  template <typename T, typename... Arguments>
  T *make(Arguments &&...arguments) {
    static_assert(std::is_trivially_destructible_v<T>);
    return new (allocator.Allocate<T>())
        T{std::forward<Arguments>(arguments)...};
  }

  StringRef save(const Twine &text) { return saver.save(text); }

  template <typename T>
  ArrayRef<T> save(const std::vector<T> &items) {
    return save(ArrayRef<T>(items));
  }
  template <typename T>
  ArrayRef<T> save(ArrayRef<T> items) {
    static_assert(std::is_trivially_destructible_v<T>);
    T *copy = allocator.Allocate<T>(items.size());
    std::uninitialized_copy(items.begin(), items.end(), copy);
    return ArrayRef<T>(copy, items.size());
  }

private:
  llvm::BumpPtrAllocator allocator;
  llvm::StringSaver saver{allocator};
};

} // namespace tntc::ir

#endif // TNTC_IR_CONTEXT_H
