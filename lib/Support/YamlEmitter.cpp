//===- YamlEmitter.cpp - the only writer of YAML --------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Support/YamlEmitter.h"

#include "tntc/Support/CodePoint.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"

#include <cmath>

using namespace tntc;

namespace {

/// Prints one document. `indent` is always the column of the innermost
/// collection: block scalars stand two columns to the right of it, which is
/// also what an indentation indicator counts from.
class Emitter {
public:
  void document(const json::Value &value);
  StringRef text() const { return out; }

private:
  void mapping(const json::Value &value, unsigned indent);
  void sequence(const json::Value &value, unsigned indent);
  void memberValue(const json::Value &value, unsigned indent);
  void scalar(const json::Value &value);
  void string(StringRef text);
  void literal(StringRef text, unsigned indent);
  void quoted(StringRef text);
  void addEscape(uint32_t c);
  void addIndent(unsigned indent) { out.append(indent, ' '); }

  llvm::SmallString<4096> out;
};

} // namespace

/// Marks that reorder or hide text are escaped too: what a reviewer sees is
/// what a reader gets.
static bool isDirectionMark(uint32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/// Whether \p c may be written only as an escape in double quotes.
static bool needsEscape(uint32_t c) {
  if (c == '\n' || c == '\t' || (c >= ' ' && c < 0x7F))
    return false;
  // C0, DEL, C1 (with the break NEL).
  if (c <= 0xA0)
    return true;
  // Breaks of YAML 1.1, the byte order mark, and what is no character.
  return c == 0x2028 || c == 0x2029 || c == 0xFEFF || (c & 0xFFFE) == 0xFFFE ||
         (c >= 0xFDD0 && c <= 0xFDEF) || isDirectionMark(c);
}

/// Most texts are so, and this is told in passing over many bytes at a time.
static bool isPrintableAscii(StringRef text) {
  constexpr size_t block = 32; // which the compiler takes at once
  size_t at = 0;
  uint8_t other = 0;
  auto look = [&](char c) {
    other |= uint8_t(uint8_t(c - ' ') > '~' - ' ') & uint8_t(c != '\n');
  };
  for (; at + block <= text.size() && !other; at += block)
    for (size_t i = 0; i < block; ++i)
      look(text[at + i]);
  for (; at < text.size(); ++at)
    look(text[at]);
  return !other;
}

/// Calls \p visit with each code point until it returns false.
template <typename Visit>
static bool allCodePoints(StringRef text, Visit visit) {
  for (size_t at = 0; at < text.size();) {
    if (uint8_t byte = text[at]; byte < 0x80) {
      if (!visit(byte))
        return false;
      ++at;
      continue;
    }
    CodePoint point = CodePoint::first(text.substr(at));
    if (!point.isValid || !visit(point.value))
      return false;
    at += point.size;
  }
  return true;
}

static bool canBeShown(StringRef text) {
  return isPrintableAscii(text) ||
         allCodePoints(text, [](uint32_t c) { return !needsEscape(c); });
}

/// Words that YAML 1.1 or 1.2 readers take for a boolean, a null, an infinity
/// or a NaN, in any case; some readers take more cases than their schema has.
static bool isReservedWord(StringRef text) {
  static constexpr StringRef words[] = {
      "y",    "n",   "yes",  "no",  "on",  "off",      "true",
      "null", "nil", "none", "inf", "nan", "infinity", "false"};
  text.consume_front("+") || text.consume_front("-");
  text.consume_front(".");
  return llvm::any_of(
      words, [&](StringRef word) { return text.equals_insensitive(word); });
}

/// True for all that could be a number, a sexagesimal or a date to somebody:
/// it begins like one and holds nothing that none of them has.
static bool looksNumeric(StringRef text) {
  if (!llvm::isDigit(text[0]) && !StringRef("+-.").contains(text[0]))
    return false;
  return text.find_first_not_of("0123456789abcdefABCDEFxXoOpPTtZz_,.:+- ") ==
         StringRef::npos;
}

/// One rule for all readers, on the safe side: what is not surely the string
/// that it shows gets quotes.
static bool canBePlain(StringRef text) {
  if (text.empty() || isReservedWord(text) || looksNumeric(text))
    return false;
  char first = text.front();
  // A dash or a dot may begin `--allow-net` and `./mod.ts`, not `---`, `- a`.
  StringRef head = text;
  head.consume_front("-") && head.consume_front("-");
  if (first == '-' && (head.empty() || !llvm::isAlpha(head.front())))
    return false;
  if (first == '.' && !text.starts_with("./"))
    return false;
  bool startsWell = llvm::isAlnum(first) || first == '/' || first == '_' ||
                    first == '-' || first == '.' || (first & 0x80);
  if (!startsWell || text.back() == ' ' || text.back() == ':')
    return false;
  if ((text.contains(':') && text.contains(": ")) ||
      (text.contains('#') && text.contains(" #")) || text.contains('\t') ||
      text.contains('\n'))
    return false;
  return canBeShown(text);
}

/// A literal block keeps every byte only of lines that can be shown, and it
/// needs a line with content to hang its indentation on.
static bool canBeLiteral(StringRef text) {
  if (!text.contains('\n') || text.trim(" \t\n").empty())
    return false;
  // Readers differ on a last line that has blanks only and no break.
  StringRef last = text.rsplit('\n').second;
  if (!last.empty() && last.trim(" \t").empty())
    return false;
  return canBeShown(text);
}

void Emitter::document(const json::Value &value) {
  if (value.is_object() && !value.empty())
    return mapping(value, 0);
  if (value.is_array() && !value.empty())
    return sequence(value, 0);
  scalar(value);
  out += '\n';
}

void Emitter::mapping(const json::Value &value, unsigned indent) {
  // Readers look no further than 1024 characters for the colon.
  constexpr size_t longestImplicitKey = 1000;
  bool isFirst = true;
  for (const auto &[key, member] :
       value.get_ref<const json::Value::object_t &>()) {
    if (!isFirst)
      addIndent(indent);
    isFirst = false;
    size_t start = out.size();
    string(key);
    if (out.size() - start > longestImplicitKey) {
      out.insert(out.begin() + start, {'?', ' '});
      out += '\n';
      addIndent(indent);
    }
    out += ':';
    memberValue(member, indent);
  }
}

void Emitter::memberValue(const json::Value &value, unsigned indent) {
  if (value.is_object() && !value.empty()) {
    out += '\n';
    addIndent(indent + 2);
    return mapping(value, indent + 2);
  }
  if (value.is_array() && !value.empty()) {
    // The dashes stand below the key, as kubectl prints them.
    out += '\n';
    addIndent(indent);
    return sequence(value, indent);
  }
  out += ' ';
  if (value.is_string() && canBeLiteral(value.get_ref<const std::string &>()))
    return literal(value.get_ref<const std::string &>(), indent);
  scalar(value);
  out += '\n';
}

void Emitter::sequence(const json::Value &value, unsigned indent) {
  bool isFirst = true;
  for (const json::Value &item : value) {
    if (!isFirst)
      addIndent(indent);
    isFirst = false;
    out += "- ";
    if (item.is_object() && !item.empty()) {
      mapping(item, indent + 2);
    } else if (item.is_array() && !item.empty()) {
      sequence(item, indent + 2);
    } else if (item.is_string() &&
               canBeLiteral(item.get_ref<const std::string &>())) {
      literal(item.get_ref<const std::string &>(), indent);
    } else {
      scalar(item);
      out += '\n';
    }
  }
}

void Emitter::scalar(const json::Value &value) {
  if (value.is_string())
    return string(value.get_ref<const std::string &>());
  if (value.is_object() || value.is_array()) {
    out += value.is_object() ? "{}" : "[]";
    return;
  }
  if (value.is_boolean()) {
    out += value.get<bool>() ? "true" : "false";
    return;
  }
  if (value.is_number_integer()) {
    out += value.is_number_unsigned() ? llvm::utostr(value.get<uint64_t>())
                                      : llvm::itostr(value.get<int64_t>());
    return;
  }
  std::string text = json::print(value, 0);
  // YAML 1.1 knows a float by its point: `1e+20` would be a string.
  size_t exponent = text.find('e');
  if (value.is_number_float() && exponent != std::string::npos &&
      text.find('.') == std::string::npos)
    text.insert(exponent, ".0");
  out += text;
}

void Emitter::string(StringRef text) {
  if (canBePlain(text))
    out += text;
  else
    quoted(text);
}

void Emitter::literal(StringRef text, unsigned indent) {
  out += '|';
  // Without it a reader would take the first line's own blanks for
  // indentation.
  if (StringRef(" \t\n").contains(text.front()))
    out += '2';
  if (!text.ends_with("\n"))
    out += '-';
  else if (text.ends_with("\n\n"))
    out += '+';
  out += '\n';
  while (!text.empty()) {
    auto [line, rest] = text.split('\n');
    if (!line.empty()) {
      addIndent(indent + 2);
      out += line;
    }
    out += '\n';
    text = rest;
  }
}

void Emitter::addEscape(uint32_t c) {
  bool isShort = c <= 0xFFFF;
  out += isShort ? "\\u" : "\\U";
  for (int shift = isShort ? 12 : 28; shift >= 0; shift -= 4)
    out += llvm::hexdigit(c >> shift & 15);
}

void Emitter::quoted(StringRef text) {
  out += '"';
  for (size_t at = 0; at < text.size();) {
    CodePoint point = CodePoint::first(text.substr(at));
    StringRef bytes = text.substr(at, point.size);
    at += point.size;
    if (!point.isValid)
      out += "\\uFFFD";
    else if (point.value == '"' || point.value == '\\')
      (out += '\\') += char(point.value);
    else if (point.value == '\n')
      out += "\\n";
    else if (point.value == '\t')
      out += "\\t";
    else if (point.value == '\r')
      out += "\\r";
    else if (!needsEscape(point.value))
      out += bytes;
    else
      addEscape(point.value);
  }
  out += '"';
}

void tntc::emitYaml(const json::Value &value, raw_ostream &out) {
  Emitter emitter;
  emitter.document(value);
  out << emitter.text();
}

bool tntc::isPlainText(StringRef text) {
  return isPrintableAscii(text) || allCodePoints(text, [](uint32_t c) {
           bool isControl =
               (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0);
           return !isControl;
         });
}
