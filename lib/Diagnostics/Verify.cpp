//===- Verify.cpp - expectations written in comments ----------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Diagnostics/Verify.h"

#include "Render.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Regex.h"

#include <optional>

using namespace tntc;

namespace {

/// A comment's demand, or what was really said, in one form.
struct Said {
  FileId file;       ///< none: what has no place
  uint32_t line = 0; ///< 0: what has no place
  StringRef kind;    ///< error, warning, remark, note
  std::string code;  ///< empty for a note
  std::string text;
  bool isRegex = false;
  uint32_t writtenOn = 0; ///< of an expectation
  bool taken = false;

  std::string title() const {
    return code.empty() ? kind.str() : kind.str() + "[" + code + "]";
  }
};

/// Reads the expectations of one file.
class Scanner {
public:
  Scanner(FileId id, const SourceFile &file, raw_ostream &out)
      : id(id), file(file), out(out) {}

  void run(std::vector<Said> &expected);
  unsigned faults = 0;

private:
  bool parse(StringRef rest, uint32_t line, Said &said);
  bool parseLine(StringRef &rest, uint32_t line, Said &said);

  FileId id;
  const SourceFile &file;
  raw_ostream &out;
};

} // namespace

/// `@above`, `@below`, `@none`, `@+N`, `@-N`, or nothing.
bool Scanner::parseLine(StringRef &rest, uint32_t line, Said &said) {
  said.file = id;
  said.line = line;
  if (!rest.consume_front("@"))
    return true;
  if (rest.consume_front("none")) {
    said.file = FileId();
    said.line = 0;
    return true;
  }
  unsigned distance = 1;
  bool up = false;
  if (rest.consume_front("above"))
    up = true;
  else if (!rest.consume_front("below")) {
    up = rest.starts_with("-");
    if (!up && !rest.starts_with("+"))
      return false;
    rest = rest.drop_front();
    if (rest.consumeInteger(10, distance))
      return false;
  }
  if (up ? distance >= line : distance > file.lineCount() - line)
    return false;
  said.line = up ? line - distance : line + distance;
  return true;
}

bool Scanner::parse(StringRef rest, uint32_t line, Said &said) {
  for (StringRef kind : {"error", "warning", "remark", "note"})
    if (rest.consume_front(kind)) {
      said.kind = kind;
      break;
    }
  if (said.kind.empty())
    return false;
  said.isRegex = rest.consume_front("-re");
  if (said.kind != "note") {
    size_t end = rest.find(']');
    if (!rest.starts_with("[") || end == StringRef::npos ||
        !diag::find(rest.slice(1, end)))
      return false;
    said.code = rest.slice(1, end).str();
    rest = rest.drop_front(end + 1);
  }
  if (!parseLine(rest, line, said))
    return false;
  rest = rest.ltrim(" ");
  if (!rest.consume_front("{{"))
    return false;
  size_t end = rest.find("}}");
  if (end == StringRef::npos || end == 0)
    return false;
  said.text = rest.take_front(end).str();
  said.writtenOn = line;
  std::string fault;
  return !said.isRegex || llvm::Regex(said.text).isValid(fault);
}

void Scanner::run(std::vector<Said> &expected) {
  constexpr llvm::StringLiteral word = "expected-";
  StringRef text = file.text();
  for (size_t at = text.find(word); at != StringRef::npos;
       at = text.find(word, at + word.size())) {
    uint32_t line = file.lineNumber(uint32_t(at));
    StringRef before = text.slice(file.lineStart(line), at);
    if (!before.contains('#') && !before.contains("//"))
      continue;
    StringRef rest = file.line(line).drop_front(before.size() + word.size());
    bool isMeant =
        llvm::any_of(ArrayRef<StringRef>{"error", "warning", "remark", "note"},
                     [&](StringRef kind) { return rest.starts_with(kind); });
    if (!isMeant)
      continue;
    Said said;
    if (parse(rest, line, said)) {
      expected.push_back(std::move(said));
      continue;
    }
    ++faults;
    out << file.path() << ':' << line << ": malformed expectation\n";
  }
}

static Said said(StringRef kind, std::string code, Span span, StringRef message,
                 const SourceManager &sources) {
  Said result;
  result.kind = kind;
  result.code = std::move(code);
  result.text = message.str();
  if (span.isValid()) {
    result.file = span.file;
    result.line = sources.file(span.file).lineNumber(span.begin);
  }
  return result;
}

static bool matches(const Said &wanted, const Said &actual) {
  if (wanted.file != actual.file || wanted.line != actual.line ||
      wanted.kind != actual.kind || wanted.code != actual.code)
    return false;
  if (wanted.isRegex)
    return llvm::Regex(wanted.text).match(actual.text);
  return StringRef(actual.text).contains(wanted.text);
}

static void printPlace(raw_ostream &out, const Said &item,
                       const SourceManager &sources) {
  if (item.file.isValid())
    out << sources.file(item.file).path() << ':' << item.line << ": ";
  else
    out << "without a place: ";
}

unsigned tntc::verifyDiagnostics(ArrayRef<Diagnostic> diagnostics,
                                 const SourceManager &sources,
                                 raw_ostream &out) {
  std::vector<Said> expected, actual;
  unsigned differences = 0;
  for (uint32_t i = 0; i < sources.size(); ++i) {
    Scanner scanner({i}, sources.file({i}), out);
    scanner.run(expected);
    differences += scanner.faults;
  }
  for (const Diagnostic &diagnostic : diagnostics) {
    actual.push_back(said(severityName(diagnostic.severity),
                          diagnostic.codeName(), diagnostic.span,
                          diagnostic.message, sources));
    for (const Note &note : diagnostic.notes)
      actual.push_back(said("note", "", note.span, note.message, sources));
  }
  for (Said &item : actual)
    for (Said &wanted : expected)
      if (!wanted.taken && matches(wanted, item)) {
        wanted.taken = item.taken = true;
        break;
      }
  for (const Said &item : actual) {
    if (item.taken)
      continue;
    ++differences;
    printPlace(out, item, sources);
    out << "unexpected " << item.title() << ": " << render::escape(item.text)
        << '\n';
  }
  for (const Said &wanted : expected) {
    if (wanted.taken)
      continue;
    ++differences;
    printPlace(out, wanted, sources);
    out << "expected " << wanted.title() << " was not reported: {{"
        << render::escape(wanted.text) << "}} (line " << wanted.writtenOn
        << ")\n";
  }
  return differences;
}
