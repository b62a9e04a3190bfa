//===- SureFaults.h - faults whatever the value is --------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_SUREFAULTS_H
#define TNTC_LIB_ANALYSIS_SUREFAULTS_H

#include "tntc/IR/NodeFacts.h"
#include "tntc/IR/Workflow.h"

#include <map>

namespace tntc {

/// What is one of several at its place is no fault for certain, unless each of
/// them is one and some run comes there.
class SureFaults {
public:
  explicit SureFaults(const ir::Workflow &workflow) : workflow(workflow) {}

  /// Each fact of the kind that is judged, once.
  void add(const ir::Fact &fact, bool isFault);
  bool isSure(const ir::Fact &fact) const;
  /// Whether another way leads past the fault at its place.
  bool hasOther(const ir::Fact &fact) const;

private:
  struct Place {
    bool isReached = false, hasOther = false;
  };
  const ir::Workflow &workflow;
  std::map<Span, Place> places;
};

} // namespace tntc

#endif // TNTC_LIB_ANALYSIS_SUREFAULTS_H
