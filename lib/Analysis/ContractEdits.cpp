//===- ContractEdits.cpp - entries that code asks for, or not -------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "ContractEdits.h"

#include "tntc/Support/Json.h"

#include "llvm/ADT/StringExtras.h"

using namespace tntc;

std::string tntc::freeDependencyName(const ir::Workflow &workflow,
                                     StringRef text, StringRef ending) {
  std::string name;
  for (char c : text.lower())
    name += llvm::isAlnum(c) || c == '-' || c == '_' ? c : '-';
  if (name.empty() || !llvm::isAlpha(name[0]))
    name = ending.drop_front().str() + "-" + name;
  while (workflow.contract && workflow.contract->find(name))
    name += ending;
  return name;
}

std::string tntc::quotedField(StringRef key, StringRef value) {
  std::string text;
  llvm::raw_string_ostream out(text);
  out << key << ": ";
  json::printString(out, value);
  return out.str();
}

static std::string entryText(StringRef indent, StringRef name,
                             ArrayRef<std::string> fields) {
  std::string text = (indent + name + ":").str();
  if (fields.empty())
    return text + " {}\n";
  text += "\n";
  for (const std::string &field : fields)
    text += (indent + "  " + field + "\n").str();
  return text;
}

/// Whether an alias elsewhere may stand for a part of \p text: an anchor is a
/// word of its own. A quoted one is taken for one, too.
static bool hasAnchor(StringRef text) {
  for (size_t at = text.find('&'); at != StringRef::npos;
       at = text.find('&', at + 1))
    if (at && StringRef(" \t\n[{,").contains(text[at - 1]))
      return true;
  return false;
}

/// The blanks before \p place on its line; nothing when there is more.
static std::optional<StringRef> indentOf(const SourceFile &file,
                                         uint32_t place) {
  uint32_t start = file.lineStart(file.lineNumber(place));
  StringRef indent = file.text().slice(start, place);
  if (!indent.ltrim(' ').empty())
    return std::nullopt;
  return indent;
}

/// Before the first of the entries; they are indented alike.
static std::optional<Edit> addBefore(const ir::Dependency &first,
                                     StringRef name,
                                     ArrayRef<std::string> fields,
                                     const SourceFile &file) {
  Span key = first.name.span;
  std::optional<StringRef> indent = indentOf(file, key.begin);
  if (!indent || indent->empty())
    return std::nullopt;
  uint32_t start = key.begin - uint32_t(indent->size());
  return Edit{{key.file, start, start}, entryText(*indent, name, fields)};
}

/// Below the key \p key, which has nothing but `{}` or nothing at all.
static std::optional<Edit> addBelow(Span key, StringRef text,
                                    const SourceFile &file) {
  StringRef rest = file.text().drop_front(key.end);
  rest = rest.take_front(rest.find('\n'));
  StringRef value = rest;
  if (!value.consume_front(":"))
    return std::nullopt;
  value = value.trim(" \r");
  if (!value.empty() && value != "{}")
    return std::nullopt;
  // It may stand on the next line.
  StringRef below = file.text().drop_front(key.end + rest.size());
  size_t next = below.find_first_not_of(" \r\n");
  bool isFilled = value.empty() && next != StringRef::npos &&
                  below.take_front(next).rsplit('\n').second.size() >
                      key.begin - file.lineStart(file.lineNumber(key.begin));
  if (isFilled)
    return std::nullopt;
  uint32_t end = key.end + uint32_t(rest.rtrim('\r').size());
  return Edit{{key.file, key.end, end}, (":\n" + text.rtrim('\n')).str()};
}

/// Whether a key of the top level may be added at the end of \p file: its keys
/// have lines of their own without indentation, none is the contract's, and no
/// last value keeps the lines that follow it.
static bool endsInTopLevel(const ir::Workflow &workflow,
                           const SourceFile &file) {
  StringRef text = file.text();
  if (indentOf(file, workflow.name.span.begin) || text.rtrim().ends_with("}") ||
      text.rtrim().ends_with("..."))
    return false;
  for (uint32_t line = 1; line <= file.lineCount(); ++line) {
    StringRef words = file.line(line).split(" #").first.rtrim();
    if (words.starts_with("contract:") || words.ends_with("+"))
      return false;
  }
  uint32_t line = file.lineNumber(workflow.name.span.begin);
  return !file.line(line).starts_with(" ");
}

std::optional<Edit> tntc::addDependency(const ir::Workflow &workflow,
                                        StringRef name,
                                        ArrayRef<std::string> fields,
                                        const SourceManager &sources) {
  const SourceFile &file = sources.file(workflow.file);
  if (!workflow.dependencies().empty())
    return addBefore(workflow.dependencies().front(), name, fields, file);
  if (workflow.contract) {
    Span key = workflow.contract->dependenciesSpan;
    if (!key.isValid() || key.file != workflow.file)
      return std::nullopt;
    std::optional<StringRef> indent = indentOf(file, key.begin);
    if (!indent)
      return std::nullopt;
    return addBelow(key, entryText(indent->str() + "  ", name, fields), file);
  }
  if (!endsInTopLevel(workflow, file))
    return std::nullopt;
  uint32_t end = uint32_t(file.text().size());
  std::string text = file.text().ends_with("\n") ? "" : "\n";
  text += "\ncontract:\n  version: \"1\"\n  dependencies:\n";
  text += entryText("    ", name, fields);
  return Edit{{workflow.file, end, end}, std::move(text)};
}

std::optional<Fix> tntc::removeDependency(const ir::Workflow &workflow,
                                          const ir::Dependency &dependency,
                                          const SourceManager &sources) {
  Span span = dependency.span;
  if (!span.isValid() || span.file != workflow.file)
    return std::nullopt;
  const SourceFile &file = sources.file(span.file);
  std::optional<StringRef> indent = indentOf(file, span.begin);
  if (!indent || indent->empty())
    return std::nullopt;
  uint32_t begin = span.begin - uint32_t(indent->size());
  size_t last =
      span.begin + file.text().slice(span.begin, span.end).rtrim().size();
  size_t next = file.text().find('\n', last);
  if (next == StringRef::npos || !file.text().slice(last, next).trim().empty())
    return std::nullopt;
  StringRef before = file.text().take_front(begin).rtrim('\n');
  StringRef above = before.drop_front(before.rfind('\n') + 1);
  StringRef removed = file.text().slice(begin, next);
  if (removed.contains('#') || above.trim().starts_with("#") ||
      hasAnchor(removed))
    return std::nullopt;
  Fix fix;
  fix.title = "remove the dependency";
  fix.machineApplicable = true;
  // A key with nothing below it would be no mapping.
  if (workflow.dependencies().size() == 1) {
    Span key = workflow.contract->dependenciesSpan;
    StringRef between = file.text().slice(key.end, begin);
    if (between.trim() != ":")
      return std::nullopt;
    fix.edits.push_back({{span.file, key.end, uint32_t(next)}, ": {}"});
    return fix;
  }
  fix.edits.push_back({{span.file, begin, uint32_t(next + 1)}, ""});
  return fix;
}
