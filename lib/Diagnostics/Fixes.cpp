//===- Fixes.cpp - choosing edits that go together ------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Diagnostics/Fixes.h"

#include "Render.h"

#include "llvm/ADT/STLExtras.h"

#include <map>

using namespace tntc;

/// Accepted edits of one file, by where they begin. None touches another.
using EditMap = std::map<uint32_t, Edit>;

static bool isSame(const Edit &a, const Edit &b) {
  return a.span == b.span && a.text == b.text;
}

/// Two replacements may stand side by side; an insertion may touch nothing,
/// since the order of what comes out would be anyone's guess.
static bool touches(const Edit &a, const Edit &b) {
  bool insertion = a.span.begin == a.span.end || b.span.begin == b.span.end;
  if (insertion)
    return a.span.begin <= b.span.end && b.span.begin <= a.span.end;
  return a.span.begin < b.span.end && b.span.begin < a.span.end;
}

static bool isUsable(const Edit &edit, const SourceManager &sources) {
  return edit.span.isValid() && edit.span.begin <= edit.span.end &&
         !sources.file(edit.span.file).isSecret() &&
         edit.span.end <= sources.file(edit.span.file).text().size();
}

/// True when \p edit can be added to \p edits, or is there already.
static bool fits(const Edit &edit, const EditMap &edits) {
  auto next = edits.lower_bound(edit.span.begin);
  if (next != edits.end() && isSame(next->second, edit))
    return true;
  if (next != edits.end() && touches(next->second, edit))
    return false;
  return next == edits.begin() || !touches(std::prev(next)->second, edit);
}

/// Adds all edits of \p fix, or none.
static bool accept(const Fix &fix, const SourceManager &sources,
                   std::map<FileId, EditMap> &files) {
  std::vector<Edit> edits(fix.edits.begin(), fix.edits.end());
  auto byPlace = [](const Edit &a, const Edit &b) { return a.span < b.span; };
  llvm::sort(edits, byPlace);
  for (size_t i = 0; i < edits.size(); ++i) {
    if (!isUsable(edits[i], sources))
      return false;
    if (i && edits[i - 1].span.file == edits[i].span.file &&
        touches(edits[i - 1], edits[i]))
      return false;
    auto file = files.find(edits[i].span.file);
    if (file != files.end() && !fits(edits[i], file->second))
      return false;
  }
  for (Edit &edit : edits)
    files[edit.span.file].emplace(edit.span.begin, std::move(edit));
  return true;
}

/// The text of \p edit with the line breaks of \p file.
static std::string withLineBreaksOf(StringRef file, StringRef text) {
  size_t first = file.find('\n');
  if (first == 0 || first == StringRef::npos || file[first - 1] != '\r')
    return text.str();
  std::string result;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n' && (i == 0 || text[i - 1] != '\r'))
      result += '\r';
    result += text[i];
  }
  return result;
}

std::vector<FixedFile> tntc::computeFixes(ArrayRef<Diagnostic> diagnostics,
                                          const SourceManager &sources) {
  std::vector<FixedFile> result;
  std::map<FileId, EditMap> files;
  for (const Diagnostic &diagnostic : diagnostics) {
    const Fix *fix = llvm::find_if(
        diagnostic.fixes, [](const Fix &f) { return f.machineApplicable; });
    if (fix != diagnostic.fixes.end())
      accept(*fix, sources, files);
  }
  for (auto &[id, edits] : files) {
    StringRef before = sources.file(id).text();
    FixedFile fixed{id, {}, {}};
    uint32_t at = 0;
    for (auto &[begin, edit] : edits) {
      edit.text = withLineBreaksOf(before, edit.text);
      fixed.text += before.slice(at, begin);
      fixed.text += edit.text;
      at = edit.span.end;
      fixed.edits.push_back(std::move(edit));
    }
    fixed.text += before.substr(at);
    if (fixed.text != before)
      result.push_back(std::move(fixed));
  }
  return result;
}

/// Cuts \p text behind each line break.
static std::vector<StringRef> splitLines(StringRef text) {
  std::vector<StringRef> lines;
  while (!text.empty()) {
    size_t end = text.find_first_of("\r\n");
    if (end == StringRef::npos)
      end = text.size() - 1;
    else if (text.substr(end).starts_with("\r\n"))
      ++end;
    lines.push_back(text.take_front(end + 1));
    text = text.drop_front(end + 1);
  }
  return lines;
}

