//===- tntc-compile.cpp - the compiler's main -----------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Driver/Driver.h"

int main(int argc, char **argv) {
  tntc::prepareProcess();
  return tntc::compileMain(argc, argv, llvm::outs(), llvm::errs());
}
