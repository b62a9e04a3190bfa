//===- Explain.cpp - the pages of docs/diagnostics, built in --------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Diagnostics/Diagnostic.h"

using namespace tntc;

namespace {
struct Page {
  uint16_t code;
  llvm::StringLiteral text;
};
} // namespace

static constexpr Page pages[] = {
#define PAGE(CODE, TEXT) {CODE, TEXT},
#include "Pages.inc"
};

StringRef diag::explain(Id id) {
  for (const Page &page : pages)
    if (page.code == info(id).code)
      return page.text;
  return {};
}
