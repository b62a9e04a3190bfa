//===- JsonFuzzer.cpp - any bytes as JSON ---------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// What is accepted is printed and read again to the same value; the two
// readers agree, except on keys given twice and on depth.
//
//===----------------------------------------------------------------------===//

#include "tntc/Support/Json.h"

#include <cstdlib>

using namespace tntc;

static void check(bool holds) {
  if (!holds)
    std::abort();
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  StringRef text(reinterpret_cast<const char *>(data), size);
  std::optional<size_t> fault = json::findError(text);
  check(!fault || *fault <= size);
  std::optional<json::Value> value = json::parse(text, 64);
  if (value) {
    check(!fault);
    for (unsigned indent : {0, 2}) {
      std::optional<json::Value> again =
          json::parse(json::print(*value, indent), 64);
      check(again && *again == *value);
    }
  }
  std::string quoted;
  llvm::raw_string_ostream out(quoted);
  json::printString(out, text);
  check(json::parse(out.str()).has_value());
  return 0;
}
