//===- TimeZone.h - which time zones there are ------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_ANALYSIS_TIMEZONE_H
#define TNTC_ANALYSIS_TIMEZONE_H

#include "tntc/Support/LLVM.h"

#include <optional>

namespace tntc {

/// Whether the database that we know has it. Upper and lower case count, as
/// they do to the cluster, which looks for a file of that name.
bool isKnownTimeZone(StringRef text);

/// Whether a newer database may have it, which we do not know: another place of
/// an area that there is. Areas are continents and oceans, and no two names
/// differ in upper and lower case alone (the database's theory.html).
bool mayBeNewTimeZone(StringRef text);

/// The name that may be meant.
std::optional<StringRef> nearestTimeZone(StringRef text);

} // namespace tntc

#endif // TNTC_ANALYSIS_TIMEZONE_H
