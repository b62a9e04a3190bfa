//===- Snippet.cpp - source lines with carets -----------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Snippet.h"

#include "Render.h"
#include "tntc/Diagnostics/Fixes.h"
#include "tntc/Support/CodePoint.h"
#include "tntc/Support/PlainSecret.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

#include <map>

using namespace tntc;

static constexpr unsigned tabStop = 8;
/// Columns of source text that a line of output has at most, and how many of
/// them go to what stands behind the caret while there is text before it.
static constexpr unsigned maxWidth = 120, maxBehind = 80;

namespace {

/// A character as it is printed.
struct Cell {
  std::string text;
  unsigned width;
  uint32_t begin; ///< offset in the line
  bool isTab;
};

/// The part of a line that is shown.
struct Window {
  std::vector<Cell> cells;
  bool cutFront = false, cutBack = false;
};

} // namespace

static Cell cellAt(StringRef line, uint32_t at) {
  StringRef bytes = line.substr(at, CodePoint::first(line.substr(at)).size);
  if (bytes == "\t")
    return {"\t", tabStop, at, true};
  // A byte order mark has neither width nor meaning.
  std::string text = at == 0 && bytes == "\xEF\xBB\xBF" ? std::string()
                                                        : render::escape(bytes);
  unsigned width = render::columnWidth(text);
  return {std::move(text), width, at, false};
}

/// Where the character before \p at begins.
static uint32_t previous(StringRef line, uint32_t at) {
  for (uint32_t back = 2; back <= 4 && back <= at; ++back)
    if (CodePoint::first(line.substr(at - back)).size == back)
      return at - back;
  return at - 1;
}

/// A line of \p file as anyone may see it, each byte in its place.
static std::string visible(StringRef line, const SourceFile &file) {
  bool isYaml = file.path().ends_with(".yaml") || file.path().ends_with(".yml");
  return maskPlainSecrets(line, isYaml ? TextForm::Yaml : TextForm::Code);
}

/// As much of \p line as fits, around the offset \p focus.
static Window window(StringRef line, uint32_t focus) {
  Window result;
  focus = std::min<uint32_t>(focus, uint32_t(line.size()));
  unsigned width = 0;
  uint32_t end = focus, begin = focus;
  auto forward = [&](unsigned limit) {
    while (end < line.size() && width < limit) {
      result.cells.push_back(cellAt(line, end));
      width += result.cells.back().width;
      end += CodePoint::first(line.substr(end)).size;
    }
  };
  forward(maxBehind);
  std::vector<Cell> front;
  while (begin > 0 && width < maxWidth) {
    begin = previous(line, begin);
    front.push_back(cellAt(line, begin));
    width += front.back().width;
  }
  forward(maxWidth);
  result.cells.insert(result.cells.begin(),
                      std::make_move_iterator(front.rbegin()),
                      std::make_move_iterator(front.rend()));
  result.cutFront = begin > 0;
  result.cutBack = end < line.size();
  return result;
}

static std::string shownText(const Window &window) {
  std::string result = window.cutFront ? "..." : "";
  for (const Cell &cell : window.cells)
    result += cell.text;
  if (window.cutBack)
    result += "...";
  return result;
}

/// The line below: \p mark under the first column of the bytes from \p begin
/// to \p end, `~` under the others. \p gutter columns stand before the text.
static std::string underline(const Window &window, uint32_t begin, uint32_t end,
                             char mark, unsigned gutter) {
  std::string result(window.cutFront ? 3 : 0, ' ');
  unsigned column = gutter + unsigned(result.size());
  bool isFirst = true;
  auto put = [&](unsigned width) {
    if (isFirst && width)
      result += mark;
    result.append(width - (isFirst && width), '~');
    isFirst &= width == 0;
  };
  for (const Cell &cell : window.cells) {
    unsigned width = cell.isTab ? tabStop - column % tabStop : cell.width;
    column += width;
    if (cell.begin >= begin && (cell.begin < end || cell.begin == begin))
      put(cell.begin == begin && begin == end ? std::min(width, 1u) : width);
    else if (cell.begin < begin && cell.isTab)
      result += '\t';
    else if (cell.begin < begin)
      result.append(width, ' ');
  }
  if (isFirst)
    put(1);
  return result;
}

namespace {

/// Prints numbered lines with one width of the gutter.
class Printer {
public:
  Printer(raw_ostream &out, bool colour, uint32_t greatestLine)
      : out(out), colour(colour),
        width(unsigned(std::to_string(greatestLine).size())) {}

