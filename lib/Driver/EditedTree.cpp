//===- EditedTree.cpp - files as they would be ----------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "EditedTree.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"

using namespace tntc;
using namespace tntc::driver;

std::string driver::realName(StringRef path) {
  llvm::SmallString<256> real;
  return llvm::sys::fs::real_path(path, real) ? path.str() : real.str().str();
}

SourceTree::Result EditedTree::read(StringRef path, uint64_t maxBytes) const {
  Result result = inner->read(path, maxBytes);
  if (texts.empty() || result.status != Status::Ok)
    return result;
  auto text = texts.find(realName(directory + "/" + path.str()));
  if (text == texts.end())
    return result;
  if (text->second.size() > maxBytes) {
    result.status = Status::TooLarge;
    result.text.clear();
  } else {
    result.text = text->second;
  }
  return result;
}
