//===- MergeConflict.cpp - what Git leaves to be decided ------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Support/MergeConflict.h"

using namespace tntc;

StringRef tntc::findMergeConflict(StringRef text) {
  for (size_t at = 0; at < text.size();) {
    size_t end = std::min(text.find('\n', at), text.size());
    StringRef line = text.slice(at, end);
    if (line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> "))
      return line.rtrim("\r");
    // Most texts have no such sign at all.
    at = std::min(text.find("\n<<<<<<< ", end), text.find("\n>>>>>>> ", end));
    if (at == StringRef::npos)
      break;
    ++at;
  }
  return {};
}
