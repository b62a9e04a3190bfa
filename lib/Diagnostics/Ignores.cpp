//===- Ignores.cpp - comments that silence a diagnostic -------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// A hostile file may be one line of a hundred thousand such comments: nothing
// here may look at the rest of a line for each of them.
//
//===----------------------------------------------------------------------===//

#include "tntc/Diagnostics/DiagnosticEngine.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;

struct DiagnosticEngine::FoundIgnore {
  Span span;
  uint32_t line;
  bool alone; ///< nothing stands before the comment
  StringRef code;
};

/// Of the same form as ours, but none of them.
static bool isUnknown(StringRef code) {
  return code.starts_with("TNT") && code.size() == 7 && !diag::find(code);
}

/// Takes the mark of a comment off the end of \p before; false if there is
/// none. `#` needs a blank before it, as in YAML.
static bool consumeMark(StringRef &before) {
  before = before.rtrim(" \t");
  if (before.consume_back("//") || before.consume_back("/*"))
    return true;
  return before.consume_back("#") &&
         (before.empty() || StringRef(" \t\r\n").contains(before.back()));
}

/// The code at the front of \p rest: ours, or one that a plugin may have.
static StringRef parseCode(StringRef rest) {
  constexpr size_t longestPrefix = 8, digits = 4;
  rest = rest.take_front(longestPrefix + digits);
  StringRef prefix =
      rest.take_while([](char c) { return c >= 'A' && c <= 'Z'; });
  StringRef number = rest.substr(prefix.size(), digits);
  StringRef code = rest.take_front(prefix.size() + digits);
  bool isCode = prefix.size() >= 2 && prefix.size() <= longestPrefix &&
                number.size() == digits && llvm::all_of(number, llvm::isDigit);
  return isCode ? code : "";
}

/// The code that `TNTnnnn: reason` at the front of \p rest names; empty when it
/// is not of that form.
static StringRef parseIgnore(StringRef rest) {
  rest = rest.ltrim(" \t");
  StringRef code = parseCode(rest);
  if (code.empty())
    return code;
  rest = rest.drop_front(code.size()).ltrim(" \t");
  if (!rest.consume_front(":"))
    return "";
  rest = rest.ltrim(" \t");
  bool hasReason = !rest.empty() && rest[0] != '\n' && rest[0] != '\r' &&
                   !rest.starts_with("*/");
  return hasReason ? code : "";
}

/// Numbers lie close together: only one that alone is a slip away is named.
static void reportUnknown(StringRef code, Span span, DiagnosticEngine &diags) {
  std::string near;
  unsigned count = 0;
  for (const diag::Info &row : diag::all()) {
    std::string name = row.codeName();
    unsigned different = 0;
    for (size_t i = 0; i < name.size(); ++i)
      different += name[i] != code[i];
    if (different == 1 && ++count == 1)
      near = name;
  }
  diags.report(diag::UnknownIgnore, span, code,
               count == 1 ? "; did you mean '" + near + "'?" : "");
}

void DiagnosticEngine::readIgnores(FileId file, ArrayRef<Span> texts) {
  const SourceFile &source = sources.file(file);
  StringRef text = source.text(), word = ignoreWord;
  std::vector<FoundIgnore> found;
  uint32_t blankLine = 0, firstMark = 0;
  for (size_t at = text.find(word); at != StringRef::npos;
       at = text.find(word, at + word.size())) {
    while (!texts.empty() && texts.front().end <= at)
      texts = texts.drop_front();
    bool isInText = !texts.empty() && texts.front().begin <= at;
    StringRef before = text.take_front(at);
    if (isInText || !consumeMark(before))
      continue;
    uint32_t line = source.lineNumber(uint32_t(at));
    if (blankLine != line) {
      blankLine = line;
      StringRef content = text.substr(source.lineStart(line));
      firstMark = uint32_t(text.size() - content.ltrim(" \t").size());
    }
    bool alone = before.size() <= firstMark;
    FoundIgnore ignore{{file, uint32_t(at), uint32_t(at + word.size())},
                       line,
                       alone,
                       parseIgnore(text.substr(at + word.size()))};
    found.push_back(ignore);
  }
  addIgnores(found);
  applyIgnores(file);
}

/// Silences what was reported before the ignores of \p file were known.
void DiagnosticEngine::applyIgnores(FileId file) {
  std::vector<Diagnostic> before = std::move(list);
  list.clear();
  for (Diagnostic &diagnostic : before) {
    if (diagnostic.span.isValid() && diagnostic.span.file == file &&
        isIgnored(diagnostic)) {
      errors -= diagnostic.severity == Severity::Error;
      continue;
    }
    list.push_back(std::move(diagnostic));
  }
}

bool DiagnosticEngine::mayIgnore(const diag::Info &info) const {
  if (info.severity == Severity::Error || info.group == "security")
    return false;
  auto named = policy.byName.find(info.codeName());
  if (named == policy.byName.end())
    named = policy.byName.find(info.group);
  return named == policy.byName.end() || named->second != Severity::Error;
}

void DiagnosticEngine::addIgnores(ArrayRef<FoundIgnore> found) {
  // Backwards, so that what the next line means is known already.
  uint32_t nextLine = 0, nextTarget = 0;
  std::vector<uint32_t> targets(found.size());
  for (size_t i = found.size(); i-- > 0;) {
    const FoundIgnore &ignore = found[i];
    targets[i] = !ignore.alone                 ? ignore.line
                 : nextLine == ignore.line     ? nextTarget
                 : nextLine == ignore.line + 1 ? nextTarget
                                               : ignore.line + 1;
    if (!ignore.alone)
      continue;
    nextLine = ignore.line;
    nextTarget = targets[i];
  }
  for (size_t i = 0; i < found.size(); ++i) {
    const FoundIgnore &ignore = found[i];
    // How bad a plugin's own code is, is known only when it is reported.
    const diag::Info *info = diag::find(ignore.code);
    if (ignore.code.empty())
      report(diag::BadIgnore, ignore.span);
    else if (isUnknown(ignore.code))
      reportUnknown(ignore.code, ignore.span, *this);
    else if (info && !mayIgnore(*info))
      report(diag::CannotIgnore, ignore.span, ignore.code);
    else
      ignores.insert(
          {{ignore.code.str(), ignore.span.file, targets[i]}, {ignore.span}});
  }
}

bool DiagnosticEngine::isIgnored(const Diagnostic &diagnostic) {
  if (!diagnostic.span.isValid() || ignores.empty())
    return false;
  const SourceFile &file = sources.file(diagnostic.span.file);
  auto [first, last] =
      ignores.equal_range({diagnostic.codeName(), diagnostic.span.file,
                           file.lineNumber(diagnostic.span.begin)});
  // One is enough: of two equal ones the second is reported as useless.
  if (first == last)
    return false;
  first->second.used = true;
  if (mayIgnore(diag::info(diagnostic.id)))
    return true;
  report(diag::CannotIgnore, first->second.span, diagnostic.codeName());
  return false;
}
