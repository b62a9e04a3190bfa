//===- Service.h - what a service adds to a workflow ------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_IR_SERVICE_H
#define TNTC_IR_SERVICE_H

#include "tntc/IR/Contract.h"

namespace tntc::ir {

/// A piece of a text with gaps: literal, or a credential that the host puts in
/// when nobody but the writer of outputs will see it (decision O27).
struct TextPart {
  enum class Kind : uint8_t { Literal, Value, Scram, Bcrypt };
  Kind kind = Kind::Literal;
  StringRef text; ///< literal, or the credential's name
};

/// How a derived credential is spelled.
enum class CredentialForm : uint8_t { Hex32, Token43 };

struct Credential {
  StringRef name;
  CredentialForm form = CredentialForm::Hex32;
  Reason reason;
};

/// Who the workflow is to the service.
struct Identity {
  StringRef kind, value; ///< `postgres-role`, `tent_prod_digest`
  Reason reason;
};

/// `<dependency>.<key>` of the workflow's Secret.
struct ServiceSecret {
  StringRef key;
  ArrayRef<TextPart> value;
  Reason reason;
};

struct ServiceEgress {
  StringRef host;
  uint16_t port = 0;
  uint16_t podPort = 0; ///< behind the Service's translation; 0: the same
  ArrayRef<std::pair<StringRef, StringRef>> podLabels;
  ArrayRef<Cidr> ranges; ///< of a host outside of the cluster
  Reason reason;
};

struct ServicePermission {
  enum class Kind : uint8_t { Read, Write, Env };
  Kind kind = Kind::Read;
  StringRef value;
  Reason reason;
};

/// A read-only CSI volume of the engine's container.
struct ServiceVolume {
  StringRef name, csiDriver, mountPath;
  Reason reason;
};

struct ServiceVariable {
  StringRef name, value;
  Reason reason;
};

enum class Phase : uint8_t { Provision, Teardown };
/// Of how many workflows a file is the same.
enum class Scope : uint8_t { Workflow, Enclave, Platform };
StringRef phaseName(Phase phase);
StringRef scopeName(Scope scope);

/// A Kubernetes Job that applies a file: what runs, and where from the
/// platform's own credentials come.
struct ServiceJob {
  struct Variable {
    StringRef name, value;
    StringRef secretName, secretKey; ///< instead of the value
    StringRef credential; ///< or that: from a Secret of the Job's own
  };
  StringRef name, image;
  ArrayRef<StringRef> command;
  ArrayRef<Variable> environment;
};

struct ServiceFile {
  Phase phase = Phase::Provision;
  Scope scope = Scope::Workflow;
  StringRef path;
  ArrayRef<TextPart> text;
  bool destroysData = false;
  const ServiceJob *job = nullptr; ///< null: applied by hand
  Reason reason;
};

/// One entry of a file that many workflows share.
struct ServiceAggregate {
  Phase phase = Phase::Provision;
  Scope scope = Scope::Platform;
  StringRef path, before, between, after, key;
  ArrayRef<TextPart> text;
  Reason reason;
};

struct ServiceObject {
  Phase phase = Phase::Provision;
  Scope scope = Scope::Workflow;
  StringRef path;
  StringRef json; ///< of the object, as it is to be printed
  StringRef kind;
  Reason reason;
};

/// All that one service says of one dependency, checked and attributed.
struct ServiceFacts {
  StringRef plugin, service, dependency;
  Span span;               ///< the dependency's name
  uint64_t generation = 1; ///< of its credentials
  ArrayRef<Identity> identities;
  ArrayRef<Credential> credentials;
  ArrayRef<ServiceSecret> secrets;
  ArrayRef<ServiceEgress> egress;
  ArrayRef<ServicePermission> permissions;
  ArrayRef<ServiceVolume> volumes;
  ArrayRef<ServiceVariable> environment;
  ArrayRef<ServiceFile> files;
  ArrayRef<ServiceAggregate> aggregates;
  ArrayRef<ServiceObject> objects;
};

} // namespace tntc::ir

#endif // TNTC_IR_SERVICE_H
