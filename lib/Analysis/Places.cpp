//===- Places.cpp - one fault at several places ---------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Places.h"

using namespace tntc;

void tntc::noteMore(InFlightDiagnostic &report, ArrayRef<NodeFact> more,
                    StringRef words) {
  constexpr size_t few = 3;
  if (more.size() <= few) {
    for (const NodeFact &other : more)
      report.note(other.fact->span, words);
    return;
  }
  report.note(more.front().fact->span,
              words + ", and at " + Twine(more.size() - 1) + " more places");
}

std::string tntc::textFor(const ir::Fact &fact, StringRef key, StringRef meant,
                          const SourceManager &sources) {
  Span place = fact.subjectSpan;
  if (!place.isValid())
    return {};
  StringRef text = sources.text(place); // with or without quotes
  size_t at = text.find(key);
  if (at == StringRef::npos || text.size() > key.size() + 2)
    return {};
  std::string made = text.str().replace(at, key.size(), meant);
  StringRef after =
      sources.file(place.file).text().drop_front(place.end).ltrim();
  // `{ fecth }` names a variable, too.
  bool isShorthand = fact.span == place && !after.starts_with(":");
  return isShorthand ? made + ": " + text.str() : made;
}

void tntc::noteSteps(InFlightDiagnostic &report, ArrayRef<ir::Step> steps) {
  for (const ir::Step &step : steps)
    report.note(step.span, step.text);
}
