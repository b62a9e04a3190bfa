//===- PassRegistry.cpp - the table of passes -----------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Analysis/Pass.h"

#include "llvm/ADT/STLExtras.h"

using namespace tntc;

static constexpr Pass passes[] = {
#define CHECK_PASS(FUNCTION, NAME, SUMMARY) {NAME, SUMMARY, FUNCTION, nullptr},
#define DERIVE_PASS(FUNCTION, NAME, SUMMARY) {NAME, SUMMARY, nullptr, FUNCTION},
#include "tntc/Analysis/Passes.def"
};

ArrayRef<Pass> tntc::allPasses() { return passes; }

const Pass *tntc::findPass(StringRef name) {
  const Pass *pass = llvm::find_if(
      passes, [&](const Pass &candidate) { return candidate.name == name; });
  return pass == std::end(passes) ? nullptr : pass;
}
