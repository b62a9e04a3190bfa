//===- Workflow.h - the model of one workflow -------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_IR_WORKFLOW_H
#define TNTC_IR_WORKFLOW_H

#include "tntc/IR/Contract.h"
#include "tntc/IR/Grants.h"
#include "tntc/IR/Module.h"
#include "tntc/IR/Service.h"

#include <optional>

namespace tntc::ir {

enum class TriggerKind : uint8_t { Unknown, Manual, Cron, Webhook, Queue };
StringRef triggerKindName(TriggerKind kind);

struct NodeFacts;

struct Trigger {
  Span span; ///< the list item
  Text type; ///< as written, or defaulted to `manual`
  TriggerKind kind = TriggerKind::Unknown;
  Text name, schedule, path, provider, event, subject;
  ArrayRef<Text> actions;
  ArrayRef<Entry> extensions; ///< `x-*`, here and below
};

struct Node {
  Text name; ///< span: the key
  Span span; ///< the whole entry
  Text path; ///< as written
  Text description;
  ArrayRef<Entry> extensions;
  /// Set by the TypeScript front end; null when the path is absent.
  const Module *module = nullptr;
  const NodeFacts *facts = nullptr; ///< null: the code was not followed
};

struct Edge {
  Span span;
  Text from, to;
  ArrayRef<Entry> extensions;
};

struct Metadata {
  Span span;
  Text group, environment;
  ArrayRef<Text> tags;
  ArrayRef<Entry> extensions;
};

/// `config:`: open, of which two keys mean something to us.
struct Config {
  Span span;
  Text timeout;
  Number retries;
  const Value *value = nullptr; ///< the whole block
};

struct KeyText {
  Text key, value;
};

struct Resources {
  Text cpu, memory;
  ArrayRef<Entry> extensions;
};

struct Sidecar {
  Span span;
  Text name, image, protocol, healthPath;
  Number port;
  ArrayRef<Text> command, args;
  ArrayRef<KeyText> env;
  Resources requests, limits;
  ArrayRef<Entry> extensions;
};

struct Autoscale {
  Span span;
  Number min, max, cpu;
  ArrayRef<Entry> extensions;
};

struct Deployment {
  Span span;
  Text nameSpace, enclave;
  std::optional<Autoscale> autoscale;
  ArrayRef<Entry> extensions;
};

/// A file that goes into the code ConfigMap.
struct ShippedFile {
  StringRef path; ///< `nodes/fetch.ts`
  StringRef key;  ///< `nodes__fetch.ts`
  FileId file;
  Reason reason;
};

/// A secret that a file beside the workflow provides, value not included.
struct ProvidedSecret {
  StringRef service, key; ///< key empty: one value for the whole service
  Span span;
};

struct Workflow {
  FileId file;         ///< workflow.yaml
  StringRef directory; ///< as messages call it; empty for standard input
  Span span;           ///< the start of the document
  Text name, version, description;
  Metadata metadata;
  Span triggersSpan, nodesSpan, edgesSpan; ///< the keys, when written
  ArrayRef<Trigger> triggers;
  ArrayRef<Node> nodes; ///< in declaration order
  ArrayRef<Edge> edges;
  Config config;
  std::optional<Contract> contract;
  ArrayRef<Sidecar> sidecars;
  Deployment deployment;
  ArrayRef<Entry> extensions;

  /// Decided by I8 from directory, flag, field and configuration; absent:
  /// the objects carry no namespace.
  Text enclave;

  ArrayRef<const Module *> modules; ///< every file read, by path
  ArrayRef<ProvidedSecret> providedSecrets;
  /// True when a secrets file (or an example of one) was there to look at.
  bool hasSecretsFile = false;
  /// Blocks of which something was refused and is left out: what they seem to
  /// lack may be there.
  struct {
    bool triggers = false, nodes = false, edges = false, config = false,
         contract = false, sidecars = false;
  } leftOut;
  /// What secrets files name, but told to be at fault: nothing is known of it.
  /// Without a key all of the service, without a service everything.
  ArrayRef<ProvidedSecret> refusedSecrets;

  /// What services said of the dependencies that ask for them, in the order
  /// of those.
  ArrayRef<ServiceFacts> services;

  // What passes derive.
  ArrayRef<ShippedFile> shipped; ///< sorted by path
  Grants grants;

  const Node *findNode(StringRef name) const;
  bool hasTrigger(TriggerKind kind) const;
  /// False when a dependency that is missing may have been refused.
  bool knowsDependencies() const {
    return !leftOut.contract && !(contract && contract->hasRefusedDependencies);
  }
  ArrayRef<Dependency> dependencies() const {
    return contract ? contract->dependencies : ArrayRef<Dependency>();
  }
};

} // namespace tntc::ir

#endif // TNTC_IR_WORKFLOW_H
