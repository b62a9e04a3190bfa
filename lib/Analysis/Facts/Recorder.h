//===- Recorder.h - collects the facts of one node --------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_FACTS_RECORDER_H
#define TNTC_LIB_ANALYSIS_FACTS_RECORDER_H

#include "Scratch.h"

#include "tntc/IR/Context.h"
#include "tntc/IR/NodeFacts.h"

#include "llvm/ADT/StringMap.h"

#include <vector>

namespace tntc::facts {

/// Keeps each fact once. What is certain in one reading is certain.
class Recorder {
public:
  Recorder(ir::Context &arena, Scratch &scratch)
      : arena(arena), known(scratch), reads(scratch) {}

  /// Forgets all: another round tells it anew.
  void clear();
  void add(ir::Fact fact);
  void add(ir::Abstention abstention);
  void add(ir::Leak leak);
  void add(ir::Habit habit);

  /// In order of place, those in \p first before those of other files.
  ir::NodeFacts *finish(FileId first);
  bool hasReads(StringRef path) const { return reads.count(path); }
  ArrayRef<ir::Fact> all() const { return facts; }

private:
  ir::Context &arena;
  std::vector<ir::Fact> facts;
  std::vector<ir::Abstention> abstentions;
  std::vector<ir::Leak> leaks;
  std::vector<ir::Habit> habits;
  llvm::StringMap<size_t, Scratch &> known;
  llvm::StringMap<char, Scratch &> reads;
};

} // namespace tntc::facts

#endif // TNTC_LIB_ANALYSIS_FACTS_RECORDER_H
