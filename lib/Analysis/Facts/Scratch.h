//===- Scratch.h - memory that goes with its evaluator ----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_FACTS_SCRATCH_H
#define TNTC_LIB_ANALYSIS_FACTS_SCRATCH_H

#include "llvm/Support/Allocator.h"

namespace tntc::facts {

/// Had in pieces that hold the names and texts of most nodes whole. What is
/// given back is not used again.
using Scratch = llvm::BumpPtrAllocatorImpl<llvm::MallocAllocator, 16384>;

} // namespace tntc::facts

#endif // TNTC_LIB_ANALYSIS_FACTS_SCRATCH_H
