//===- Secrets.h - values that lie beside a workflow ------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_FRONTEND_SECRETS_H
#define TNTC_FRONTEND_SECRETS_H

#include "tntc/Diagnostics/DiagnosticEngine.h"
#include "tntc/IR/Context.h"
#include "tntc/IR/Workflow.h"
#include "tntc/Support/SecretText.h"
#include "tntc/Support/SourceTree.h"

#include <map>

namespace tntc {

/// `service.key` to value. Never printed but into a Secret.
using SecretValues = std::map<std::string, SecretText, std::less<>>;

/// Reads `.secrets.yaml` and `.secrets/` of the workflow in \p tree, and the
/// values that `$shared.<name>` takes from \p shared (the enclave's
/// `.secrets/`; null when there is none, decision O26). Sets
/// `providedSecrets` and `hasSecretsFile`.
SecretValues readSecrets(ir::Workflow &workflow, const SourceTree &tree,
                         const SourceTree *shared, SourceManager &sources,
                         ir::Context &context, DiagnosticEngine &diags);

} // namespace tntc

#endif // TNTC_FRONTEND_SECRETS_H
