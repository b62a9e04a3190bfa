//===- Heap.cpp - variables, objects and scopes, which only grow ----------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Heap.h"

using namespace tntc;
using namespace tntc::facts;

Object &Heap::objectAt(const void *site, const void *env, ObjectKind kind,
                       unsigned part) {
  auto [at, isNew] =
      objectIds.try_emplace(Key{site, env, part}, objects.size());
  if (!isNew)
    return object(at->second);
  forward.push_back(objects.size());
  Object &made = *new (objectMemory.Allocate()) Object(objects.size());
  objects.push_back(&made);
  made.kind = kind;
  return made;
}

Env &Heap::makeEnv(Env *parent) {
  Env &env = *new (envs.Allocate()) Env();
  env.parent = parent;
  if (parent)
    env.module = parent->module;
  return env;
}

Env &Heap::envAt(const void *site, Env *parent, unsigned part) {
  Env *&env = envIds[Key{site, parent, part}];
  if (!env)
    env = &makeEnv(parent);
  return *env;
}
