//===- FactNames.cpp - the words for what is in NodeFacts.h ---------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "FactNames.h"

#include "llvm/Support/ErrorHandling.h"

using namespace tntc;
using namespace tntc::ir;

StringRef ir::nameOf(FactKind kind) {
  switch (kind) {
  case FactKind::Dependency:
    return "dependency";
  case FactKind::DependencyRead:
    return "dependency-read";
  case FactKind::DependencyFetch:
    return "dependency-fetch";
  case FactKind::LegacyFetch:
    return "legacy-fetch";
  case FactKind::Secret:
    return "secret";
  case FactKind::Config:
    return "config";
  case FactKind::Log:
    return "log";
  case FactKind::Network:
    return "network";
  case FactKind::Permission:
    return "permission";
  case FactKind::Import:
    return "import";
  case FactKind::Forbidden:
    return "forbidden";
  case FactKind::InputRead:
    return "input-read";
  case FactKind::MissingMember:
    return "missing-member";
  }
  llvm_unreachable("covered switch");
}

StringRef ir::nameOf(PermissionKind kind) {
  switch (kind) {
  case PermissionKind::None:
    return "none";
  case PermissionKind::Net:
    return "net";
  case PermissionKind::Read:
    return "read";
  case PermissionKind::Write:
    return "write";
  case PermissionKind::Env:
    return "env";
  case PermissionKind::Run:
    return "run";
  case PermissionKind::Ffi:
    return "ffi";
  case PermissionKind::Sys:
    return "sys";
  }
  llvm_unreachable("covered switch");
}

StringRef ir::nameOf(AbstentionScope scope) {
  switch (scope) {
  case AbstentionScope::Dependency:
    return "dependency";
  case AbstentionScope::AnyDependency:
    return "any-dependency";
  case AbstentionScope::Config:
    return "config";
  case AbstentionScope::Secrets:
    return "secrets";
  case AbstentionScope::Network:
    return "network";
  case AbstentionScope::Everything:
    return "everything";
  }
  llvm_unreachable("covered switch");
}

StringRef ir::nameOf(Leak::Sink sink) {
  switch (sink) {
  case Leak::Sink::Log:
    return "log";
  case Leak::Sink::Console:
    return "console";
  case Leak::Sink::Throw:
    return "throw";
  case Leak::Sink::Url:
    return "url";
  case Leak::Sink::Header:
    return "header";
  case Leak::Sink::Return:
    return "return";
  }
  llvm_unreachable("covered switch");
}

StringRef ir::nameOf(Habit::Kind kind) {
  switch (kind) {
  case Habit::Kind::NotAwaited:
    return "not-awaited";
  case Habit::Kind::NotChecked:
    return "not-checked";
  }
  llvm_unreachable("covered switch");
}

StringRef ir::nameOf(Shape::Kind kind) {
  switch (kind) {
  case Shape::Kind::Any:
    return "any";
  case Shape::Kind::Null:
    return "null";
  case Shape::Kind::Boolean:
    return "boolean";
  case Shape::Kind::Number:
    return "number";
  case Shape::Kind::String:
    return "string";
  case Shape::Kind::Array:
    return "array";
  case Shape::Kind::Object:
    return "object";
  case Shape::Kind::Union:
    return "union";
  }
  llvm_unreachable("covered switch");
}
