//===- Toml.cpp - the one file that knows toml++ --------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// The one file that is compiled with exceptions, none of which leaves it.
// toml++ 3.3 states what its parser relies on by TOML_ASSERT, and some texts
// break that: `[=]` does. Its assertions are on in every build, and throw; a
// text that breaks one is no TOML. Without exceptions the parser would go on
// after an error, through states that nobody has thought of.
//
//===----------------------------------------------------------------------===//

#include "Toml.h"

#include "TomlGuard.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ErrorHandling.h"

namespace {

struct BrokenAssumption {};

} // namespace

[[noreturn]] static void throwBroken() { throw BrokenAssumption(); }

// toml++ drops its assertions, also ours, when it sees NDEBUG.
#undef NDEBUG
#define TOML_ASSERT(expr) ((expr) ? void() : throwBroken())
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 1
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/impl/forward_declarations.h>
// Its table of blanks takes for unreachable what letters such as U+00F6 or
// U+3042 reach: what is left there is no blank.
#undef TOML_UNREACHABLE
#define TOML_UNREACHABLE return false
#include <toml++/impl/unicode.h>
#undef TOML_UNREACHABLE
#define TOML_UNREACHABLE throwBroken()
#include <toml++/toml.h>

using namespace tntc;
using namespace tntc::configuration;

namespace {

/// Turns nodes and places of one file into ours.
class Converter {
public:
  Converter(FileId file, const SourceFile &source)
      : file(file), source(source) {}

  TomlValue convert(const toml::node &node) const;
  Span convert(const toml::source_region &region) const;

private:
  uint32_t offsetOf(const toml::source_position &position) const;

  FileId file;
  const SourceFile &source;
};

} // namespace

const TomlValue *TomlValue::find(StringRef key) const {
  for (const TomlEntry &entry : entries)
    if (entry.key == key)
      return &entry.value;
  return nullptr;
}

StringRef configuration::describe(TomlValue::Kind kind) {
  switch (kind) {
  case TomlValue::Kind::Table:
    return "a table";
  case TomlValue::Kind::List:
    return "a list";
  case TomlValue::Kind::String:
    return "a string";
  case TomlValue::Kind::Integer:
    return "an integer";
  case TomlValue::Kind::Number:
    return "a number";
  case TomlValue::Kind::Boolean:
    return "a boolean";
  case TomlValue::Kind::DateOrTime:
    return "a date or time";
  }
  llvm_unreachable("covered switch");
}

/// toml++ counts columns in code points, and no byte order mark.
uint32_t Converter::offsetOf(const toml::source_position &position) const {
  if (position.line == 0 || position.line > source.lineCount())
    return uint32_t(source.text().size());
  StringRef line = source.line(position.line);
  size_t at = position.line == 1 && line.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  for (uint32_t column = 1; column < position.column && at < line.size();
       ++column)
    for (++at; at < line.size() &&
               (static_cast<unsigned char>(line[at]) & 0xC0) == 0x80;)
      ++at;
  return source.lineStart(position.line) + uint32_t(at);
}

Span Converter::convert(const toml::source_region &region) const {
  uint32_t begin = offsetOf(region.begin);
  return {file, begin, std::max(begin, offsetOf(region.end))};
}

TomlValue Converter::convert(const toml::node &node) const {
  TomlValue value;
  value.span = convert(node.source());
  if (const toml::table *table = node.as_table()) {
    for (auto &&[key, member] : *table)
      value.entries.push_back(
          {std::string(key.str()), convert(key.source()), convert(member)});
  } else if (const toml::array *list = node.as_array()) {
    value.kind = TomlValue::Kind::List;
    for (const toml::node &item : *list)
      value.items.push_back(convert(item));
  } else if (const auto *text = node.as_string()) {
    value.kind = TomlValue::Kind::String;
    value.text = text->get();
  } else if (const auto *integer = node.as_integer()) {
    value.kind = TomlValue::Kind::Integer;
    value.integer = integer->get();
  } else if (const auto *flag = node.as_boolean()) {
    value.kind = TomlValue::Kind::Boolean;
    value.flag = flag->get();
  } else {
    value.kind = node.is_floating_point() ? TomlValue::Kind::Number
                                          : TomlValue::Kind::DateOrTime;
  }
  return value;
}

/// toml++ says "Error while parsing value: ...", then what it expected.
static void report(const toml::parse_error &error, Span span,
                   DiagnosticEngine &diags) {
  std::string_view description = error.description();
  StringRef words(description.data(), description.size());
  bool isBareWord = words.contains("could not determine value type");
  if (words.consume_front("Error while parsing "))
    words = words.split(": ").second;
  std::string message = words.rtrim(".").str();
  if (!message.empty())
    message[0] = llvm::toLower(message[0]);
  InFlightDiagnostic diagnostic = diags.report(diag::TomlSyntax, span, message);
  if (isBareWord)
    diagnostic.note({}, "a string stands in quotes in TOML");
}

static toml::table parse(StringRef text) {
  return toml::parse(std::string_view(text.data(), text.size()));
}

static bool breaksParser(StringRef text) {
  try {
    (void)parse(text);
  } catch (const BrokenAssumption &) {
    return true;
  } catch (const toml::parse_error &) {
  }
  return false;
}

/// toml++ does not say where it gave up: at the end of a part of \p text that
/// breaks it while a part one byte shorter does not.
static void reportBroken(FileId file, StringRef text, DiagnosticEngine &diags) {
  size_t good = 0, bad = text.size();
  while (good + 1 < bad) {
    size_t middle = good + (bad - good) / 2;
    (breaksParser(text.take_front(middle)) ? bad : good) = middle;
  }
  size_t begin = bad - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80)
    --begin;
  StringRef sign = text.slice(begin, bad);
  bool isLineEnd = sign == "\n" || sign == "\r";
  diags.report(diag::TomlSyntax, Span{file, uint32_t(begin), uint32_t(bad)},
               isLineEnd ? "unexpected end of the line"
                         : "unexpected '" + sign.str() + "'");
}

std::optional<TomlValue> configuration::readToml(FileId file,
                                                 DiagnosticEngine &diags) {
  const SourceFile &source = diags.sourceManager().file(file);
  StringRef text = source.text();
  if (std::optional<TomlExcess> excess = findExcess(text)) {
    diags.report(diag::ConfigurationTooLarge,
                 Span{file, excess->offset, excess->offset}, excess->what);
    return std::nullopt;
  }
  Converter converter(file, source);
  try {
    return converter.convert(parse(text));
  } catch (const toml::parse_error &error) {
    report(error, converter.convert(error.source()), diags);
  } catch (const BrokenAssumption &) {
    reportBroken(file, text, diags);
  }
  return std::nullopt;
}
