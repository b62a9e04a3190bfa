//===- SystemError.cpp - failures in the words of the system --------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Support/SystemError.h"

#include "llvm/ADT/StringExtras.h"

std::string tntc::errorText(std::error_code error) {
  std::string text = error.message();
  // "Input/output error", but not "RPC struct is bad".
  if (text.size() > 1 && !llvm::isUpper(text[1]))
    text[0] = llvm::toLower(text[0]);
  return text;
}
