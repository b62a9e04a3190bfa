//===- Uses.h - what code may use of the contract ---------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_USES_H
#define TNTC_LIB_ANALYSIS_USES_H

#include "tntc/Analysis/Pass.h"
#include "tntc/IR/NodeFacts.h"

#include <map>
#include <string>
#include <vector>

namespace tntc {

/// A fact with the node that it was found for.
struct NodeFact {
  const ir::Node *node;
  const ir::Fact *fact;
};

/// Facts of \p kind, in order of the nodes and then of place. A module that
/// several nodes import has its facts once, with the first of them.
std::vector<NodeFact> factsOf(const ir::Workflow &workflow, ir::FactKind kind);

/// What is read of `ctx.secrets`; the look-up of a service only where nothing
/// is read of that.
std::vector<NodeFact> secretReads(const ir::Workflow &workflow);

/// Whether \p node has something to run, or may have: without, an error says
/// so, and its code says nothing of what it is meant to use.
bool mayRun(const ir::Node &node);

/// Why something of the contract is, or may be, used.
struct Use {
  const ir::Node *node = nullptr; ///< null: no code of a node
  const ir::Fact *fact = nullptr;
  Span span;
  std::string words; ///< `node 'fetch' calls GET '/items'`
};

/// What is seen to use something, and what may use it unseen. Without either
/// it is withheld.
struct Uses {
  std::vector<Use> seen, possible;
  bool any() const { return !seen.empty() || !possible.empty(); }
  void append(const Uses &other);
};

/// Facts held against the contract: the contract is the ceiling, what code is
/// seen to use the floor, and where its reader abstained all is granted that
/// the place may use (decision O19).
class ContractUses {
public:
  /// With \p whole, all of the contract counts as used.
  explicit ContractUses(const ir::Workflow &workflow, bool whole = false);

  /// Of the dependency's address, by the process that runs the nodes.
  Uses address(const ir::Dependency &dependency) const;
  /// Of what a service adds: its address and its secrets.
  Uses service(const ir::ServiceFacts &service) const;
  /// By the other containers of the pod, whose code is not read.
  Uses sidecars(const ir::Dependency &dependency) const;
  /// Of the secret `service.key`.
  Uses secret(StringRef service, StringRef key) const;
  /// Of files below `/tmp`.
  const Uses &scratchReads() const { return reads; }
  const Uses &scratchWrites() const { return writes; }
  /// Of a key of `config`.
  Uses config(StringRef key) const;

private:
  using Key = std::pair<StringRef, StringRef>;

  void add(const ir::Node &node, const ir::Fact &fact);
  void add(const ir::Node &node, const ir::Abstention &abstention);
  void addFromSecret(const ir::Fact &fact, const Use &use);
  void addNetwork(const ir::Fact &fact, const Use &use);
  void addAllAddresses(const Use &use);
  void addUnfollowed(const ir::Node &node);
  void addModules();
  void addSidecars();
  void addEngine();
  void addWhole();
  void addScratch(const Use &use);

  const ir::Workflow &workflow;
  std::map<const ir::Dependency *, Uses> addresses, byPod;
  /// An empty key is all of its service, an empty service all there is.
  std::map<Key, Uses> secrets;
  std::map<StringRef, Uses> configs; ///< empty: all of it
  Uses reads, writes;
};

/// Keys of `config` that the engine itself reads.
ArrayRef<StringRef> engineKeys();

/// The chain of a grant: for each node what uses it, with the steps that lead
/// there; without any, the places that may.
void addReasons(std::vector<ir::Reason> &reasons, const Uses &uses,
                ir::Context &arena);

} // namespace tntc

#endif // TNTC_LIB_ANALYSIS_USES_H
