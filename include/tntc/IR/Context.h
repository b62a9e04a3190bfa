//===- Context.h - the arena of one unit ------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_IR_CONTEXT_H
#define TNTC_IR_CONTEXT_H

#include "tntc/Support/LLVM.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Allocator.h"

#include <memory>
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

  // Not by llvm::StringSaver: compiled into a library without sanitizers, it
  // would write where this allocator's redzones are.
  StringRef save(const Twine &text) {
    llvm::SmallString<128> buffer;
    StringRef source = text.toStringRef(buffer);
    char *copy = allocator.Allocate<char>(source.size());
    std::uninitialized_copy(source.begin(), source.end(), copy);
    return StringRef(copy, source.size());
  }

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

  /// \p size elements of their default value.
  template <typename T>
  llvm::MutableArrayRef<T> makeArray(size_t size) {
    static_assert(std::is_trivially_destructible_v<T>);
    T *items = allocator.Allocate<T>(size);
    std::uninitialized_value_construct_n(items, size);
    return {items, size};
  }

private:
  /// A workflow of a few nodes takes 200 KB.
  llvm::BumpPtrAllocatorImpl<llvm::MallocAllocator, 16384> allocator;
};

} // namespace tntc::ir

#endif // TNTC_IR_CONTEXT_H
