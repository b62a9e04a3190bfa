//===- Shapes.h - shapes compared and put together --------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_SHAPES_H
#define TNTC_LIB_ANALYSIS_SHAPES_H

#include "tntc/IR/Context.h"
#include "tntc/IR/NodeFacts.h"

#include "llvm/ADT/SmallVector.h"

namespace tntc::shapes {

const ir::Shape *make(ir::Context &arena, ir::Shape shape);

/// A value of any of \p options; Any when one of them is.
const ir::Shape *unite(ir::Context &arena, ArrayRef<const ir::Shape *> options,
                       Span span = {}, const ir::Module *module = nullptr);

const ir::Shape::Key *findKey(const ir::Shape &object, StringRef name);

/// What is known when a value was seen to be \p seen (or null) where \p
/// declared says what it is: the type fills in what was not seen.
const ir::Shape *refine(ir::Context &arena, const ir::Shape *seen,
                        const ir::Shape *declared);

/// The alternatives of \p shape, itself when it is no union.
llvm::SmallVector<const ir::Shape *, 4> optionsOf(const ir::Shape &shape);

} // namespace tntc::shapes

#endif // TNTC_LIB_ANALYSIS_SHAPES_H
