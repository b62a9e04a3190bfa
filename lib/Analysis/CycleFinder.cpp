//===- CycleFinder.cpp - components, then cycles within them --------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// Components come from Tarjan's algorithm ("Depth-first search and linear
// graph algorithms", 1972) with an explicit stack, since a workflow is
// untrusted and may be a chain of any length. A component can hold
// exponentially many cycles, so that they are searched for on a budget; a
// component that exceeds it is shown by one shortest cycle.
//
//===----------------------------------------------------------------------===//

#include "CycleFinder.h"

#include <algorithm>
#include <optional>

using namespace tntc;

std::vector<std::vector<unsigned>> tntc::findTangles(const Adjacency &graph) {
  constexpr unsigned unseen = ~0u;
  struct Frame {
    unsigned node;
    size_t next = 0;
  };
  std::vector<unsigned> index(graph.size(), unseen), low(graph.size());
  std::vector<bool> isOpen(graph.size());
  std::vector<unsigned> open;
  std::vector<Frame> stack;
  std::vector<std::vector<unsigned>> tangles;
  unsigned counter = 0;

  auto enter = [&](unsigned node) {
    index[node] = low[node] = counter++;
    isOpen[node] = true;
    open.push_back(node);
    stack.push_back({node});
  };
  for (unsigned root = 0; root != graph.size(); ++root) {
    if (index[root] != unseen)
      continue;
    enter(root);
    while (!stack.empty()) {
      Frame &frame = stack.back();
      unsigned node = frame.node;
      if (frame.next != graph[node].size()) {
        unsigned successor = graph[node][frame.next++];
        if (index[successor] == unseen)
          enter(successor);
        else if (isOpen[successor])
          low[node] = std::min(low[node], index[successor]);
        continue;
      }
      stack.pop_back();
      if (!stack.empty())
        low[stack.back().node] = std::min(low[stack.back().node], low[node]);
      if (low[node] != index[node])
        continue;
      std::vector<unsigned> tangle;
      do {
        tangle.push_back(open.back());
        isOpen[open.back()] = false;
        open.pop_back();
      } while (tangle.back() != node);
      std::sort(tangle.begin(), tangle.end());
      if (tangle.size() > 1)
        tangles.push_back(std::move(tangle));
    }
  }
  std::sort(tangles.begin(), tangles.end());
  return tangles;
}

/// All cycles within \p tangle by depth-first search from each of its nodes
/// over larger ones; nothing when there are too many of them or of steps.
static std::optional<std::vector<Cycle>>
enumerate(const Adjacency &graph, const std::vector<unsigned> &tangle,
          unsigned limit) {
  unsigned budget = 50000;
  std::vector<Cycle> cycles;
  std::vector<bool> isInside(graph.size()), isOnPath(graph.size());
  for (unsigned node : tangle)
    isInside[node] = true;
  for (unsigned start : tangle) {
    std::vector<unsigned> path = {start};
    std::vector<size_t> next = {0};
    while (!path.empty()) {
      unsigned node = path.back();
      isOnPath[node] = true;
      if (next.back() == graph[node].size()) {
        isOnPath[node] = false;
        path.pop_back();
        next.pop_back();
        continue;
      }
      if (budget-- == 0)
        return std::nullopt;
      unsigned successor = graph[node][next.back()++];
      if (successor == start) {
        if (cycles.size() == limit)
          return std::nullopt;
        cycles.push_back({path});
      } else if (successor > start && isInside[successor] &&
                 !isOnPath[successor]) {
        path.push_back(successor);
        next.push_back(0);
      }
    }
  }
  return cycles;
}

/// By breadth-first search; within a component there always is one.
static Cycle shortestCycle(const Adjacency &graph, unsigned start) {
  constexpr unsigned unseen = ~0u;
  std::vector<unsigned> from(graph.size(), unseen);
  std::vector<unsigned> queue = {start};
  for (size_t i = 0; i != queue.size(); ++i) {
    unsigned node = queue[i];
    for (unsigned successor : graph[node]) {
      if (successor == start) {
        std::vector<unsigned> cycle = {node};
        while (cycle.back() != start)
          cycle.push_back(from[cycle.back()]);
        std::reverse(cycle.begin(), cycle.end());
        return {std::move(cycle)};
      }
      if (from[successor] != unseen)
        continue;
      from[successor] = node;
      queue.push_back(successor);
    }
  }
  return {};
}

std::vector<Cycle> tntc::findCycles(const Adjacency &graph, unsigned limit) {
  std::vector<Cycle> cycles;
  for (const std::vector<unsigned> &tangle : findTangles(graph)) {
    if (auto all = enumerate(graph, tangle, limit)) {
      cycles.insert(cycles.end(), all->begin(), all->end());
      continue;
    }
    Cycle &one = cycles.emplace_back(shortestCycle(graph, tangle.front()));
    // A ring of all of them is merely too long.
    one.isOneOfMany = one.nodes.size() != tangle.size();
  }
  return cycles;
}
