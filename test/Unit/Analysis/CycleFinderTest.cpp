//===- CycleFinderTest.cpp - cycles are found, and only cycles ------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "../../../lib/Analysis/CycleFinder.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <set>

using namespace tntc;

static Adjacency anyGraph() {
  unsigned size = *rc::gen::inRange(1u, 8u);
  Adjacency graph(size);
  for (unsigned from = 0; from != size; ++from)
    for (unsigned to = 0; to != size; ++to)
      if (from != to && *rc::gen::inRange(0, 4) == 0)
        graph[from].push_back(to);
  return graph;
}

/// Removes nodes that nothing leads to until none is left, or only cycles.
static bool isAcyclic(const Adjacency &graph) {
  std::vector<bool> isGone(graph.size());
  for (size_t round = 0; round != graph.size(); ++round)
    for (size_t node = 0; node != graph.size(); ++node) {
      bool isLedTo = false;
      for (size_t from = 0; from != graph.size(); ++from)
        isLedTo |= !isGone[from] &&
                   std::count(graph[from].begin(), graph[from].end(), node);
      if (!isLedTo)
        isGone[node] = true;
    }
  return std::count(isGone.begin(), isGone.end(), false) == 0;
}

RC_GTEST_PROP(CycleFinderProperty, FindsSomethingExactlyWhenThereIs, ()) {
  Adjacency graph = anyGraph();
  RC_ASSERT(findCycles(graph, 8).empty() == isAcyclic(graph));
}

RC_GTEST_PROP(CycleFinderProperty, FindsCyclesEachOnce, ()) {
  Adjacency graph = anyGraph();
  std::set<Cycle> seen;
  for (const Cycle &found : findCycles(graph, 1000)) {
    RC_ASSERT(seen.insert(found).second);
    const std::vector<unsigned> &cycle = found.nodes;
    RC_ASSERT(std::set<unsigned>(cycle.begin(), cycle.end()).size() ==
              cycle.size());
    RC_ASSERT(cycle.front() == *std::min_element(cycle.begin(), cycle.end()));
    for (size_t i = 0; i != cycle.size(); ++i) {
      const std::vector<unsigned> &next = graph[cycle[i]];
      RC_ASSERT(std::count(next.begin(), next.end(),
                           cycle[(i + 1) % cycle.size()]) == 1);
    }
  }
}

// Twenty nodes, each leading to all: more cycles than atoms in a cell. One
// stands for them, and it is as short as can be.
TEST(CycleFinderTest, ShowsOneOfTooMany) {
  Adjacency graph(20);
  for (unsigned from = 0; from != 20; ++from)
    for (unsigned to = 0; to != 20; ++to)
      if (from != to)
        graph[from].push_back(to);
  EXPECT_EQ(findCycles(graph, 8), (std::vector<Cycle>{{{0, 1}, true}}));
}

TEST(CycleFinderTest, TakesALongRing) {
  Adjacency graph(200000);
  for (unsigned node = 0; node != graph.size(); ++node)
    graph[node].push_back((node + 1) % unsigned(graph.size()));
  std::vector<Cycle> cycles = findCycles(graph, 8);
  ASSERT_EQ(cycles.size(), 1u);
  EXPECT_EQ(cycles[0].nodes.size(), graph.size());
  EXPECT_FALSE(cycles[0].isOneOfMany);
  graph.back().clear();
  EXPECT_TRUE(findCycles(graph, 8).empty());
}
