//===- NatsSubject.h - the grammar of NATS subjects -------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_ANALYSIS_NATSSUBJECT_H
#define TNTC_ANALYSIS_NATSSUBJECT_H

#include "tntc/Support/LLVM.h"

namespace tntc {

/// Why \p text is no subject that one may subscribe to; empty when it is one.
/// Tokens joined by dots, of which `*` stands for any one, and a final `>` for
/// all that follow.
StringRef natsSubjectFault(StringRef text);

} // namespace tntc

#endif // TNTC_ANALYSIS_NATSSUBJECT_H
