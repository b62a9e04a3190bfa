//===- CheckConfig.cpp - how long a run may take --------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// The form of `timeout` and the limits of `retries` are the reader's. Here it
// is what they come to together: a node is tried `retries` + 1 times, each
// time for `timeout`, with a pause between that starts at a tenth of a second
// and doubles.
//
//===----------------------------------------------------------------------===//

#include "tntc/Analysis/Pass.h"

#include "llvm/ADT/StringExtras.h"

using namespace tntc;

static constexpr double longestCall = 600, longestNode = 3600;
static constexpr int64_t manyRetries = 10;

/// `30s`, `5m` in seconds; the engine's default when it is absent or was
/// reported on.
static double secondsOf(const ir::Text &timeout) {
  double number;
  if (!timeout.isPresent() || timeout.isRefused() || timeout->size() < 2 ||
      timeout->drop_back().getAsDouble(number))
    return 30;
  return timeout->back() == 'm' ? number * 60 : number;
}

static std::string describe(double seconds) {
  if (seconds < 7200)
    return std::to_string(int64_t(seconds / 60)) + " minutes";
  if (seconds > 1e9)
    return "years";
  return std::to_string(int64_t(seconds / 3600)) + " hours";
}

void tntc::checkConfig(const ir::Workflow &workflow, PassContext &context) {
  const ir::Config &config = workflow.config;
  double timeout = secondsOf(config.timeout);
  if (timeout > longestCall)
    context.diags.report(diag::LongTimeout, config.timeout.span,
                         *config.timeout, int64_t(longestCall / 60));

  int64_t retries = *config.retries;
  if (retries <= 0)
    return;
  if (retries > manyRetries) {
    context.diags.report(diag::ManyRetries, config.retries.span, retries);
    return;
  }
  double pauses = 0.1 * double((int64_t(1) << retries) - 1);
  double total = timeout * double(retries + 1) + pauses;
  if (total > longestNode && timeout <= longestCall)
    context.diags.report(diag::LongTotal, config.retries.span, retries,
                         describe(total));
}
