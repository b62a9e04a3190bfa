//===- TimeZone.cpp - which time zones there are --------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "TimeZone.h"

#include "tntc/Support/Names.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;

static constexpr llvm::StringLiteral zones[] = {
#define ZONE(NAME) NAME,
#include "TimeZones.def"
};

bool tntc::isTimeZoneName(StringRef text) {
  // `Local` would be the zone of whatever machine reads it.
  if (text.empty() || text.size() > 255 || text.equals_insensitive("local"))
    return false;
  return llvm::all_of(llvm::split(text, '/'), [](StringRef part) {
    return !part.empty() && llvm::isAlpha(part.front()) &&
           llvm::all_of(part, [](char c) {
             return llvm::isAlnum(c) || c == '_' || c == '-' || c == '+';
           });
  });
}

bool tntc::isKnownTimeZone(StringRef text) {
  return std::binary_search(std::begin(zones), std::end(zones), text);
}

std::optional<StringRef> tntc::nearestTimeZone(StringRef text) {
  const llvm::StringLiteral *same = llvm::find_if(
      zones, [&](StringRef zone) { return zone.equals_insensitive(text); });
  if (same != std::end(zones))
    return *same;
  // A slip in the name of the place; another place is no slip.
  same = llvm::find_if(zones, [&](StringRef zone) {
    return zone.contains('/') && names::isOneSlip(text, zone);
  });
  if (same == std::end(zones))
    return std::nullopt;
  return *same;
}
