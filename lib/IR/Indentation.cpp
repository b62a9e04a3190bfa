//===- Indentation.cpp - entries that stand too far left ------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/IR/Indentation.h"

using namespace tntc;

std::vector<Edit> ir::indent(ArrayRef<ir::Entry> entries,
                             const SourceManager &sources) {
  std::vector<Edit> edits;
  for (const ir::Entry &entry : entries) {
    Span key = entry.key->span;
    StringRef text = sources.file(key.file).text();
    uint32_t line = uint32_t(text.take_front(key.begin).rfind('\n') + 1);
    bool isAlone = text.slice(line, key.begin).trim(' ').empty() &&
                   entry.value->isScalar() && !entry.value->isNull() &&
                   !text.slice(line, entry.value->span.end).contains('\n');
    if (!isAlone)
      return {};
    edits.push_back({{key.file, line, line}, "  "});
  }
  return edits;
}
