//===- SecretText.h - a value that cannot be printed ------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_SUPPORT_SECRETTEXT_H
#define TNTC_SUPPORT_SECRETTEXT_H

#include "tntc/Support/LLVM.h"

#include <string>

namespace tntc {

/// Holds a credential. It has no conversion to a string and no stream
/// operator on purpose; its memory is wiped when it goes away.
class SecretText {
public:
  SecretText() = default;
  explicit SecretText(StringRef value) : value(value.str()) {}
  SecretText(SecretText &&other) noexcept;
  SecretText &operator=(SecretText &&other) noexcept;
  SecretText(const SecretText &) = delete;
  SecretText &operator=(const SecretText &) = delete;
  ~SecretText();

  bool empty() const { return value.empty(); }
  size_t size() const { return value.size(); }
  /// For the one place that writes the Secret object.
  StringRef expose() const { return value; }

private:
  std::string value;
};

/// Appends \p more to \p bytes, which hold what is secret: a string that grows
/// by itself leaves copies behind that nobody wipes.
void appendSecret(std::string &bytes, StringRef more);

/// Overwrites \p bytes in a way that the optimiser keeps.
void wipe(std::string &bytes);

} // namespace tntc

#endif // TNTC_SUPPORT_SECRETTEXT_H
