//===- ScoreCard.h - what was asked for, and what came ----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_PLUGINTEST_SCORECARD_H
#define TNTC_PLUGINTEST_SCORECARD_H

#include "Subject.h"

namespace tntc::plugintest {

/// A line for each check, as soon as it is known.
class ScoreCard {
public:
  explicit ScoreCard(raw_ostream &out) : out(out) {}
  /// Passed when \p fault is empty.
  bool row(const Twine &what, StringRef fault);
  /// The last line; 0 when all passed, else 1.
  int total();

private:
  raw_ostream &out;
  unsigned passed = 0, failed = 0;
};

/// Everything there is to ask of \p subject. The exit code.
int runSuite(const Subject &subject, raw_ostream &out);

} // namespace tntc::plugintest

#endif // TNTC_PLUGINTEST_SCORECARD_H
