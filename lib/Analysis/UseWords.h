//===- UseWords.h - a fact as part of a sentence ----------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_USEWORDS_H
#define TNTC_LIB_ANALYSIS_USEWORDS_H

#include "tntc/IR/NodeFacts.h"
#include "tntc/IR/Workflow.h"

#include <string>

namespace tntc {

/// `node 'ask' fetches GET '/items' from 'api'`: the first step of a reason.
std::string useWords(const ir::Node &node, const ir::Fact &fact);

} // namespace tntc

#endif // TNTC_LIB_ANALYSIS_USEWORDS_H
