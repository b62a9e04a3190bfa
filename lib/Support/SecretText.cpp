//===- SecretText.cpp - a value that cannot be printed --------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Support/SecretText.h"

#include <cstring>

using namespace tntc;

void tntc::wipe(std::string &bytes) {
  explicit_bzero(bytes.data(), bytes.size());
  bytes.clear();
}

void tntc::appendSecret(std::string &bytes, StringRef more) {
  size_t size = bytes.size() + more.size();
  if (size > bytes.capacity()) {
    std::string longer;
    longer.reserve(2 * size);
    longer += bytes;
    wipe(bytes);
    bytes = std::move(longer);
  }
  bytes += more;
}

// A short string is copied, not handed over, by std::string's own move: the
// source would keep the bytes.
SecretText::SecretText(SecretText &&other) noexcept
    : value(std::move(other.value)) {
  other.value.resize(other.value.capacity());
  wipe(other.value);
}

SecretText &SecretText::operator=(SecretText &&other) noexcept {
  if (this == &other)
    return *this;
  wipe(value);
  value = std::move(other.value);
  other.value.resize(other.value.capacity());
  wipe(other.value);
  return *this;
}

SecretText::~SecretText() { wipe(value); }
