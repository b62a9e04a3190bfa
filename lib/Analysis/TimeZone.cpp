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

/// The shape of a name of the database.
static bool isTimeZoneName(StringRef text) {
  return text.size() <= 255 &&
         llvm::all_of(llvm::split(text, '/'), [](StringRef part) {
           return !part.empty() && llvm::isAlpha(part.front()) &&
                  llvm::all_of(part, [](char c) {
                    return llvm::isAlnum(c) || c == '_' || c == '-' || c == '+';
                  });
         });
}

bool tntc::isKnownTimeZone(StringRef text) {
  return std::binary_search(std::begin(zones), std::end(zones), text);
}

static const llvm::StringLiteral *findInAnyCase(StringRef text) {
  return llvm::find_if(
      zones, [&](StringRef zone) { return zone.equals_insensitive(text); });
}

bool tntc::mayBeNewTimeZone(StringRef text) {
  auto [area, place] = text.split('/');
  // Two copies of the whole database, which some systems have beside it.
  bool isArea = area == "posix" || area == "right" ||
                llvm::any_of(zones, [area = area](StringRef zone) {
                  return zone.split('/').first == area && zone != area;
                });
  return isTimeZoneName(text) && isArea && !place.empty() &&
         findInAnyCase(text) == std::end(zones);
}

std::optional<StringRef> tntc::nearestTimeZone(StringRef text) {
  const llvm::StringLiteral *same = findInAnyCase(text);
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
