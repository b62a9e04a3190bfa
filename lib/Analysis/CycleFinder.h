//===- CycleFinder.h - cycles of a directed graph ---------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_ANALYSIS_CYCLEFINDER_H
#define TNTC_ANALYSIS_CYCLEFINDER_H

#include <vector>

namespace tntc {

/// Successors by node; nodes are 0, 1, ...
using Adjacency = std::vector<std::vector<unsigned>>;
/// Each node once, in order; the last leads back to the first, which is the
/// smallest.
struct Cycle {
  std::vector<unsigned> nodes;
  bool isOneOfMany = false; ///< it stands for others, which are not listed

  auto operator<=>(const Cycle &) const = default;
};

/// Strongly connected components of more than one node, each sorted, in order
/// of their first node. Needs no stack of its own depth.
std::vector<std::vector<unsigned>> findTangles(const Adjacency &graph);

/// The elementary cycles of \p graph, which has no self-loops: all of a
/// component when they are at most \p limit, else a shortest one through its
/// first node. The work is linear but for a constant factor.
std::vector<Cycle> findCycles(const Adjacency &graph, unsigned limit);

} // namespace tntc

#endif // TNTC_ANALYSIS_CYCLEFINDER_H
