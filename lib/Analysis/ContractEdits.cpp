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

/// The same within braces.
static std::string flowText(StringRef name, ArrayRef<std::string> fields) {
  return (name + ": {" + llvm::join(fields, ", ") + "}").str();
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

/// Whether what begins at \p place is the first within braces; nothing when a
/// comment may be taken for one.
static std::optional<bool> isFirstInFlow(const SourceFile &file,
                                         uint32_t place) {
  StringRef before = file.text().take_front(place).rtrim();
  if (!before.ends_with("{"))
    return false;
  if (before.drop_front(before.rfind('\n') + 1).contains('#'))
    return std::nullopt;
  return true;
}

/// Before the first of the entries; they are written alike.
static std::optional<Edit> addBefore(const ir::Dependency &first,
                                     StringRef name,
                                     ArrayRef<std::string> fields,
                                     const SourceFile &file) {
  Span key = first.name.span;
  std::optional<bool> inFlow = isFirstInFlow(file, key.begin);
  if (!inFlow)
    return std::nullopt;
  std::optional<StringRef> indent = indentOf(file, key.begin);
  if (*inFlow) {
    std::string between = indent ? ",\n" + indent->str() : ", ";
    return Edit{{key.file, key.begin, key.begin},
                flowText(name, fields) + between};
  }
  if (!indent || indent->empty())
    return std::nullopt;
  uint32_t start = key.begin - uint32_t(indent->size());
  return Edit{{key.file, start, start}, entryText(*indent, name, fields)};
}

/// Gives \p key, which has `{}`, `~`, `null` or nothing at all, a value:
/// \p block where it has a line of its own, \p flow within braces.
static std::optional<Edit> fillValue(Span key, StringRef block, StringRef flow,
                                     const SourceFile &file) {
  StringRef rest = file.text().drop_front(key.end);
  rest = rest.take_front(rest.find('\n')).rtrim('\r');
  StringRef after = rest;
  if (!after.consume_front(":"))
    return std::nullopt;
  after = after.ltrim(' ');
  for (StringRef nothing : {"{}", "{ }", "~", "null", "Null", "NULL"})
    if (after.consume_front(nothing))
      break;
  StringRef next = after.ltrim(' ');
  uint32_t end = key.end + uint32_t(rest.size() - after.size());
  if (next.starts_with(",") || next.starts_with("}"))
    return Edit{{key.file, key.end, end}, (": " + flow).str()};
  bool hasComment =
      next.starts_with("#") && rest.drop_back(next.size()).ends_with(" ");
  if ((!next.empty() && !hasComment) || !indentOf(file, key.begin))
    return std::nullopt;
  // The value may stand on the lines below.
  StringRef below = file.text().drop_front(key.end + rest.size());
  size_t at = below.find_first_not_of(" \r\n");
  bool isFilled = at != StringRef::npos &&
                  below.take_front(at).rsplit('\n').second.size() >
                      key.begin - file.lineStart(file.lineNumber(key.begin));
  if (isFilled)
    return std::nullopt;
  std::string text = hasComment ? ": " + next.rtrim(' ').str() : ":";
  text += "\n" + block.rtrim('\n').str();
  return Edit{{key.file, key.end, key.end + uint32_t(rest.size())},
              std::move(text)};
}

/// The key `dependencies` of \p contract, which has no value, so that nothing
/// was read of it; not valid when it is not there.
static Span emptyDependencies(const ir::Contract &contract,
                              const SourceFile &file) {
  constexpr StringRef key = "dependencies";
  StringRef text = file.text();
  size_t line = contract.span.end;
  while (line < text.size()) {
    size_t end = std::min(text.find('\n', line), text.size());
    StringRef words = text.slice(line, end).split('#').first;
    size_t at = words.find(key);
    if (at != StringRef::npos &&
        words.substr(at + key.size()).starts_with(":") && at &&
        StringRef(" {,").contains(words[at - 1]))
      return {contract.span.file, uint32_t(line + at),
              uint32_t(line + at + key.size())};
    line = end + 1;
    // The contract ends where its neighbour begins.
    if (line < text.size() && !StringRef(" #\r\n").contains(text[line]))
      break;
  }
  return {};
}

/// Puts `dependencies` behind the version of the contract.
static std::optional<Edit> addBehind(const ir::Text &version, StringRef name,
                                     ArrayRef<std::string> fields,
                                     const SourceFile &file) {
  Span span = version.span;
  if (!span.isValid())
    return std::nullopt;
  uint32_t start = file.lineStart(file.lineNumber(span.begin));
  StringRef rest = file.text().drop_front(span.end);
  rest = rest.take_front(rest.find('\n')).rtrim('\r');
  StringRef next = rest.ltrim(' ');
  if (next.starts_with(",") || next.starts_with("}"))
    return Edit{{span.file, span.end, span.end},
                ", dependencies: {" + flowText(name, fields) + "}"};
  StringRef line = file.text().slice(start, span.begin);
  StringRef indent = line.take_front(line.find_first_not_of(' '));
  if ((!next.empty() && !next.starts_with("#")) || indent.empty() ||
      line.trim() != "version:")
    return std::nullopt;
  uint32_t end = span.end + uint32_t(rest.size());
  std::string text = ("\n" + indent + "dependencies:\n").str() +
                     entryText(indent.str() + "  ", name, fields);
  return Edit{{span.file, end, end}, StringRef(text).rtrim('\n').str()};
}

/// Whether a key of the top level may be added at the end of \p file: its keys
/// have lines of their own without indentation, none is the contract's, and no
/// last value keeps the lines that follow it.
static bool endsInTopLevel(const ir::Workflow &workflow,
                           const SourceFile &file) {
  StringRef text = file.text();
  if (indentOf(file, workflow.name.span.begin) || text.rtrim().ends_with("..."))
    return false;
  for (uint32_t line = 1; line <= file.lineCount(); ++line) {
    StringRef words = file.line(line).split(" #").first.rtrim();
    if (words.starts_with("contract:") || words.ends_with("+"))
      return false;
  }
  uint32_t line = file.lineNumber(workflow.name.span.begin);
  return file.line(line).ltrim("\"'").starts_with("name");
}

std::optional<Edit> tntc::addDependency(const ir::Workflow &workflow,
                                        StringRef name,
                                        ArrayRef<std::string> fields,
                                        const SourceManager &sources) {
  const SourceFile &file = sources.file(workflow.file);
  if (!workflow.dependencies().empty())
    return addBefore(workflow.dependencies().front(), name, fields, file);
  if (workflow.contract) {
    const ir::Contract &contract = *workflow.contract;
    Span key = contract.dependenciesSpan.isValid()
                   ? contract.dependenciesSpan
                   : emptyDependencies(contract, file);
    const ir::Text &version = contract.version;
    if (!key.isValid() && version.isPresent())
      return addBehind(version, name, fields, file);
    if (!key.isValid() || key.file != workflow.file)
      return std::nullopt;
    uint32_t start = file.lineStart(file.lineNumber(key.begin));
    std::string indent(key.begin - start + 2, ' ');
    return fillValue(key, entryText(indent, name, fields),
                     "{" + flowText(name, fields) + "}", file);
  }
  if (!endsInTopLevel(workflow, file))
    return std::nullopt;
  uint32_t end = uint32_t(file.text().size());
  std::string text = file.text().ends_with("\n") ? "" : "\n";
  text += "\ncontract:\n  version: \"1\"\n  dependencies:\n";
  text += entryText("    ", name, fields);
  return Edit{{workflow.file, end, end}, std::move(text)};
}

/// Takes \p entry, which is written within braces, and the comma that divides
/// it from its neighbour, out.
static std::optional<Edit> removeFromFlow(Span entry, const SourceFile &file) {
  StringRef text = file.text();
  size_t begin = entry.begin;
  size_t end = begin + text.slice(begin, entry.end).rtrim().size();
  size_t next = text.find_first_not_of(" \r\n", end);
  if (next == StringRef::npos)
    return std::nullopt;
  StringRef before = text.take_front(begin).rtrim();
  if (text[next] == ',') {
    end = next + 1;
    size_t follower = text.find_first_not_of(' ', end);
    bool endsLine = follower != StringRef::npos && text[follower] == '\n';
    if (endsLine && indentOf(file, entry.begin)) {
      begin = file.lineStart(file.lineNumber(entry.begin));
      end = follower + 1;
    } else if (follower != StringRef::npos && !endsLine) {
      end = follower;
    }
  } else if (text[next] != '}') {
    return std::nullopt;
  } else if (before.ends_with(",")) {
    begin = before.size() - 1;
  } else {
    begin = before.size();
    end = next;
  }
  // A comment may be about something else.
  size_t line = text.rfind('\n', begin) + 1;
  if (text.slice(begin, end).contains('#') ||
      text.slice(line, begin).contains('#'))
    return std::nullopt;
  return Edit{{entry.file, uint32_t(begin), uint32_t(end)}, ""};
}

/// Whether \p dependency is written within braces.
static bool isInFlow(const ir::Dependency &dependency, const SourceFile &file) {
  StringRef before = file.text().take_front(dependency.span.begin).rtrim();
  return before.ends_with("{") || before.ends_with(",");
}

std::optional<Fix> tntc::removeDependency(const ir::Workflow &workflow,
                                          const ir::Dependency &dependency,
                                          const SourceManager &sources) {
  Span span = dependency.span;
  if (!span.isValid() || span.file != workflow.file)
    return std::nullopt;
  const SourceFile &file = sources.file(span.file);
  if (hasAnchor(file.text().slice(span.begin, span.end)))
    return std::nullopt;
  Fix fix;
  fix.title = "remove the dependency";
  fix.machineApplicable = true;
  if (isInFlow(dependency, file)) {
    std::optional<Edit> edit = removeFromFlow(span, file);
    if (!edit)
      return std::nullopt;
    fix.edits.push_back(std::move(*edit));
    return fix;
  }
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
  if (removed.contains('#') || above.trim().starts_with("#"))
    return std::nullopt;
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
