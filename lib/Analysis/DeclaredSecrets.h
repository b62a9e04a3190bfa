//===- DeclaredSecrets.h - secrets that a workflow names --------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_ANALYSIS_DECLAREDSECRETS_H
#define TNTC_ANALYSIS_DECLAREDSECRETS_H

#include "tntc/IR/Workflow.h"

#include <string>
#include <vector>

namespace tntc {

/// A place that asks for a secret, and the words for it.
struct SecretUse {
  Span span;
  std::string words;
  bool isTrigger = false;
};

struct DeclaredSecret {
  StringRef service, key;
  std::vector<SecretUse> uses; ///< in source order, never empty
  /// What a secrets file has for it; null when it has nothing.
  const ir::ProvidedSecret *provided = nullptr;
};

/// What the contract names, with `github.webhook_secret` for a webhook trigger
/// and `nats.token` for a queue trigger, which count as named by them. Sorted
/// by service and key, each once.
std::vector<DeclaredSecret> declaredSecrets(const ir::Workflow &workflow);

} // namespace tntc

#endif // TNTC_ANALYSIS_DECLAREDSECRETS_H