std::vector<LineChange> tntc::lineChanges(const SourceFile &file,
                                          ArrayRef<Edit> edits) {
  std::vector<LineChange> changes;
  StringRef text = file.text();
  auto lineEnd = [&](uint32_t line) {
    return line < file.lineCount() ? file.lineStart(line + 1)
                                   : uint32_t(text.size());
  };
  for (size_t i = 0; i < edits.size();) {
    uint32_t first = file.lineNumber(edits[i].span.begin);
    uint32_t last = file.lineNumber(edits[i].span.end);
    uint32_t at = file.lineStart(first);
    std::string after;
    for (; i < edits.size() && file.lineNumber(edits[i].span.begin) <= last + 1;
         ++i) {
      after += text.slice(at, edits[i].span.begin);
      after += edits[i].text;
      at = edits[i].span.end;
      last = file.lineNumber(at);
    }
    after += text.slice(at, lineEnd(last));

    std::vector<StringRef> before =
        splitLines(text.slice(file.lineStart(first), lineEnd(last)));
    std::vector<StringRef> now = splitLines(after);
    size_t same = 0;
    size_t shorter = std::min(before.size(), now.size());
    while (same < shorter && before[same] == now[same])
      ++same;
    size_t tail = 0;
    while (tail < shorter - same &&
           *(before.end() - 1 - tail) == *(now.end() - 1 - tail))
      ++tail;
    LineChange change;
    change.line = first + uint32_t(same);
    change.before.assign(before.begin() + same, before.end() - tail);
    change.after.assign(now.begin() + same, now.end() - tail);
    if (!change.before.empty() || !change.after.empty())
      changes.push_back(std::move(change));
  }
  return changes;
}

/// One line of a diff; a carriage return stays, other control characters are
/// escaped as everywhere.
static void printLine(raw_ostream &out, char mark, StringRef line) {
  StringRef content = line.rtrim("\r\n");
  out << mark << render::escape(content);
  out << (line.substr(content.size()).starts_with("\r") ? "\r\n" : "\n");
  if (content.size() == line.size())
    out << "\\ No newline at end of file\n";
}

static void printRange(raw_ostream &out, char mark, uint32_t line,
                       uint32_t count) {
  out << mark << (count ? line : line - 1);
  if (count != 1)
    out << ',' << count;
}

void tntc::printUnifiedDiff(const FixedFile &fixed,
                            const SourceManager &sources, raw_ostream &out) {
  constexpr uint32_t context = 3;
  const SourceFile &file = sources.file(fixed.file);
  std::vector<StringRef> lines = splitLines(file.text());
  std::vector<LineChange> changes = lineChanges(file, fixed.edits);
  std::string path = render::escape(file.path());
  out << "--- " << path << "\n+++ " << path << '\n';
  int64_t shift = 0;
  for (size_t i = 0; i < changes.size();) {
    size_t end = i;
    uint32_t oldLines = 0, newLines = 0, reach = 0;
    do {
      const LineChange &change = changes[end];
      oldLines += uint32_t(change.before.size());
      newLines += uint32_t(change.after.size());
      reach = change.line + uint32_t(change.before.size());
      ++end;
    } while (end < changes.size() && changes[end].line <= reach + 2 * context);

    uint32_t at = changes[i].line > context ? changes[i].line - context : 1;
    uint32_t stop =
        std::min<uint32_t>(reach + context, uint32_t(lines.size()) + 1);
    uint32_t total = stop - at;
    out << "@@ ";
    printRange(out, '-', at, total);
    out << ' ';
    printRange(out, '+', uint32_t(at + shift), total - oldLines + newLines);
    out << " @@\n";
    shift += int64_t(newLines) - oldLines;
    for (; i < end; ++i) {
      for (; at < changes[i].line; ++at)
        printLine(out, ' ', lines[at - 1]);
      for (StringRef line : changes[i].before)
        printLine(out, '-', line);
      for (StringRef line : changes[i].after)
        printLine(out, '+', line);
      at += uint32_t(changes[i].before.size());
    }
    for (; at < stop; ++at)
      printLine(out, ' ', lines[at - 1]);
  }
}
