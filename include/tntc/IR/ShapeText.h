//===- ShapeText.h - a shape as people write types --------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_IR_SHAPETEXT_H
#define TNTC_IR_SHAPETEXT_H

#include "tntc/IR/NodeFacts.h"

#include <string>

namespace tntc::ir {

/// `{ id: number, tags: string[], note?: string }`. Objects beyond \p depth
/// and keys beyond \p keys are `…`; what is not known is `unknown`.
std::string shapeText(const Shape &shape, unsigned depth = 2,
                      unsigned keys = 6);

} // namespace tntc::ir

#endif // TNTC_IR_SHAPETEXT_H
