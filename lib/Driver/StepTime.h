//===- StepTime.h - what a step of a compilation costs ----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_DRIVER_STEPTIME_H
#define TNTC_DRIVER_STEPTIME_H

#include "tntc/Support/LLVM.h"

#include <chrono>
#include <vector>

namespace tntc::driver {

/// Time spent in one step, for `--time-report`.
struct StepTime {
  StringRef step;
  std::chrono::nanoseconds time{};
};

/// Measures one step for as long as it lives.
class StepTimer {
public:
  StepTimer(std::vector<StepTime> &times, StringRef step)
      : times(times), step(step) {}
  ~StepTimer() {
    times.push_back({step, std::chrono::steady_clock::now() - start});
  }

private:
  std::vector<StepTime> &times;
  StringRef step;
  std::chrono::steady_clock::time_point start =
      std::chrono::steady_clock::now();
};

} // namespace tntc::driver

#endif // TNTC_DRIVER_STEPTIME_H