  void line(uint32_t number, const Window &window) {
    digits(number);
    row("|", shownText(window), "");
  }
  void under(StringRef marks) {
    out.indent(width);
    row("|", marks, "1;32");
  }
  void change(uint32_t number, StringRef bar, const Window &window) {
    digits(number);
    row(bar, shownText(window), bar == "+" ? "32" : "31");
  }
  void gap() { out.indent(width) << " ...\n"; }
  unsigned gutter() const { return width + 3; }

private:
  void digits(uint32_t number) {
    std::string text = std::to_string(number);
    if (text.size() < width)
      out.indent(width - unsigned(text.size()));
    out << text;
  }
  void row(StringRef bar, StringRef text, StringRef style) {
    out << ' ' << bar;
    if (!text.empty() && colour && !style.empty())
      out << " \033[" << style << 'm' << text << "\033[0m";
    else if (!text.empty())
      out << ' ' << text;
    out << '\n';
  }

  raw_ostream &out;
  bool colour;
  unsigned width;
};

} // namespace

void tntc::printSnippet(raw_ostream &out, const SourceFile &file, Span span,
                        bool colour) {
  uint32_t size = uint32_t(file.text().size());
  uint32_t begin = std::min(span.begin, size);
  uint32_t end = std::clamp(span.end, begin, size);
  uint32_t first = file.lineNumber(begin);
  uint32_t last = file.lineNumber(end);
  // A range that ends where a line begins has nothing of that line.
  if (last > first && file.lineStart(last) == end)
    --last;
  Printer printer(out, colour, last);
  for (uint32_t number = first; number <= last; ++number) {
    if (number == first + 2 && last > first + 3) {
      printer.gap();
      number = last;
    }
    StringRef line = file.line(number);
    uint32_t start = file.lineStart(number);
    uint32_t from = number == first
                        ? begin - start
                        : uint32_t(line.size() - line.ltrim().size());
    from = std::min<uint32_t>(from, uint32_t(line.size()));
    uint32_t to = number == last
                      ? std::min<uint32_t>(end - start, uint32_t(line.size()))
                      : uint32_t(line.rtrim().size());
    Window shown = window(visible(line, file), from);
    printer.line(number, shown);
    if (number == first || from < to)
      printer.under(underline(shown, from, std::max(from, to),
                              number == first ? '^' : '~', printer.gutter()));
  }
}

/// The offset of the first byte in which the two differ.
static uint32_t firstDifference(StringRef a, StringRef b) {
  size_t at = 0;
  while (at < a.size() && at < b.size() && a[at] == b[at])
    ++at;
  return uint32_t(at);
}

/// Prints at most a few of \p lines; \p other is the opposite side.
template <typename Lines, typename Others>
static void printSide(Printer &printer, const SourceFile &file, uint32_t number,
                      StringRef bar, const Lines &lines, const Others &other) {
  constexpr size_t most = 8;
  for (size_t i = 0; i < lines.size() && i < most; ++i) {
    StringRef line = StringRef(lines[i]).rtrim("\r\n");
    uint32_t focus = i < other.size() ? firstDifference(line, other[i]) : 0;
    printer.change(number + uint32_t(i), bar,
                   window(visible(line, file), focus));
  }
  if (lines.size() > most)
    printer.gap();
}

void tntc::printFix(raw_ostream &out, const Fix &fix,
                    const SourceManager &sources, bool colour) {
  std::map<FileId, std::vector<Edit>> files;
  for (const Edit &edit : fix.edits)
    files[edit.span.file].push_back(edit);
  for (auto &[id, edits] : files) {
    llvm::sort(edits,
               [](const Edit &a, const Edit &b) { return a.span < b.span; });
    const SourceFile &file = sources.file(id);
    if (id != fix.edits.front().span.file)
      out << render::escape(file.path()) << ":\n";
    std::vector<LineChange> changes = lineChanges(file, edits);
    if (changes.empty())
      continue;
    const LineChange &end = changes.back();
    Printer printer(
        out, colour,
        end.line + uint32_t(std::max(end.before.size(), end.after.size())));
    uint32_t shift = 0; // wraps around when lines go away
    for (const LineChange &change : changes) {
      printSide(printer, file, change.line, "-", change.before, change.after);
      printSide(printer, file, change.line + shift, "+", change.after,
                change.before);
      shift += uint32_t(change.after.size() - change.before.size());
    }
  }
}
