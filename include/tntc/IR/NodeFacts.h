//===- NodeFacts.h - what the code of a node really uses --------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_IR_NODEFACTS_H
#define TNTC_IR_NODEFACTS_H

#include "tntc/IR/Located.h"

namespace tntc::ir {

struct Module;

/// What a fact is about. Each use that a run may make is a fact or lies under
/// an Abstention; each fact that is `isDefinite` is a use that some run makes.
enum class FactKind : uint8_t {
  Dependency,      ///< `subject`: the name; `ctx.dependency(name)`
  DependencyRead,  ///< `subject`: the name; `member`: `host`, `secret`, ...
  DependencyFetch, ///< `subject`: the name; `method`, `path` where known
  LegacyFetch,     ///< `ctx.fetch`: `subject`: the service; `host`, `path`
  Secret,          ///< `ctx.secrets.a.b`: `subject`: a; `member`: b or empty
  Config,          ///< `ctx.config.k`: `subject`: k; empty: all of it
  Log,             ///< `ctx.log.m`: `member`
  /// Global fetch, WebSocket, EventSource, Deno.connect: `api`; `scheme`,
  /// `host`, `port`, `method`, `path` where known. `subject`: the dependency
  /// that the address was taken from (its host or its secret), when one was.
  Network,
  Permission, ///< a Deno or node: call: `api`; `permission`, `target` if known
  Import,     ///< `subject`: the specifier; also dynamic with a known text
  Forbidden,  ///< `eval`, `new Function`, Worker, ...: `api`
  InputRead,  ///< `path`: keys read of the input, joined by `.`
  /// A member that does not exist is read: `member`; `api`: of `ctx`,
  /// `ctx.log`, `ctx.dependency` or, of a connection to `subject`,
  /// `ctx.dependency(...)`.
  MissingMember,
};

enum class PermissionKind : uint8_t {
  None,
  Net,
  Read,
  Write,
  Env,
  Run,
  Ffi,
  Sys
};

/// A step of a chain: where a value came from, in reading order.
struct Step {
  Span span;
  StringRef text; ///< `taken from ctx.dependency("github")`
};

struct Fact {
  FactKind kind = FactKind::Dependency;
  bool isDefinite = true; ///< else: only on some reading of the values
  PermissionKind permission = PermissionKind::None;
  Span span;                      ///< the use
  const Module *module = nullptr; ///< that holds the span
  StringRef subject, member, api;
  Span subjectSpan; ///< the literal that names the subject, if there is one
  StringRef scheme, host, method, path, target;
  uint16_t port = 0; ///< 0: not known
  /// The address comes from the secret of `subject` (a webhook URL).
  bool isFromSecret = false;
  /// A host is there but could not be worked out; `host` is empty.
  bool isUnknownHost = false;
  /// What is not known follows directly: `host` and `port` may be the
  /// beginning of others.
  bool hostGoesOn = false;
  /// Config, MissingMember: code asks whether there is such a thing.
  bool isTest = false;
  /// MissingMember: it is called, or a member of it is read, which throws.
  bool isNeeded = false;
  /// Some run makes this use, or another one of those at the same place.
  bool isReached = false;
  ArrayRef<Step> steps;
};

/// What an abstention may hide; what is granted then is the contract's whole
/// entry, or all entries when it is not known which.
enum class AbstentionScope : uint8_t {
  Dependency, ///< uses of `subject`
  AnyDependency,
  Config,
  Secrets,
  Network, ///< an address that is not known
  Everything,
};

/// A place that could not be followed.
struct Abstention {
  AbstentionScope scope = AbstentionScope::Everything;
  Span span;
  const Module *module = nullptr;
  StringRef subject;
  StringRef reason; ///< `'name' is computed when the node runs`
};

/// A secret on its way to where it may be seen.
struct Leak {
  enum class Sink : uint8_t { Log, Console, Throw, Url, Header, Return };
  Sink sink = Sink::Log;
  Span span;
  const Module *module = nullptr;
  StringRef subject, member; ///< whose secret: dependency, or service and key
  StringRef target;          ///< Url, Header: the dependency or host that gets it
  ArrayRef<Step> steps;
};

/// A remark about how a promise or an answer is handled.
struct Habit {
  enum class Kind : uint8_t { NotAwaited, NotChecked };
  Kind kind = Kind::NotAwaited;
  Span span;
  const Module *module = nullptr;
};

/// What a node is seen to return, or reads of its input. A tree of closed
/// shapes; Any is a place where nothing certain is known.
struct Shape {
  enum class Kind : uint8_t {
    Any,
    Null, ///< null or undefined
    Boolean,
    Number,
    String,
    Array,  ///< `element`
    Object, ///< `keys`; of an input also `element`, when both were read
    Union,  ///< `options`
  };
  struct Key {
    StringRef name;
    Span span;
    bool isOptional = false;
    const Shape *shape = nullptr;
  };
  Kind kind = Kind::Any;
  Span span;
  const Module *module = nullptr; ///< that holds the span
  bool isOpen = false;            ///< Object: other keys may be there
  ArrayRef<Key> keys;
  const Shape *element = nullptr;
  ArrayRef<const Shape *> options;
};

struct NodeFacts {
  ArrayRef<Fact> facts; ///< in order of place: the node's file, then imported
  ArrayRef<Abstention> abstentions;
  ArrayRef<Leak> leaks;
  ArrayRef<Habit> habits;
  const Shape *returns = nullptr; ///< of the resolved value; null: not known
  const Shape *input = nullptr;   ///< as it is read; null: not read
  /// The whole input is handed where it cannot be followed.
  bool inputEscapes = false;
};

} // namespace tntc::ir

#endif // TNTC_IR_NODEFACTS_H
