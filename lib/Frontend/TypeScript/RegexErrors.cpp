//===- RegexErrors.cpp - patterns that no engine compiles -----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// ECMA-262, 22.2.1, and its annex B.1.2, which lets patterns without the flag
// `u` or `v` take nearly everything for itself. Names of properties of Unicode
// and what sets (`v`) hold are taken for right.
//
//===----------------------------------------------------------------------===//

#include "EarlyErrors.h"

#include "tntc/Support/CodePoint.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

#include <optional>

using namespace tntc;
using namespace tntc::typescript;

namespace {

class Checker {
public:
  Checker(StringRef pattern, bool isUnicode, bool hasSets)
      : rest(pattern), isUnicode(isUnicode), hasSets(hasSets) {
    countGroups(pattern);
  }
  StringRef run();

private:
  /// Of a class: a character, or a set of them without one value.
  struct Atom {
    uint32_t first = 0; ///< as the end of a range
    uint32_t last = 0;  ///< as the start of one
    bool isSet = false;
  };

  void countGroups(StringRef pattern);
  StringRef openGroup();
  StringRef escape();
  StringRef quantifier();
  StringRef characterClass();
  StringRef skipSets();
  StringRef classAtom(Atom &atom);
  StringRef escapedAtom(Atom &atom);
  bool braces(bool &isOrdered);
  std::optional<uint32_t> hex(size_t digits);
  uint32_t character();
  bool groupName(StringRef &name);

  StringRef rest;
  bool isUnicode, hasSets;
  bool mayRepeat = false; ///< whether what stands before can be repeated
  unsigned groups = 0;    ///< that capture, in the whole pattern
  bool hasTwice = false;  ///< whether two groups have one name
  llvm::DenseSet<StringRef> names;
  llvm::SmallVector<bool, 8> open; ///< whether what closes can be repeated
};

} // namespace

static constexpr llvm::StringLiteral badEscape = "an escape that means nothing";

void Checker::countGroups(StringRef pattern) {
  bool hasChoice = pattern.contains('|');
  bool inClass = false;
  for (size_t i = 0; i < pattern.size(); ++i) {
    char c = pattern[i];
    if (c == '\\') {
      ++i;
    } else if (c == '[' || c == ']') {
      inClass = c == '[' || (inClass && c != ']');
    } else if (c == '(' && !inClass) {
      StringRef head = pattern.substr(i + 1);
      if (!head.starts_with("?")) {
        ++groups;
      } else if (head.consume_front("?<") && !head.starts_with("=") &&
                 !head.starts_with("!")) {
        ++groups;
        StringRef name = head.take_until([](char c) { return c == '>'; });
        // Those that exclude each other may share one.
        hasTwice |= !names.insert(name).second && !hasChoice;
      }
    }
  }
}

/// Reads \p digits hexadecimal ones, or none.
std::optional<uint32_t> Checker::hex(size_t digits) {
  uint32_t value = 0;
  StringRef text = rest.take_front(digits);
  if (text.size() < digits || !llvm::all_of(text, llvm::isHexDigit) ||
      text.getAsInteger(16, value))
    return std::nullopt;
  rest = rest.drop_front(digits);
  return value;
}

uint32_t Checker::character() {
  CodePoint point = CodePoint::first(rest);
  rest = rest.drop_front(point.size);
  return point.value;
}

/// `<name>`, which is dropped.
bool Checker::groupName(StringRef &name) {
  if (!rest.consume_front("<"))
    return false;
  size_t end = rest.find('>');
  if (end == StringRef::npos || end == 0)
    return false;
  name = rest.take_front(end);
  rest = rest.drop_front(end + 1);
  return !llvm::isDigit(name[0]) && llvm::all_of(name, [](char c) {
    return llvm::isAlnum(c) || c == '_' || c == '$' || c == '\\' || c == '{' ||
           c == '}' || uint8_t(c) >= 0x80;
  });
}

/// Behind `(`.
StringRef Checker::openGroup() {
  mayRepeat = false;
  if (!rest.consume_front("?")) {
    open.push_back(true);
    return "";
  }
  if (rest.consume_front("=") || rest.consume_front("!")) {
    open.push_back(!isUnicode);
    return "";
  }
  if (rest.consume_front("<=") || rest.consume_front("<!")) {
    open.push_back(false);
    return "";
  }
  open.push_back(true);
  if (rest.starts_with("<")) {
    StringRef name;
    return groupName(name) ? "" : "a group whose name is none";
  }
  // Modifiers: `(?i:`, `(?-s:`.
  StringRef flags = rest.take_while(
      [](char c) { return c == 'i' || c == 'm' || c == 's' || c == '-'; });
  rest = rest.drop_front(flags.size());
  bool isOnce =
      llvm::all_of(flags, [flags](char c) { return flags.count(c) == 1; });
  return rest.consume_front(":") && isOnce && flags != "-"
             ? ""
             : "a group that begins with '(?' as none does";
}

