//===- Clip.cpp - as much of a text as a message quotes -------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Support/Clip.h"

using namespace tntc;

std::string tntc::clip(StringRef text) {
  constexpr size_t enough = 60;
  if (text.size() <= enough)
    return text.str();
  size_t end = enough;
  // Not within a character of UTF-8.
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
    --end;
  return (text.take_front(end) + "...").str();
}
