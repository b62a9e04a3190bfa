//===- LLVM.h - the LLVM names used unqualified -----------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_SUPPORT_LLVM_H
#define TNTC_SUPPORT_LLVM_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/raw_ostream.h"

namespace tntc {
using llvm::ArrayRef;
using llvm::raw_ostream;
using llvm::StringRef;
using llvm::Twine;
} // namespace tntc

#endif // TNTC_SUPPORT_LLVM_H