/// Behind a backslash that is not in a class.
StringRef Checker::escape() {
  if (rest.empty())
    return "a backslash at the end";
  char c = rest[0];
  mayRepeat = c != 'b' && c != 'B';
  if (c == 'k' && (isUnicode || !names.empty())) {
    rest = rest.drop_front();
    StringRef name;
    if (!groupName(name))
      return "'\\k' without a name";
    bool isKnown = names.contains(name) || name.contains('\\');
    return isKnown ? "" : "no group has the name behind '\\k'";
  }
  if (!isUnicode) {
    character();
    return "";
  }
  if (c >= '1' && c <= '9') {
    StringRef digits = rest.take_while(llvm::isDigit);
    rest = rest.drop_front(digits.size());
    unsigned number = 0;
    return digits.getAsInteger(10, number) || number > groups
               ? "a number behind a backslash that no group has"
               : "";
  }
  if (c == 'b' || c == 'B') {
    rest = rest.drop_front();
    return "";
  }
  if (c == '-')
    return badEscape;
  Atom atom;
  return escapedAtom(atom);
}

/// `{2,3}` behind its opening brace, which is dropped when it is one.
bool Checker::braces(bool &isOrdered) {
  StringRef text = rest;
  StringRef low = text.take_while(llvm::isDigit), high = low;
  text = text.drop_front(low.size());
  bool isOpen = false;
  if (text.consume_front(",")) {
    high = text.take_while(llvm::isDigit);
    text = text.drop_front(high.size());
    isOpen = high.empty();
  }
  if (low.empty() || !text.consume_front("}"))
    return false;
  rest = text;
  low = low.ltrim('0');
  high = high.ltrim('0');
  isOrdered = isOpen || low.size() < high.size() ||
              (low.size() == high.size() && low <= high);
  return true;
}

StringRef Checker::quantifier() {
  StringRef all = rest;
  bool isOrdered = true;
  if (rest.consume_front("{") && !braces(isOrdered)) {
    if (isUnicode)
      return "a '{' that is not closed or holds no number";
    mayRepeat = true;
    return "";
  }
  if (all[0] != '{')
    rest = rest.drop_front();
  if (!mayRepeat)
    return "nothing that could be repeated";
  if (!isOrdered)
    return "numbers in '{}' that are out of order";
  rest.consume_front("?");
  mayRepeat = false;
  return "";
}

//===----------------------------------------------------------------------===//
// Classes
//===----------------------------------------------------------------------===//

StringRef Checker::escapedAtom(Atom &atom) {
  char c = rest[0];
  auto is = [&](uint32_t value) {
    atom.first = atom.last = value;
    return StringRef();
  };
  if (StringRef("dDsSwW").contains(c)) {
    rest = rest.drop_front();
    atom.isSet = true;
    return "";
  }
  if ((c == 'p' || c == 'P') && isUnicode) {
    rest = rest.drop_front();
    atom.isSet = true;
    size_t end = rest.find('}');
    if (!rest.starts_with("{") || end == StringRef::npos || end < 2)
      return "'\\p' without the name of a property";
    rest = rest.drop_front(end + 1);
    return "";
  }
  StringRef text = rest;
  rest = rest.drop_front();
  switch (c) {
  case 't':
    return is('\t');
  case 'n':
    return is('\n');
  case 'v':
    return is('\v');
  case 'f':
    return is('\f');
  case 'r':
    return is('\r');
  case 'b':
    return is('\b');
  case 'c':
    if (!rest.empty() && llvm::isAlpha(rest[0])) {
      uint32_t value = uint32_t(rest[0]) % 32;
      rest = rest.drop_front();
      return is(value);
    }
    if (isUnicode)
      return badEscape;
    atom.isSet = true; // a backslash and a letter
    return "";
  case 'x':
    if (std::optional<uint32_t> value = hex(2))
      return is(*value);
    return isUnicode ? StringRef(badEscape) : is('x');
  case 'u': {
    if (isUnicode && rest.consume_front("{")) {
      size_t end = rest.find('}');
      StringRef digits = rest.take_front(end).ltrim('0');
      uint32_t value = 0;
      if (end == StringRef::npos || end == 0 ||
          (!digits.empty() && digits.getAsInteger(16, value)) ||
          value > 0x10FFFF)
        return badEscape;
      rest = rest.drop_front(end + 1);
      return is(value);
    }
    std::optional<uint32_t> value = hex(4);
    if (!value)
      return isUnicode ? StringRef(badEscape) : is('u');
    if (isUnicode && *value >= 0xD800 && *value < 0xDC00) {
      StringRef before = rest;
      std::optional<uint32_t> trail;
      if (rest.consume_front("\\u"))
        trail = hex(4);
      if (trail && *trail >= 0xDC00 && *trail < 0xE000)
        return is(0x10000 + ((*value - 0xD800) << 10) + (*trail - 0xDC00));
      rest = before;
    }
    return is(*value);
  }
  default:
    break;
  }
  if (llvm::isDigit(c)) {
    bool isNull = c == '0' && (rest.empty() || !llvm::isDigit(rest[0]));
    if (isUnicode)
      return isNull ? is(0) : StringRef(badEscape);
    // Octal, of up to three digits: its value is below that of any letter.
    atom.isSet = !isNull;
    return "";
  }
  if (isUnicode && !StringRef("^$\\.*+?()[]{}|/-").contains(c))
    return badEscape;
  rest = text;
  return is(character());
}

