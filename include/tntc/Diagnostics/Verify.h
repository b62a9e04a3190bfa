//===- Verify.h - expectations written in comments --------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_DIAGNOSTICS_VERIFY_H
#define TNTC_DIAGNOSTICS_VERIFY_H

#include "tntc/Diagnostics/Diagnostic.h"

namespace tntc {

/// Compares what was reported with the expectations in the comments of every
/// file of \p sources, and prints what differs:
///
///   # expected-error[TNT3001]@below {{edges form a cycle}}
///
/// `error`, `warning`, `remark` or `note` (notes take no code), then the line:
/// none for the comment's own, `@above`, `@below`, `@+N`, `@-N`, or `@none`
/// for what has no place. The text has to occur in the message; after
/// `expected-error-re` it is a regular expression. Each expectation takes
/// exactly one diagnostic or note, and each has to be taken by one.
/// Returns the number of differences.
unsigned verifyDiagnostics(ArrayRef<Diagnostic> diagnostics,
                           const SourceManager &sources, raw_ostream &out);

} // namespace tntc

#endif // TNTC_DIAGNOSTICS_VERIFY_H
