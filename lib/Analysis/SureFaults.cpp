//===- SureFaults.cpp - faults whatever the value is ----------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "SureFaults.h"

#include "llvm/ADT/STLExtras.h"

using namespace tntc;

void SureFaults::add(const ir::Fact &fact, bool isFault) {
  Place &place = places[fact.span];
  place.isReached |= fact.isReached;
  place.hasOther |= !isFault;
}

bool SureFaults::hasOther(const ir::Fact &fact) const {
  auto at = places.find(fact.span);
  return at != places.end() && at->second.hasOther;
}

bool SureFaults::isSure(const ir::Fact &fact) const {
  if (fact.isDefinite)
    return true;
  auto at = places.find(fact.span);
  if (at == places.end() || !at->second.isReached || at->second.hasOther)
    return false;
  // Or it is what could not be followed.
  return llvm::none_of(workflow.nodes, [&](const ir::Node &node) {
    return node.facts && llvm::any_of(node.facts->abstentions,
                                      [&](const ir::Abstention &abstention) {
                                        return abstention.span == fact.span;
                                      });
  });
}
