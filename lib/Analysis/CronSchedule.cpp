//===- CronSchedule.cpp - reading the five fields -------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "CronSchedule.h"

#include "tntc/Support/Names.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace tntc;

struct CronSchedule::FieldInfo {
  StringRef name;
  unsigned minimum, maximum;
  ArrayRef<StringRef> words; ///< the first one means `minimum`
};

static constexpr StringRef months[] = {"jan", "feb", "mar", "apr",
                                       "may", "jun", "jul", "aug",
                                       "sep", "oct", "nov", "dec"};
static constexpr StringRef weekdays[] = {"sun", "mon", "tue", "wed",
                                         "thu", "fri", "sat"};

const CronSchedule::FieldInfo CronSchedule::fieldInfos[5] = {
    {"minute", 0, 59, {}},
    {"hour", 0, 23, {}},
    {"day of the month", 1, 31, {}},
    {"month", 1, 12, months},
    {"day of the week", 0, 6, weekdays}};

static constexpr StringRef descriptors[] = {"@annually", "@daily",   "@hourly",
                                            "@midnight", "@monthly", "@weekly",
                                            "@yearly"};

static constexpr StringRef fieldOrder =
    "minute, hour, day of the month, month, day of the week";

static void blame(CronFault &fault, StringRef whole, StringRef part,
                  const Twine &message) {
  fault.message = message.str();
  fault.offset = size_t(part.data() - whole.data());
  fault.length = part.size();
}

/// `monday` and `Sept` become `mon` and `sep`: what is written out or cut off
/// elsewhere. Nothing for what only begins alike.
static std::string shortName(ArrayRef<StringRef> words, StringRef text) {
  static constexpr StringRef longNames[] = {
      "january", "february",  "march",     "april",    "june",     "july",
      "august",  "september", "october",   "november", "december", "sunday",
      "monday",  "tuesday",   "wednesday", "thursday", "friday",   "saturday"};
  for (StringRef word : words)
    for (StringRef longName : longNames)
      if (text.size() > word.size() && longName.starts_with(word) &&
          longName.starts_with_insensitive(text))
        return word.str();
  return "";
}

std::optional<unsigned> CronSchedule::parseValue(StringRef whole,
                                                 StringRef text, Field field,
                                                 CronFault &fault) {
  const FieldInfo &info = fieldInfos[field];
  for (auto [index, word] : llvm::enumerate(info.words))
    if (text.equals_insensitive(word))
      return info.minimum + unsigned(index);
  unsigned number;
  bool isNumber = !text.empty() && text.size() <= 9 &&
                  llvm::all_of(text, llvm::isDigit) &&
                  !text.getAsInteger(10, number);
  if (isNumber && number >= info.minimum && number <= info.maximum)
    return number;
  std::string words;
  if (!info.words.empty())
    words = (" or " + info.words.front() + " to " + info.words.back()).str();
  blame(fault, whole, text,
        "'" + text + "' is no " + info.name + "; expected " +
            Twine(info.minimum) + " to " + Twine(info.maximum) + words);
  if (field == Weekday && text == "7") {
    fault.message += "; Sunday is 0";
    fault.repair = "0";
  } else if (std::string word = shortName(info.words, text); !word.empty()) {
    fault.message += "; did you mean '" + word + "'?";
    fault.repair = word;
  }
  return std::nullopt;
}

bool CronSchedule::parseItem(StringRef whole, StringRef item, Field field,
                             CronFault &fault) {
  const FieldInfo &info = fieldInfos[field];
  if (item.empty()) {
    blame(fault, whole, item,
          Twine("expected a value on both sides of each comma of the ") +
              info.name);
    return false;
  }
  auto [range, stepText] = item.split('/');
  bool hasStep = item.contains('/');
  unsigned step = 1;
  if (hasStep && (stepText.empty() || stepText.size() > 9 ||
                  !llvm::all_of(stepText, llvm::isDigit) ||
                  stepText.getAsInteger(10, step) || step == 0)) {
    blame(fault, whole, item,
          "the step of '" + item + "' must be a number above 0");
    return false;
  }

  unsigned low = info.minimum, high = info.maximum;
  if (range == "*" || range == "?") {
    isStar[field] = isStar[field] || step == 1;
  } else {
    auto [lowText, highText] = range.split('-');
    // What is no range of two is said of as a whole.
    bool isRange = !lowText.empty() && range.count('-') == 1;
    if (!isRange)
      lowText = range;
    std::optional<unsigned> first = parseValue(whole, lowText, field, fault);
    if (!first)
      return false;
    low = *first;
    if (isRange) {
      std::optional<unsigned> last = parseValue(whole, highText, field, fault);
      // A lone `7` is surely Sunday; `5-7` would become a reversed range.
      if (fault.repair == "0")
        fault.repair.clear();
      if (!last)
        return false;
      high = *last;
    } else if (!hasStep) {
      high = low;
    }
    if (low > high) {
      blame(fault, whole, range,
            "the range '" + range + "' ends before it begins");
      return false;
    }
  }
  // A step as long as the range is how people write "once a round".
  if (step > high - low + 1 && !stray)
    stray = {item, info.name, low, step, high};
  for (unsigned value = low; value <= high; value += step)
    bits[field] |= uint64_t(1) << value;
  return true;
}

