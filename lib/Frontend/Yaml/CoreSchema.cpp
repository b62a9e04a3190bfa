//===- CoreSchema.cpp - plain scalars by YAML 1.2, 10.3.2 -----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "CoreSchema.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;
using ir::Value;

static bool isNull(StringRef text) {
  return text.empty() || text == "~" || text == "null" || text == "Null" ||
         text == "NULL";
}

static bool isTrue(StringRef text) {
  return text == "true" || text == "True" || text == "TRUE";
}

static bool isBoolean(StringRef text) {
  return isTrue(text) || text == "false" || text == "False" || text == "FALSE";
}

static bool isInteger(StringRef text) {
  StringRef digits = text;
  if (digits.consume_front("0o"))
    return !digits.empty() &&
           llvm::all_of(digits, [](char c) { return c >= '0' && c <= '7'; });
  if (digits.consume_front("0x"))
    return !digits.empty() && llvm::all_of(digits, llvm::isHexDigit);
  if (digits.starts_with("-") || digits.starts_with("+"))
    digits = digits.drop_front();
  return !digits.empty() && llvm::all_of(digits, llvm::isDigit);
}

static bool isInfinity(StringRef text) {
  if (text.starts_with("-") || text.starts_with("+"))
    text = text.drop_front();
  return text == ".inf" || text == ".Inf" || text == ".INF";
}

static bool isNan(StringRef text) {
  return text == ".nan" || text == ".NaN" || text == ".NAN";
}

/// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`
static bool isFinite(StringRef text) {
  if (text.starts_with("-") || text.starts_with("+"))
    text = text.drop_front();
  StringRef whole = text.take_while(llvm::isDigit);
  text = text.drop_front(whole.size());
  if (text.consume_front(".")) {
    StringRef fraction = text.take_while(llvm::isDigit);
    text = text.drop_front(fraction.size());
    if (whole.empty() && fraction.empty())
      return false;
  } else if (whole.empty()) {
    return false;
  }
  if (text.empty())
    return true;
  if (text.front() != 'e' && text.front() != 'E')
    return false;
  text = text.drop_front();
  if (text.starts_with("-") || text.starts_with("+"))
    text = text.drop_front();
  return !text.empty() && llvm::all_of(text, llvm::isDigit);
}

Value::Kind yaml::resolvePlain(StringRef text) {
  if (text.empty())
    return Value::Kind::Null;
  // Most scalars are words: only these bytes begin anything else.
  if (!StringRef("~nNtTfF.+-0123456789").contains(text.front()))
    return Value::Kind::String;
  if (isNull(text))
    return Value::Kind::Null;
  if (isBoolean(text))
    return Value::Kind::Boolean;
  if (isInteger(text))
    return Value::Kind::Integer;
  if (isFinite(text) || isInfinity(text) || isNan(text))
    return Value::Kind::Float;
  return Value::Kind::String;
}

bool yaml::matches(Value::Kind kind, StringRef text) {
  switch (kind) {
  case Value::Kind::Null:
    return isNull(text);
  case Value::Kind::Boolean:
    return isBoolean(text);
  case Value::Kind::Integer:
    return isInteger(text);
  case Value::Kind::Float:
    return isFinite(text) || isInfinity(text) || isNan(text);
  case Value::Kind::String:
    return true;
  case Value::Kind::Sequence:
  case Value::Kind::Mapping:
    return false;
  }
  return false;
}

bool yaml::isOverlongInteger(StringRef text) {
  return (text.starts_with("0x") || text.starts_with("0o")) &&
         text.size() > maxRadixDigits + 2;
}

/// \p digits in base 8 or 16 as decimal digits. In limbs of nine of them: a
/// general division would take a hundred times as long.
static StringRef toDecimal(StringRef digits, unsigned radix,
                           ir::Context &context) {
  constexpr uint64_t base = 1000000000;
  llvm::SmallVector<uint32_t, 8> limbs;
  while (!digits.empty()) {
    uint64_t factor = 1, carry = 0;
    for (unsigned taken = 0; taken < 7 && !digits.empty(); ++taken) {
      factor *= radix;
      carry = carry * radix + llvm::hexDigitValue(digits.front());
      digits = digits.drop_front();
    }
    for (uint32_t &limb : limbs) {
      carry += limb * factor;
      limb = uint32_t(carry % base);
      carry /= base;
    }
    if (carry)
      limbs.push_back(uint32_t(carry));
  }
  std::string decimal = limbs.empty() ? "0" : std::to_string(limbs.back());
  for (size_t i = limbs.size(); i-- > 1;) {
    std::string part = std::to_string(limbs[i - 1]);
    decimal.append(9 - part.size(), '0') += part;
  }
  return context.save(Twine(decimal));
}

static StringRef canonicalInteger(StringRef text, ir::Context &context) {
  if (text.starts_with("0x"))
    return toDecimal(text.drop_front(2), 16, context);
  if (text.starts_with("0o"))
    return toDecimal(text.drop_front(2), 8, context);
  bool negative = text.starts_with("-");
  if (negative || text.starts_with("+"))
    text = text.drop_front();
  StringRef digits = text.ltrim('0');
  if (digits.empty())
    return "0";
  if (negative)
    return context.save("-" + digits);
  return digits;
}

static StringRef canonicalFloat(StringRef text, ir::Context &context) {
  bool negative = text.starts_with("-");
  if (isNan(text))
    return ".nan";
  if (isInfinity(text))
    return negative ? "-.inf" : ".inf";
  if (negative || text.starts_with("+"))
    text = text.drop_front();
  StringRef whole = text.take_while(llvm::isDigit);
  text = text.drop_front(whole.size());
  bool point = text.consume_front(".");
  StringRef fraction = text.take_while(llvm::isDigit);
  StringRef exponent = text.drop_front(fraction.size());
  whole = whole.ltrim('0');
  llvm::SmallString<32> number;
  if (negative)
    number += '-';
  number += whole.empty() ? "0" : whole;
  // A bare `1` under `!!float` gets a point, so that it stays a float.
  if (point || exponent.empty()) {
    number += '.';
    number += fraction.empty() ? "0" : fraction;
  }
  number += exponent;
  return context.save(Twine(number));
}

StringRef yaml::canonicalize(Value::Kind kind, StringRef text,
                             ir::Context &context) {
  switch (kind) {
  case Value::Kind::Boolean:
    return isTrue(text) ? "true" : "false";
  case Value::Kind::Integer:
    return canonicalInteger(text, context);
  case Value::Kind::Float:
    return canonicalFloat(text, context);
  case Value::Kind::Null:
  case Value::Kind::String:
  case Value::Kind::Sequence:
  case Value::Kind::Mapping:
    return {};
  }
  return {};
}
