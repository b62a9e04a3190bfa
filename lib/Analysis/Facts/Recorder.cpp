//===- Recorder.cpp - collects the facts of one node ----------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Recorder.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"

#include <algorithm>
#include <tuple>

using namespace tntc;
using namespace tntc::facts;

namespace {

/// What tells one item from the others, as bytes.
class Key {
public:
  Key(char kind, Span span) {
    bytes += kind;
    *this << span.file.index << span.begin << span.end;
  }
  Key &operator<<(StringRef text) {
    *this << uint32_t(text.size());
    bytes += text;
    return *this;
  }
  Key &operator<<(uint32_t number) {
    bytes += StringRef(reinterpret_cast<const char *>(&number), sizeof(number));
    return *this;
  }
  operator StringRef() const { return bytes; }

private:
  llvm::SmallString<256> bytes;
};

} // namespace

void Recorder::clear() {
  facts.clear();
  abstentions.clear();
  leaks.clear();
  habits.clear();
  known.clear();
  reads.clear();
}

void Recorder::add(ir::Fact fact) {
  Key key('f', fact.span);
  key << fact.subject << fact.member << fact.api << fact.scheme << fact.host
      << fact.method << fact.path << fact.target << uint32_t(fact.kind)
      << uint32_t(fact.permission) << uint32_t(fact.port)
      << uint32_t(fact.isFromSecret) << uint32_t(fact.isUnknownHost)
      << uint32_t(fact.hostGoesOn) << uint32_t(fact.isTest)
      << uint32_t(fact.isNeeded);
  auto [at, isNew] = known.try_emplace(key, facts.size());
  if (!isNew) {
    facts[at->second].isDefinite |= fact.isDefinite;
    facts[at->second].isReached |= fact.isReached;
    return;
  }
  facts.push_back(fact);
}

void Recorder::add(ir::Abstention abstention) {
  Key key('a', abstention.span);
  key << abstention.subject << uint32_t(abstention.scope);
  if (known.try_emplace(key, 0).second)
    abstentions.push_back(abstention);
}

void Recorder::add(ir::Leak leak) {
  Key key('l', leak.span);
  key << leak.subject << leak.member << leak.target << uint32_t(leak.sink);
  if (known.try_emplace(key, 0).second)
    leaks.push_back(leak);
}

void Recorder::add(ir::Habit habit) {
  Key key('h', habit.span);
  key << uint32_t(habit.kind);
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
