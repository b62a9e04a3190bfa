//===- CronSchedule.h - when a cron trigger fires ---------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_ANALYSIS_CRONSCHEDULE_H
#define TNTC_ANALYSIS_CRONSCHEDULE_H

#include "tntc/Support/LLVM.h"

#include <array>
#include <optional>
#include <string>

namespace tntc {

/// What is wrong with a schedule, and which of its bytes are.
struct CronFault {
  std::string message;
  size_t offset = 0, length = 0;
  /// What to write there instead, when only one thing can be meant.
  std::string repair;
};

/// `*/90` of minutes: a step that is longer than its range.
struct StrayStep {
  StringRef item, field;
  unsigned first, step, last;
};

/// Five fields or a descriptor, as the CronJob controller reads them (the
/// "standard" parser of github.com/robfig/cron, version 3). Kubernetes takes
/// `@every` too, though its documentation does not say so.
class CronSchedule {
public:
  /// \p text without a time zone. Nothing when it is wrong; see \p fault.
  static std::optional<CronSchedule> parse(StringRef text, CronFault &fault);

  /// True when no day of any year fits.
  bool neverFires() const;
  /// True when every minute fits, or an interval is no longer than that.
  bool firesEveryMinute() const;
  /// The first step that can mean nothing but the start of its range.
  const std::optional<StrayStep> &strayStep() const { return stray; }

private:
  enum Field { Minute, Hour, Day, Month, Weekday };
  struct FieldInfo;
  static const FieldInfo fieldInfos[5];

  bool parseField(StringRef whole, StringRef text, Field field,
                  CronFault &fault);
  bool parseItem(StringRef whole, StringRef item, Field field,
                 CronFault &fault);
  static std::optional<unsigned> parseValue(StringRef whole, StringRef text,
                                            Field field, CronFault &fault);
  bool isFull(Field field) const;

  std::array<uint64_t, 5> bits{};
  /// Written as `*` or `?`: with both day fields given, either may match.
  std::array<bool, 5> isStar{};
  std::optional<StrayStep> stray;
  double everySeconds = 0; ///< of `@every`; 0: not one
};

} // namespace tntc

#endif // TNTC_ANALYSIS_CRONSCHEDULE_H
