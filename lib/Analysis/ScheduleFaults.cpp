//===- ScheduleFaults.cpp - what is wrong with a schedule -----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "ScheduleFaults.h"

#include "CronSchedule.h"
#include "Edits.h"
#include "TimeZone.h"

#include "tntc/IR/ObjectNames.h"

using namespace tntc;

/// \p zone is a part of \p text.
static void checkTimeZone(StringRef zone, const ir::Text &text,
                          PassContext &context) {
  if (isKnownTimeZone(zone))
    return;
  Span span = spanWithin(text, zone.data() - text->data(), zone.size(),
                         context.sources);
  std::optional<StringRef> nearest = nearestTimeZone(zone);
  std::string hint = nearest
                         ? "; did you mean '" + nearest->str() + "'?"
                         : "; expected a name such as 'Europe/Berlin' or 'UTC'";
  InFlightDiagnostic diagnostic =
      mayBeNewTimeZone(zone)
          ? context.diags.report(diag::UnknownTimeZone, span, zone, hint)
          : context.diags.report(diag::BadTimeZone, span, zone);
  if (nearest && span != text.span)
    addFix(diagnostic, "write '" + nearest->str() + "'",
           Edit{span, nearest->str()});
}

/// `America/New York`, of which the first word passes for the zone: how much of
/// the schedule is meant, and the name; 0 when none is.
static std::pair<size_t, std::string> findSplitZone(const ir::Schedule &parts) {
  std::string name = parts.timeZone.str();
  if (isKnownTimeZone(name))
    return {0, ""};
  StringRef rest = parts.fields;
  // No name has more words.
  for (unsigned words = 0; words < 3; ++words) {
    StringRef word = rest.take_until([](char c) { return c == ' '; });
    name += "_" + word.str();
    if (isKnownTimeZone(name))
      return {size_t(word.end() - parts.timeZone.begin()), name};
    rest = rest.drop_front(word.size()).ltrim(' ');
  }
  return {0, ""};
}

void tntc::reportScheduleFaults(const ir::Text &text, PassContext &context) {
  ir::Schedule parts = ir::splitSchedule(*text);
  if (parts.timeZone.data()) {
    auto [length, zone] = findSplitZone(parts);
    size_t begin = parts.timeZone.data() - text->data();
    if (length) {
      Span span = spanWithin(text, begin, length, context.sources);
      InFlightDiagnostic report = context.diags.report(
          diag::BadTimeZone, span, text->substr(begin, length));
      if (span != text.span)
        addFix(report, "write '" + zone + "'", Edit{span, zone});
      return;
    }
    checkTimeZone(parts.timeZone, text, context);
  }

  CronFault fault;
  std::optional<CronSchedule> schedule =
      CronSchedule::parse(parts.fields, fault);
  if (!schedule) {
    size_t base = size_t(parts.fields.data() - text->data());
    Span span = fault.length == 0 ? text.span
                                  : spanWithin(text, base + fault.offset,
                                               fault.length, context.sources);
    InFlightDiagnostic diagnostic =
        context.diags.report(diag::BadSchedule, span, fault.message);
    if (!fault.repair.empty() && span != text.span)
      addFix(diagnostic, "write '" + fault.repair + "'",
             Edit{span, fault.repair});
    return;
  }
  if (const std::optional<StrayStep> &stray = schedule->strayStep())
    context.diags.report(diag::StepTooLarge,
                         spanWithin(text, stray->item.data() - text->data(),
                                    stray->item.size(), context.sources),
                         stray->item, stray->field, stray->first, stray->step,
                         stray->last);
  if (schedule->neverFires())
    context.diags.report(diag::NeverFires, text.span, *text);
  if (schedule->firesEveryMinute())
    context.diags.report(diag::FiresEveryMinute, text.span, *text);
}
