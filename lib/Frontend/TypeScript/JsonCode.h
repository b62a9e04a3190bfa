//===- JsonCode.h - a JSON module as code -----------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_FRONTEND_TYPESCRIPT_JSONCODE_H
#define TNTC_LIB_FRONTEND_TYPESCRIPT_JSONCODE_H

#include "tntc/IR/Code.h"
#include "tntc/IR/Context.h"

namespace tntc::typescript {

/// `export default <value>` for \p text, which json::findError accepts.
const ir::Code *readJsonCode(StringRef text, FileId file, ir::Context &context);

} // namespace tntc::typescript

#endif // TNTC_LIB_FRONTEND_TYPESCRIPT_JSONCODE_H
