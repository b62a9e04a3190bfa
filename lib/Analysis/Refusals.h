//===- Refusals.h - what may be meant by what was refused -------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// One fault has one report. Where a declaration has a fault of its own, what
// seems to lack it may be what it was meant for: nothing is said of that until
// the fault is mended. What it cannot be meant for is told as ever.
//
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_REFUSALS_H
#define TNTC_LIB_ANALYSIS_REFUSALS_H

#include "tntc/IR/NodeFacts.h"
#include "tntc/IR/Workflow.h"

namespace tntc {

/// Whether \p host looks like a misspelt \p other. A zone that both are in
/// makes nobody alike.
bool isNearHost(StringRef host, StringRef other);

/// Whether an error is told of what says where \p dependency leads: protocol,
/// host, port, ranges.
bool isAddressRefused(const ir::Dependency &dependency);

/// Whether \p dependency, whose address is refused, may be what the code of
/// \p fact means.
bool mayMean(const ir::Dependency &dependency, const ir::Fact &fact);

/// Whether a dependency or a sidecar may be meant that has a fault.
bool mayBeRefusedAddress(const ir::Workflow &workflow, const ir::Fact &fact);

/// Whether \p refused, which cannot be a name, may be meant by \p name.
bool mayMeanName(StringRef name, StringRef refused);

/// Whether a dependency whose name is refused may be meant by \p name.
bool mayBeRefusedName(const ir::Workflow &workflow, StringRef name);

/// Whether \p dependency, which has a fault, may declare what \p import asks
/// for.
bool mayDeclare(const ir::Dependency &dependency, const ir::Import &import);

/// Whether a dependency with a fault may declare what \p import asks for.
bool mayBeRefusedModule(const ir::Workflow &workflow, const ir::Import &import);

/// Whether code imports what no entry but \p dependency, which has a fault, may
/// declare.
bool mayBeImported(const ir::Workflow &workflow,
                   const ir::Dependency &dependency);

/// Whether a trigger that no engine serves as it stands may come to read the
/// secret.
bool mayBeTriggers(const ir::Workflow &workflow, StringRef service,
                   StringRef key);

/// Whether a dependency or a trigger with a fault may name the secret.
bool mayBeRefusedSecret(const ir::Workflow &workflow, StringRef service,
                        StringRef key);

/// Whether a trigger listens to a server, or may do so once it is mended.
bool mayHaveQueue(const ir::Workflow &workflow);

/// Whether there is code that could not be read, or nodes are missing that are
/// named: what seems to be used by nobody may be used there.
bool mayHaveMoreCode(const ir::Workflow &workflow);

} // namespace tntc

#endif // TNTC_LIB_ANALYSIS_REFUSALS_H
