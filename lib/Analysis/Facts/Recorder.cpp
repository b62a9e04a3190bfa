//===- Recorder.cpp - collects the facts of one node ----------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Recorder.h"

#include "llvm/ADT/STLExtras.h"

#include <algorithm>
#include <tuple>

using namespace tntc;
using namespace tntc::facts;

static std::string keyOf(char kind, Span span,
                         std::initializer_list<StringRef> texts,
                         std::initializer_list<unsigned> numbers) {
  std::string key(1, kind);
  llvm::raw_string_ostream out(key);
  out << span.file.index << ':' << span.begin << ':' << span.end;
  for (StringRef text : texts)
    out << '\1' << text;
  for (unsigned number : numbers)
    out << '\2' << number;
  return key;
}

void Recorder::clear() {
  facts.clear();
  abstentions.clear();
  leaks.clear();
  habits.clear();
  known.clear();
  reads.clear();
}

void Recorder::add(ir::Fact fact) {
  std::string key = keyOf('f', fact.span,
                          {fact.subject, fact.member, fact.api, fact.scheme,
                           fact.host, fact.method, fact.path, fact.target},
                          {unsigned(fact.kind), unsigned(fact.permission),
                           fact.port, fact.isFromSecret, fact.isUnknownHost});
  auto [at, isNew] = known.try_emplace(key, facts.size());
  if (!isNew) {
    facts[at->second].isDefinite |= fact.isDefinite;
    facts[at->second].isReached |= fact.isReached;
    return;
  }
  facts.push_back(fact);
}

void Recorder::add(ir::Abstention abstention) {
  std::string key = keyOf('a', abstention.span, {abstention.subject},
                          {unsigned(abstention.scope)});
  if (known.try_emplace(key, 0).second)
    abstentions.push_back(abstention);
}

void Recorder::add(ir::Leak leak) {
  std::string key =
      keyOf('l', leak.span, {leak.subject, leak.member, leak.target},
            {unsigned(leak.sink)});
  if (known.try_emplace(key, 0).second)
    leaks.push_back(leak);
}

void Recorder::add(ir::Habit habit) {
  std::string key = keyOf('h', habit.span, {}, {unsigned(habit.kind)});
  if (known.try_emplace(key, 0).second)
    habits.push_back(habit);
}

template <typename T>
static ArrayRef<T> sorted(std::vector<T> &items, FileId first,
                          ir::Context &arena) {
  llvm::stable_sort(items, [&](const T &a, const T &b) {
    return std::tuple(a.span.file != first, a.span) <
           std::tuple(b.span.file != first, b.span);
  });
  return arena.save(items);
}

ir::NodeFacts *Recorder::finish(FileId first) {
  auto *made = arena.make<ir::NodeFacts>();
  made->facts = sorted(facts, first, arena);
  made->abstentions = sorted(abstentions, first, arena);
  made->leaks = sorted(leaks, first, arena);
  made->habits = sorted(habits, first, arena);
  return made;
}