StringRef Checker::classAtom(Atom &atom) {
  if (rest.consume_front("\\"))
    return rest.empty() ? "a backslash at the end" : escapedAtom(atom);
  uint32_t value = character();
  atom.first = atom.last = value;
  // Without `u` such a character is two.
  if (!isUnicode && value > 0xFFFF) {
    atom.first = 0xD800 + ((value - 0x10000) >> 10);
    atom.last = 0xDC00 + ((value - 0x10000) & 0x3FF);
  }
  return "";
}

/// Behind `[`.
StringRef Checker::characterClass() {
  mayRepeat = true;
  if (hasSets)
    return skipSets();
  rest.consume_front("^");
  while (!rest.consume_front("]")) {
    if (rest.empty())
      return "a '[' that is not closed";
    Atom low, high;
    if (StringRef fault = classAtom(low); !fault.empty())
      return fault;
    StringRef behind = rest;
    if (!rest.consume_front("-"))
      continue;
    if (rest.starts_with("]") || rest.empty()) {
      rest = behind;
      rest = rest.drop_front();
      continue;
    }
    if (StringRef fault = classAtom(high); !fault.empty())
      return fault;
    if (low.isSet || high.isSet) {
      if (isUnicode)
        return "a range that ends with a set of characters";
    } else if (low.last > high.first) {
      return "a range that is out of order";
    }
  }
  return "";
}

StringRef Checker::skipSets() {
  for (unsigned depth = 1; depth;) {
    if (rest.empty())
      return "a '[' that is not closed";
    if (rest.starts_with("\\q{") || rest.starts_with("\\p{") ||
        rest.starts_with("\\P{")) {
      rest = rest.drop_until([](char c) { return c == '}'; });
      if (rest.empty())
        continue;
    } else if (rest[0] == '\\' && rest.size() > 1)
      rest = rest.drop_front();
    else if (StringRef("(){}/|").contains(rest[0]))
      return "a sign in a class that needs a backslash";
    else if (rest[0] == '[')
      ++depth;
    else if (rest[0] == ']')
      --depth;
    rest = rest.drop_front();
  }
  return "";
}

StringRef Checker::run() {
  if (hasTwice)
    return "two groups of one name";
  while (!rest.empty()) {
    char c = rest[0];
    StringRef fault;
    switch (c) {
    case '\\':
      rest = rest.drop_front();
      fault = escape();
      break;
    case '(':
      rest = rest.drop_front();
      fault = openGroup();
      break;
    case ')':
      rest = rest.drop_front();
      if (open.empty())
        return "a ')' that closes nothing";
      mayRepeat = open.pop_back_val();
      break;
    case '[':
      rest = rest.drop_front();
      fault = characterClass();
      break;
    case '*':
    case '+':
    case '?':
    case '{':
      fault = quantifier();
      break;
    case ']':
    case '}':
      if (isUnicode)
        return "a bracket that closes nothing";
      rest = rest.drop_front();
      mayRepeat = true;
      break;
    case '|':
    case '^':
    case '$':
      rest = rest.drop_front();
      mayRepeat = false;
      break;
    default:
      character();
      mayRepeat = true;
      break;
    }
    if (!fault.empty())
      return fault;
  }
  return open.empty() ? "" : "a '(' that is not closed";
}

StringRef tntc::typescript::findRegexFault(StringRef pattern, bool isUnicode,
                                           bool hasSets) {
  return Checker(pattern, isUnicode, hasSets).run();
}
