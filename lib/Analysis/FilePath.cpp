//===- FilePath.cpp - paths that code names -------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "FilePath.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"

using namespace tntc;

bool tntc::mayBeBelow(StringRef path, StringRef folder) {
  path.consume_front("file://");
  StringRef known = path.take_until([](char c) { return c == '*'; });
  bool isOpen = known.size() < path.size();
  if (isOpen && known.empty())
    return true;
  bool endsWhole = known.ends_with("/");
  llvm::SmallString<128> clean(known);
  llvm::sys::path::remove_dots(clean, /*remove_dot_dot=*/true,
                               llvm::sys::path::Style::posix);
  std::string text = clean.str().str();
  if (isOpen && endsWhole && text != "/")
    text += "/";
  std::string below = (folder + "/").str();
  if (text == folder || StringRef(text).starts_with(below))
    return true;
  // The part that is not known may complete it.
  return isOpen && StringRef(below).starts_with(text);
}
