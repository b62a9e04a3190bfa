//===- Enclave.h - what the file of an enclave decides ----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_FRONTEND_ENCLAVE_H
#define TNTC_FRONTEND_ENCLAVE_H

#include "tntc/Diagnostics/DiagnosticEngine.h"
#include "tntc/IR/Context.h"
#include "tntc/Support/SourceTree.h"

#include <map>

namespace tntc {

/// What a compile has to know of `enclaves/<e>/enclave.yaml`. The rest of that
/// file mirrors the Namespace, and is not looked at.
struct Enclave {
  /// `exoskeleton.<service>.generation`: raised by an enclave that wants its
  /// own credentials of the service changed (decision O10).
  struct Generation {
    uint64_t number = 1;
    Span span; ///< of the service's name
  };
  std::map<std::string, Generation, std::less<>> generations;
};

/// Reads `enclave.yaml` of \p tree, the enclave's own directory; an enclave
/// needs none. Faults are reported to \p diags.
Enclave readEnclave(const SourceTree &tree, SourceManager &sources,
                    ir::Context &context, DiagnosticEngine &diags);

} // namespace tntc

#endif // TNTC_FRONTEND_ENCLAVE_H
