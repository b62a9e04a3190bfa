//===- MissingMark.cpp - what made a text of structure --------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// Without the blank behind a ':' or '-', or without the ':', a key is a text to
// YAML, which goes on in the lines below. What is wrong shows there only.
//
//===----------------------------------------------------------------------===//

#include "MissingMark.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

#include <functional>

using namespace tntc;

/// The line of \p text that \p at stands in, without its break.
static StringRef lineAt(StringRef text, size_t at) {
  size_t begin = text.take_front(at).rfind('\n') + 1; // npos + 1 is 0
  return text.slice(begin, text.find('\n', at)).rtrim('\r');
}

/// The last line above \p line that is not blank; empty when there is none.
static StringRef lineAbove(StringRef text, StringRef line) {
  StringRef above = text.take_front(line.begin() - text.begin()).rtrim();
  return above.empty() ? StringRef() : lineAt(text, above.size() - 1);
}

static StringRef withoutIndent(StringRef line) {
  line = line.ltrim(' ');
  while (line.consume_front("- "))
    line = line.ltrim(' ');
  return line;
}

/// What begins like the name of a field.
static StringRef wordOf(StringRef content) {
  StringRef word = content.take_while(
      [](char c) { return llvm::isAlnum(c) || c == '_' || c == '-'; });
  return !word.empty() && llvm::isAlpha(word.front()) ? word : StringRef();
}

/// `-type: cron` and `version:"1.0"`; not `http://...`.
static bool reportNoBlank(FileId file, StringRef text, StringRef line,
                          DiagnosticEngine &diags) {
  StringRef content = withoutIndent(line);
  bool isItem = content.starts_with("-");
  StringRef word = wordOf(content.drop_front(isItem));
  StringRef rest = content.drop_front(isItem + word.size());
  bool isKey = !word.empty() && rest.consume_front(":");
  bool hasBlank = rest.empty() || rest.starts_with(" ");
  if (!isKey || hasBlank != isItem || rest.starts_with("//") ||
      rest.starts_with("\\"))
    return false;
  uint32_t mark =
      uint32_t((isItem ? content : rest).begin() - text.begin()) - !isItem;
  diags
      .report(
          diag::YamlSyntax, Span{file, mark, mark + 1},
          ("expected a blank behind this '" + text.substr(mark, 1) + "'").str())
      .fix("insert a blank", Span{file, mark + 1, mark + 1}, " ");
  return true;
}

/// `|` or `>` at the end of \p line, with what may stand behind it; empty when
/// no block scalar begins there.
static StringRef blockHeader(StringRef line) {
  line = line.take_front(line.find(" #")).rtrim();
  StringRef before = line.rtrim("+-123456789");
  if (before.empty() || !StringRef("|>").contains(before.back()))
    return {};
  StringRef header = line.drop_front(before.size() - 1);
  before = before.drop_back();
  return before.ends_with(": ") || before.ends_with("- ") ? header
                                                          : StringRef();
}

bool yaml::reportNoKey(FileId file, uint32_t key, DiagnosticEngine &diags) {
  StringRef text = diags.sourceManager().file(file).text();
  StringRef line = lineAt(text, key);
  StringRef header = blockHeader(lineAbove(text, line));
  if (header.empty())
    return reportNoBlank(file, text, line, diags);
  uint32_t begin = uint32_t(header.begin() - text.begin());
  diags
      .report(diag::YamlSyntax, Span{file, key, key + 1},
              "expected the text of the block scalar that begins above, which "
              "is indented more than the key that it belongs to")
      .note(Span{file, begin, begin + uint32_t(header.size())},
            "it begins here");
  return true;
}

bool yaml::reportTextAbove(FileId file, uint32_t colon,
                           DiagnosticEngine &diags) {
  StringRef text = diags.sourceManager().file(file).text();
  StringRef line = lineAt(text, colon);
  StringRef before = line.take_front(text.begin() + colon - line.begin());
  if (before.contains(": ") || wordOf(withoutIndent(before)).empty())
    return false;
  StringRef above = lineAbove(text, line);
  if (reportNoBlank(file, text, above, diags))
    return true;
  StringRef word = wordOf(withoutIndent(above));
  if (word.empty())
    return false;
  uint32_t begin = uint32_t(word.begin() - text.begin());
  uint32_t end = uint32_t(word.end() - text.begin());
  if (word == withoutIndent(above).rtrim()) {
    diags
        .report(diag::YamlSyntax, Span{file, begin, end},
                "expected ':' behind this key")
        .suggest("write ':' behind it", Span{file, end, end}, ":");
    return true;
  }
  StringRef value = above.drop_front(word.end() - above.begin());
  if (!value.consume_front(": "))
    return false;
  begin = uint32_t(value.ltrim(' ').begin() - text.begin());
  diags
      .report(diag::YamlSyntax, Span{file, colon, colon + 1},
              "':' may not follow here; expected this line in the column of "
              "the key above it, or quotes around a text with ': ' in it")
      .note(Span{file, begin, begin + 1},
            "the text that this line belongs to begins here");
  return true;
}

static bool isFence(StringRef line) { return line.starts_with("```"); }

bool yaml::reportFence(FileId file, DiagnosticEngine &diags) {
  StringRef text = diags.sourceManager().file(file).text();
  if (!text.contains("```"))
    return false;
  llvm::SmallVector<StringRef, 64> all;
  text.split(all, '\n');
  auto isBlank = [](StringRef line) { return line.trim().empty(); };
  ArrayRef<StringRef> lines = all;
  ArrayRef<StringRef> rest = lines.drop_while(std::not_fn(isFence));
  if (rest.empty())
    return false;
  bool isFirst = llvm::all_of(lines.drop_back(rest.size()), isBlank);
  StringRef first = rest.front();
  rest = rest.drop_front().drop_while(std::not_fn(isFence));
  auto place = [&](StringRef line, bool isWhole) {
    uint32_t begin = uint32_t(line.begin() - text.begin());
    uint32_t end = begin + uint32_t(line.size());
    return Span{file, begin,
                isWhole ? std::min(end + 1, uint32_t(text.size())) : end};
  };
  InFlightDiagnostic report =
      diags.report(diag::YamlSyntax, place(first.rtrim("\r"), false),
                   "this line is Markdown's; a YAML file holds what stands "
                   "between such lines, without them");
  if (isFirst && !rest.empty() && llvm::all_of(rest.drop_front(), isBlank))
    std::move(report).fix(
        {"remove the lines of '```'",
         true,
         {{place(first, true), ""}, {place(rest.front(), true), ""}}});
  return true;
}
