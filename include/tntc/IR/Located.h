//===- Located.h - a value, its place and its origin ------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_IR_LOCATED_H
#define TNTC_IR_LOCATED_H

#include "tntc/Support/Source.h"

namespace tntc::ir {

/// Who says so: the file, a default, or a service.
enum class Origin : uint8_t { Written, Defaulted, Injected };

/// A value with the place that caused it. A synthesised one carries the span
/// of its cause; `isPresent` is false when nothing says it.
template <typename T>
struct Located {
  T value{};
  Span span;
  Origin origin = Origin::Written;
  bool present = false;
  /// Written, but not of the kind it must have, which was reported where it
  /// was read: `value` means nothing, and no pass needs to say more about it.
  bool refused = false;

  bool isPresent() const { return present; }
  bool isRefused() const { return refused; }
  const T &operator*() const { return value; }
  const T *operator->() const { return &value; }

  static Located written(T value, Span span) {
    return {value, span, Origin::Written, true, false};
  }
  static Located defaulted(T value, Span span) {
    return {value, span, Origin::Defaulted, true, false};
  }
  static Located refusedAt(Span span) {
    return {T{}, span, Origin::Written, true, true};
  }
};

using Text = Located<StringRef>;
using Number = Located<int64_t>;

/// Why something is granted: the place, and the words for it.
struct Reason {
  Span span;
  StringRef text;
};

} // namespace tntc::ir

#endif // TNTC_IR_LOCATED_H
