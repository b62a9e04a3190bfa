//===- TimeZone.h - which time zones there are ------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_ANALYSIS_TIMEZONE_H
#define TNTC_ANALYSIS_TIMEZONE_H

#include "tntc/Support/LLVM.h"

#include <optional>

namespace tntc {

/// The shape of a name of the IANA database.
bool isTimeZoneName(StringRef text);

/// Whether the database that we know has it. Upper and lower case count, as
/// they do to the cluster, which looks for a file of that name.
bool isKnownTimeZone(StringRef text);

/// The name that may be meant.
std::optional<StringRef> nearestTimeZone(StringRef text);

} // namespace tntc

#endif // TNTC_ANALYSIS_TIMEZONE_H
