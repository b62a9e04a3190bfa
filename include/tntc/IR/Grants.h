//===- Grants.h - what a workflow is allowed, and why -----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_IR_GRANTS_H
#define TNTC_IR_GRANTS_H

#include "tntc/IR/Contract.h"

namespace tntc::ir {

/// The other side of a network rule.
struct Peer {
  enum class Kind : uint8_t {
    Any,   ///< no peer at all: every address
    Block, ///< `cidr` without `except`
    Pods,  ///< selectors
  };
  struct Label {
    StringRef key, value;
  };
  Kind kind = Kind::Block;
  Cidr cidr;
  ArrayRef<Cidr> except;
  /// Pods: label selectors. An empty list with `selects...` set is `{}`.
  ArrayRef<Label> podLabels, namespaceLabels;
  bool selectsPods = false, selectsNamespaces = false;
};

/// One rule of a NetworkPolicy; several peers are alternatives.
struct NetworkRule {
  ArrayRef<Peer> peers;
  ArrayRef<Port> ports; ///< none: all
  ArrayRef<Reason> reasons;
  /// The hosts that are meant, where the rule cannot say it: only Deno narrows
  /// to them. Sorted; rules that would be the same are one.
  ArrayRef<StringRef> hosts;
};

/// One entry of `--allow-net` and the like.
struct Permission {
  StringRef value;
  ArrayRef<Reason> reasons;
};

/// One key of the Secret, mounted as a file.
struct SecretKey {
  StringRef service, key;
  bool declared = false; ///< named by the contract or a trigger
  ArrayRef<Reason> reasons;
};

/// One line of the import map.
struct ImportMapping {
  StringRef specifier, target;
  ArrayRef<Reason> reasons;
};

/// A grant that the contract allows and that nothing was seen to use.
struct Withheld {
  enum class Kind : uint8_t { Network, Secret, Module };
  Kind kind = Kind::Network;
  StringRef what; ///< `api.example.com:443`, `github.token`, `npm:postgres`
  Reason reason;  ///< where it is declared, and why it is not granted
};

StringRef withheldKindName(Withheld::Kind kind);

/// Requests that code was seen to make of one dependency.
struct Call {
  StringRef dependency;
  StringRef method; ///< empty: not known
  StringRef path;   ///< empty: not known
  ArrayRef<Reason> reasons;
};

struct Grants {
  ArrayRef<NetworkRule> egress;
  ArrayRef<NetworkRule> ingress;
  /// True: bare `--allow-net`, the NetworkPolicy is the only fence (O4).
  bool allowAnyHost = false;
  ArrayRef<Reason> anyHostReasons;
  ArrayRef<Permission> net, denyNet, read, write, env, import;
  ArrayRef<SecretKey> secrets; ///< sorted by (service, key)
  ArrayRef<ImportMapping> importMap;
  bool usesModules = false; ///< a jsr or npm module is used
  ArrayRef<Withheld> withheld; ///< in the order of the contract
  ArrayRef<Call> calls;        ///< by dependency, path and method
};

} // namespace tntc::ir

#endif // TNTC_IR_GRANTS_H
