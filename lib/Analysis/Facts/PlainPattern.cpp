//===- PlainPattern.cpp - how mere characters are found and replaced ------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "PlainPattern.h"

#include "llvm/ADT/StringExtras.h"

using namespace tntc;
using namespace tntc::facts;

bool PlainPattern::parse(StringRef written) {
  auto [body, flags] = written.rsplit('/');
  isEverywhere = flags == "g";
  if (!body.consume_front("/") || (!flags.empty() && !isEverywhere))
    return false;
  isAtStart = body.consume_front("^");
  isAtEnd = body.ends_with("$") && !body.ends_with("\\$");
  if (isAtEnd)
    body = body.drop_back();
  while (!body.empty()) {
    bool isEscaped = body.consume_front("\\");
    char sign = body.empty() ? 'a' : body.front();
    if (sign & 0x80 || (isEscaped && llvm::isAlnum(sign)) ||
        (!isEscaped && StringRef("^$.|?*+()[]{}").contains(sign)))
      return false;
    body = body.drop_front();
    // What goes back to find a match is not followed.
    if (!steps.empty() && steps.back().isMany && steps.back().sign == sign)
      return false;
    steps.push_back({sign, body.consume_front("+")});
  }
  return !steps.empty();
}

std::optional<size_t> PlainPattern::match(StringRef text) const {
  StringRef left = text;
  for (const Step &step : steps) {
    if (left.empty() || left.front() != step.sign)
      return std::nullopt;
    left = left.drop_front();
    while (step.isMany && !left.empty() && left.front() == step.sign)
      left = left.drop_front();
  }
  if (isAtEnd && !left.empty())
    return std::nullopt;
  return text.size() - left.size();
}

std::string PlainPattern::replaced(StringRef text, StringRef with) const {
  std::string made;
  size_t at = 0;
  for (bool isDone = false; at < text.size() && !isDone;) {
    std::optional<size_t> end = match(text.drop_front(at));
    made += end ? with : text.substr(at, 1);
    at += end.value_or(1);
    isDone = isAtStart || (end && !isEverywhere);
  }
  return made + text.drop_front(at).str();
}
