//===- Backends.cpp - the backends that are built in ----------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Backend/Backends.h"

#include "Diagrams.h"
#include "FactsBackend.h"
#include "IrBackend.h"
#include "KubernetesBackend.h"
#include "Report.h"

#include "llvm/ADT/STLExtras.h"

using namespace tntc;

static constexpr Backend rows[] = {
    {"facts", "what each node's code uses, as JSON", false, emitFacts},
    {"ir", "the checked model as versioned JSON", false, emitIr},
    {"kubernetes", "manifests (the default)", true, emitKubernetes},
    {"mermaid", "a diagram of triggers, nodes and edges", true, emitMermaid},
    {"networkpolicy", "the network policies of the manifests", true,
     emitNetworkPolicies},
    {"report", "each grant with its reasons, as JSON", true, emitReport},
    {"report-markdown", "each grant with its reasons, to be read", true,
     emitMarkdownReport},
    {"secrets", "the Secret of the manifests", true, emitSecrets},
};

ArrayRef<Backend> tntc::builtinBackends() { return rows; }

const Backend *tntc::findBackend(StringRef name) {
  const Backend *row = llvm::lower_bound(
      rows, name, [](const Backend &b, StringRef n) { return b.name < n; });
  return row != std::end(rows) && row->name == name ? row : nullptr;
}
