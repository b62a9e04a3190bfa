//===- RelativePath.cpp - one path as seen from another -------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "RelativePath.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"

using namespace tntc;
using namespace llvm::sys;

std::string tntc::relativePath(StringRef file, StringRef directory) {
  llvm::SmallString<128> target(file), base(directory);
  for (llvm::SmallString<128> *one : {&target, &base})
    path::remove_dots(*one, /*remove_dot_dot=*/true, path::Style::posix);
  auto at = path::begin(target, path::Style::posix), atEnd = path::end(target);
  auto from = path::begin(base, path::Style::posix), fromEnd = path::end(base);
  for (; at != atEnd && from != fromEnd && *at == *from; ++at)
    ++from;
  std::string result;
  for (; from != fromEnd; ++from)
    result += "../";
  for (StringRef slash = ""; at != atEnd; ++at, slash = "/")
    result += (slash + *at).str();
  return result;
}
