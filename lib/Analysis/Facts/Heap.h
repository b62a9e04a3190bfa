//===- Heap.h - variables, objects and scopes, which only grow --*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_FACTS_HEAP_H
#define TNTC_LIB_ANALYSIS_FACTS_HEAP_H

#include "Value.h"

#include "tntc/IR/Code.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/Support/Allocator.h"

#include <vector>

namespace tntc::facts {

struct Env;
struct Local;
struct ModuleState;

/// A place that holds whatever was ever put there.
struct Cell {
  Value value;
  const void *writer = nullptr; ///< the only one so far
  unsigned readRound = 0;       ///< when it was last looked at
  /// The text that stands for all those that became too many, if they did.
  uint32_t cover = ~0u;
  Local *local = nullptr; ///< of a variable, what it holds now
};

struct Property {
  Cell value;
  Cell getters, setters;
  /// Of the literal that made the object: nothing else can be found there
  /// before it.
  bool isInitial = false;
  bool mayBeGone = false; ///< somebody deletes it
  bool hasAccessor = false;
};

enum class ObjectKind : uint8_t {
  Plain,
  Array,
  Map,
  Set,
  Function,
  Bound,
  Class,
  Instance,
  Promise,   ///< `content`: what it is resolved with
  Generator, ///< `content`: what it yields
  Module,
  Url,      ///< property `href`; `content`: the same as its owner has left it
  Response, ///< answer of a request
  Error,
};

struct Object {
  explicit Object(uint32_t id) : id(id) {}

  uint32_t id;
  ObjectKind kind = ObjectKind::Plain;
  bool isEscaped = false;
  /// Array: nothing but the elements is in it, in this order.
  bool isFixed = true;
  bool isLikeList = false;  ///< Array: an iterator, or `arguments`
  bool hasNoOrigin = false; ///< made by `Object.create(null)`
  bool isEntries = false;   ///< Map: of Headers or a form, which hold texts
  bool foldsKeys = false;   ///< Map: of Headers, to which case is nothing
  bool hasOrder = true;     ///< of keys: that of `properties`, but for indices
  bool isFromFetch = false; ///< Promise, Response
  bool canFail = false;     ///< Promise: what is done for it may throw
  bool isChecked = false;   ///< Response: `ok` or `status` was looked at
  bool isRead = false;      ///< Response: its body was
  unsigned escapeRound = 0, shapeRound = 0, runRound = 0;
  llvm::SmallMapVector<StringRef, Property *, 4> properties;
  std::vector<Cell *> elements;
  Cell rest;    ///< what lies under keys that are not known
  Cell content; ///< Map: values; Set: none; see ObjectKind
  Cell protos;  ///< prototypes and what was spread into it
  const ir::Function *function = nullptr;
  const ir::Class *classCode = nullptr;
  Env *env = nullptr;
  uint32_t homeId = ~0u; ///< Function: the Object whose prototype is `super`
  // Bound: what is called, with what.
  Value target, boundThis;
  std::vector<Value> boundArguments;
  ModuleState *module = nullptr;
  Atom spreadOf; ///< `ctx` or a connection that was copied into it
  /// Url: the one that this is, as a variable has it behind an assignment to a
  /// part of it; and those that are this one.
  uint32_t viewOf = ~0u;
  llvm::SmallVector<uint32_t, 0> views;
  const Local *owner = nullptr; ///< Url: who assigns to it
  bool isShared = false;        ///< Url: more than one does
  Span span;     ///< where it is made
};

/// The names that one block, call or module declares.
struct Env {
  Env *parent = nullptr;
  /// Of calls and modules, where `var` and `this` belong.
  bool isFunction = false;
  const ir::Function *function = nullptr;
  llvm::SmallDenseMap<StringRef, Cell *, 4> names;
  Cell *thisCell = nullptr; ///< null: that of the parent (arrows, blocks)
  Cell *result = nullptr;   ///< where `return` puts it
  bool isHoisted = false;
  bool hasArguments = false;
  std::vector<Value> arguments;
  Value restArguments;
  uint32_t homeId = ~0u;
  uint32_t generator = ~0u; ///< the Object that `yield` fills
  ModuleState *module = nullptr;
  uint32_t classId = ~0u; ///< of a constructor: its class
};

class Heap {
public:
  /// The object that \p site makes in \p env: the same in each round.
  Object &objectAt(const void *site, const void *env, ObjectKind kind,
                   unsigned part = 0);
  Object &object(uint32_t id) {
    while (forward[id] != id)
      id = forward[id];
    return *objects[id];
  }
  /// Makes the second one another name of the first.
  void merge(uint32_t into, uint32_t from) { forward[from] = into; }
  uint32_t canonical(uint32_t id) { return object(id).id; }
  size_t size() const { return objects.size(); }

  Env &envAt(const void *site, Env *parent, unsigned part = 0);
  Env &makeEnv(Env *parent);
  Cell &makeCell() { return *new (cells.Allocate()) Cell(); }
  Property &makeProperty() { return *new (properties.Allocate()) Property(); }
  auto all() { return llvm::make_pointee_range(objects); }

private:
  struct Key {
    const void *site, *env;
    unsigned part;
    bool operator==(const Key &) const = default;
  };
  struct KeyInfo {
    static Key getEmptyKey() { return {nullptr, nullptr, ~0u}; }
    static Key getTombstoneKey() { return {nullptr, nullptr, ~0u - 1}; }
    static unsigned getHashValue(const Key &key) {
      return llvm::hash_combine(key.site, key.env, key.part);
    }
    static bool isEqual(const Key &a, const Key &b) { return a == b; }
  };
  // All are as old as the heap, so that their memory is had for many at once.
  llvm::SpecificBumpPtrAllocator<Object> objectMemory;
  llvm::SpecificBumpPtrAllocator<Env> envs;
  llvm::SpecificBumpPtrAllocator<Cell> cells;
  llvm::SpecificBumpPtrAllocator<Property> properties;
  std::vector<Object *> objects; ///< by id
  std::vector<uint32_t> forward;
  llvm::DenseMap<Key, uint32_t, KeyInfo> objectIds;
  llvm::DenseMap<Key, Env *, KeyInfo> envIds;
};

} // namespace tntc::facts

#endif // TNTC_LIB_ANALYSIS_FACTS_HEAP_H