bool CronSchedule::parseField(StringRef whole, StringRef text, Field field,
                              CronFault &fault) {
  for (StringRef item : llvm::split(text, ','))
    if (!parseItem(whole, item, field, fault))
      return false;
  return true;
}

/// `1h30m`: Go's durations, in seconds. Nothing unless positive.
static std::optional<double> parseDuration(StringRef text) {
  double total = 0;
  if (text.empty())
    return std::nullopt;
  while (!text.empty()) {
    StringRef number =
        text.take_while([](char c) { return llvm::isDigit(c) || c == '.'; });
    text = text.drop_front(number.size());
    StringRef unit =
        text.take_until([](char c) { return llvm::isDigit(c) || c == '.'; });
    text = text.drop_front(unit.size());
    double value;
    double scale = llvm::StringSwitch<double>(unit)
                       .Case("ns", 1e-9)
                       .Cases("us", "\xC2\xB5s", 1e-6)
                       .Case("ms", 1e-3)
                       .Case("s", 1)
                       .Case("m", 60)
                       .Case("h", 3600)
                       .Default(0);
    if (scale == 0 || number.size() > 18 || number.getAsDouble(value))
      return std::nullopt;
    total += value * scale;
  }
  if (total <= 0)
    return std::nullopt;
  return total;
}

std::optional<CronSchedule> CronSchedule::parse(StringRef text,
                                                CronFault &fault) {
  CronSchedule schedule;
  StringRef whole = text;
  if (text.starts_with("@")) {
    StringRef interval = text;
    if (interval.consume_front("@every ")) {
      std::optional<double> seconds = parseDuration(interval.trim(' '));
      if (!seconds) {
        blame(fault, whole, interval,
              "'" + interval +
                  "' is no interval; expected one such as '90m' "
                  "or '1h30m'");
        return std::nullopt;
      }
      schedule.everySeconds = *seconds;
      return schedule;
    }
    StringRef fields = llvm::StringSwitch<StringRef>(text)
                           .Cases("@yearly", "@annually", "0 0 1 1 *")
                           .Case("@monthly", "0 0 1 * *")
                           .Case("@weekly", "0 0 * * 0")
                           .Cases("@daily", "@midnight", "0 0 * * *")
                           .Case("@hourly", "0 * * * *")
                           .Default("");
    if (fields.empty()) {
      std::optional<StringRef> near = names::didYouMean(text, descriptors);
      blame(fault, whole, text,
            "unknown descriptor '" + text +
                (near ? "'; did you mean '" + *near + "'?"
                      : "'; expected '@hourly', '@daily', '@weekly', "
                        "'@monthly', '@yearly' or '@every' with an interval"));
      if (near)
        fault.repair = near->str();
      return std::nullopt;
    }
    return parse(fields, fault);
  }

  llvm::SmallVector<StringRef, 8> fields;
  llvm::SplitString(text, fields, " \t");
  if (fields.size() != 5) {
    std::string message = "expected five fields (" + fieldOrder.str() +
                          "), found " + std::to_string(fields.size());
    if (fields.size() > 6 && text.contains(','))
      message += "; a schedule holds one time, so write a trigger for each";
    else if (fields.size() == 6 && fields[0].starts_with_insensitive("tz="))
      message += "; 'TZ=' is written in capitals";
    else if (fields.size() == 6)
      message += "; there is no field for seconds";
    blame(fault, whole, text, message);
    return std::nullopt;
  }
  for (Field field : {Minute, Hour, Day, Month, Weekday})
    if (!schedule.parseField(whole, fields[field], field, fault))
      return std::nullopt;
  return schedule;
}

bool CronSchedule::isFull(Field field) const {
  const FieldInfo &info = fieldInfos[field];
  for (unsigned value = info.minimum; value <= info.maximum; ++value)
    if (!(bits[field] >> value & 1))
      return false;
  return true;
}

bool CronSchedule::neverFires() const {
  if (everySeconds != 0)
    return false;
  // A restricted day of the week fires every week: alone, or within the days
  // of the month when those are `*`, or beside them when they are not.
  if (!isStar[Weekday])
    return false;
  static constexpr unsigned days[] = {31, 29, 31, 30, 31, 30,
                                      31, 31, 30, 31, 30, 31};
  for (unsigned month = 1; month <= 12; ++month) {
    uint64_t fitting = (uint64_t(2) << days[month - 1]) - 1;
    if (bits[Month] >> month & 1 && bits[Day] & fitting)
      return false;
  }
  return true;
}

bool CronSchedule::firesEveryMinute() const {
  if (everySeconds != 0)
    return everySeconds <= 60;
  // Where both day fields are given, one that names every day is enough.
  bool eitherDay = !isStar[Day] && !isStar[Weekday];
  bool anyDay = eitherDay ? isFull(Day) || isFull(Weekday)
                          : isFull(Day) && isFull(Weekday);
  return isFull(Minute) && isFull(Hour) && isFull(Month) && anyDay;
}
