//===- TokenStream.cpp - libyaml's tokens and errors ----------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "TokenStream.h"

#include "MissingMark.h"
#include "Tabs.h"

#include "tntc/Support/CodePoint.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ErrorHandling.h"

#include <algorithm>
#include <cstring>

using namespace tntc;

/// A last line of blanks alone, without a line break.
static bool endsInBlankLine(StringRef text) {
  StringRef rest = text.rtrim(" \t");
  return rest.size() != text.size() &&
         (rest.empty() || rest.back() == '\n' || rest.back() == '\r');
}

yaml::TokenStream::TokenStream(FileId file, StringRef text, uint32_t begin,
                               bool ascii, DiagnosticEngine &diags)
    : file(file), diags(diags), places(text, begin, ascii),
      rest(text.drop_front(begin)), addBreak(endsInBlankLine(text)) {
  if (!yaml_parser_initialize(&scanner))
    llvm::report_bad_alloc_error("no memory for the YAML scanner");
  std::memset(&current, 0, sizeof current);
  yaml_parser_set_encoding(&scanner, YAML_UTF8_ENCODING);
  yaml_parser_set_input(&scanner, read, this);
}

yaml::TokenStream::~TokenStream() {
  yaml_token_delete(&current);
  yaml_parser_delete(&scanner);
}

/// Hands the text over as it is, but completes a last line of blanks: at the
/// end of the input libyaml drops it from a block scalar that keeps its
/// trailing lines.
int yaml::TokenStream::read(void *self, unsigned char *buffer, size_t size,
                            size_t *written) {
  auto &stream = *static_cast<TokenStream *>(self);
  *written = std::min(size, stream.rest.size());
  std::memcpy(buffer, stream.rest.data(), *written);
  stream.rest = stream.rest.drop_front(*written);
  if (stream.rest.empty() && stream.addBreak && *written < size) {
    buffer[(*written)++] = '\n';
    stream.addBreak = false;
  }
  return 1;
}

bool yaml::TokenStream::next() {
  yaml_token_delete(&current);
  if (!yaml_parser_scan(&scanner, &current)) {
    if (scanner.error == YAML_MEMORY_ERROR)
      llvm::report_bad_alloc_error("no memory for the YAML scanner");
    return false;
  }
  beginByte = places.toByte(current.start_mark.index);
  endByte = places.toByte(current.end_mark.index);
  return true;
}

bool yaml::TokenStream::isInBlockScalar() const {
  return scanner.context &&
         StringRef(scanner.context).ends_with("block scalar");
}

namespace {
/// One of libyaml's messages in our words.
struct Problem {
  StringRef theirs;
  diag::Id id;
  StringRef ours;
  /// Point at what libyaml was in the middle of, not at where it gave up.
  bool atContext = false;
};
} // namespace

static const Problem problems[] = {
    {"found character that cannot start any token", diag::YamlSyntax,
     "this character cannot begin a value; expected quotes around the text"},
    {"could not find expected ':'", diag::YamlSyntax,
     "expected ':' behind this key, on the same line and within 1024 "
     "characters",
     true},
    {"block sequence entries are not allowed in this context", diag::YamlSyntax,
     "a list item may not begin here; expected it on a line of its own"},
    {"mapping keys are not allowed in this context", diag::YamlSyntax,
     "a key may not begin here; expected it on a line of its own"},
    {"mapping values are not allowed in this context", diag::YamlSyntax,
     "':' may not follow here; expected quotes around a text with ': ' in it, "
     "or a mapping on a line of its own"},
    {"did not find expected alphabetic or numeric character",
     diag::YamlAnchorName, "", true},
    {"did not find the expected '>'", diag::YamlSyntax,
     "expected '>' at the end of the tag", true},
    {"did not find expected '!'", diag::YamlSyntax,
     "expected '!' at the end of the tag's handle", true},
    {"did not find expected tag URI", diag::YamlSyntax,
     "expected a name in the tag", true},
    {"did not find URI escaped octet", diag::YamlSyntax,
     "expected two hexadecimal digits behind '%' in the tag"},
    {"found an incorrect leading UTF-8 octet", diag::YamlSyntax,
     "escapes in the tag are not valid UTF-8"},
    {"found an incorrect trailing UTF-8 octet", diag::YamlSyntax,
     "escapes in the tag are not valid UTF-8"},
    {"did not find expected whitespace or line break", diag::YamlSyntax,
     "expected a blank behind the tag"},
    {"found an indentation indicator equal to 0", diag::YamlSyntax,
     "expected an indentation indicator between 1 and 9"},
    {"did not find expected comment or line break", diag::YamlSyntax,
     "expected a comment or the end of the line behind '|' or '>'"},
    {"found a tab character where an indentation space is expected",
     diag::YamlTabIndent, ""},
    {"found a tab character that violates indentation", diag::YamlTabIndent,
     ""},
    {"found unexpected document indicator", diag::YamlSyntax,
     "'---' or '...' at the start of a line in a quoted string"},
    {"found unexpected end of stream", diag::YamlSyntax,
     "this quoted string has no closing quote", true},
    {"found unknown escape character", diag::YamlSyntax,
     "unknown escape in a double-quoted string; expected '\\\\' for a "
     "backslash"},
    {"did not find expected hexdecimal number", diag::YamlSyntax,
     "expected hexadecimal digits in the escape"},
    {"found invalid Unicode character escape code", diag::YamlSyntax,
     "the escape names no character"},
    {"found unexpected ':'", diag::YamlFlowIndicator, ""},
};

bool yaml::reportForeignBlank(FileId file, uint32_t at,
                              DiagnosticEngine &diags) {
  StringRef text = diags.sourceManager().file(file).text();
  Span blank = findForeignBlank(file, text, at);
  if (!blank.isValid())
    return false;
  StringRef found = text.slice(blank.begin, blank.end);
  std::string spaces;
  for (StringRef rest = found; !rest.empty();
       rest = rest.drop_front(CodePoint::first(rest).size))
    spaces += ' ';
  diags
      .report(diag::YamlSyntax, blank,
              foreignBlankName(found) + " looks like a space and is none to "
                                        "YAML; expected a space")
      .suggest("write a space", blank, spaces);
  return true;
}

/// Reports the key of the line that \p at stands in when it is longer than YAML
/// lets one be that has no '? ' before it: libyaml does not see that it is a
/// key.
static bool reportLongKey(FileId file, StringRef text, uint32_t at,
                          DiagnosticEngine &diags) {
  constexpr size_t longestKey = 1024;
  size_t begin = text.take_front(at).rfind('\n') + 1;
  StringRef line = text.drop_front(begin);
  line = line.take_front(line.find('\n'));
  StringRef key = line.ltrim(" -");
  begin += line.size() - key.size();
  if (std::min(key.find(": "), key.rtrim().size()) <= longestKey ||
      !key.contains(':'))
    return false;
  diags.report(
      diag::YamlSyntax, Span{file, uint32_t(begin), uint32_t(begin + 1)},
      "this key has more than 1024 characters; expected a shorter one, "
      "or '? ' before it and its ':' on the next line");
  return true;
}

/// The number of `\\u` and four digits at the start of \p text; 0 without.
static unsigned escapedUnit(StringRef text) {
  unsigned unit = 0;
  if (text.consume_front("\\u") && text.size() >= 4 &&
      text.take_front(4).getAsInteger(16, unit))
    return 0;
  return unit;
}

/// Reports the escape at \p at when it is the first of two that JSON has for
/// one character above U+FFFF, of which either names none.
static bool reportSurrogates(FileId file, StringRef text, uint32_t at,
                             DiagnosticEngine &diags) {
  constexpr size_t size = 6; // of each of them
  unsigned high = escapedUnit(text.substr(at));
  unsigned low = escapedUnit(text.substr(at + size));
  if ((high & 0xFC00) != 0xD800 || (low & 0xFC00) != 0xDC00)
    return false;
  unsigned character = 0x10000 + ((high & 0x3FF) << 10) + (low & 0x3FF);
  std::string meant =
      "\\U" + llvm::utohexstr(character, /*LowerCase=*/false, /*Width=*/8);
  Span span{file, at, uint32_t(at + 2 * size)};
  diags
      .report(diag::YamlSyntax, span,
              "two escapes for one character, as JSON has them; expected '" +
                  meant + "'")
      .fix("write '" + meant + "'", span, meant);
  return true;
}

void yaml::TokenStream::reportProblem() {
  StringRef text = diags.sourceManager().file(file).text();
  const Problem *known = llvm::find_if(
      problems, [&](const Problem &p) { return p.theirs == scanner.problem; });
  // A directive inside a document has many ways to go wrong.
  Problem directive{"", diag::YamlDirective,
                    "a directive may not stand in a document", true};
  if (known == std::end(problems) ||
      StringRef(scanner.context).contains("irective"))
    known = &directive;
  bool atContext = known->atContext && scanner.context;
  uint32_t at =
      atContext ? places.toByte(scanner.context_mark.index) : problem();
  uint32_t end = std::min<uint32_t>(at + 1, uint32_t(text.size()));
  // libyaml has read on when it finds out; of an escape, all is at fault.
  if (StringRef(known->ours).contains("the escape")) {
    at = uint32_t(text.rfind('\\', at));
    if (reportSurrogates(file, text, at, diags))
      return;
  }
  if (known->id == diag::YamlSyntax && !isInBlockScalar() &&
      reportForeignBlank(file, at, diags))
    return;
  bool isStray = known->ours.starts_with("':' may not follow");
  bool isNoKey = known->ours.starts_with("expected ':'");
  if ((isStray || isNoKey) && reportLongKey(file, text, at, diags))
    return;
  Span tab = findIndentTab(file, text, at);
  if (known->id == diag::YamlSyntax && tab.isValid())
    diags.report(diag::YamlTabIndent, tab);
  else if (known->id == diag::YamlSyntax && at < end && text[at] == '\t')
    diags.report(diag::YamlTabIndent, Span{file, at, end});
  else if (known->id == diag::YamlTabIndent && isInBlockScalar() && at > 0 &&
           text[at - 1] == ' ')
    diags.report(diag::YamlBlockTab, Span{file, at, end});
  else if (!(isStray && reportTextAbove(file, at, diags)) &&
           !(isNoKey && reportNoKey(file, at, diags)))
    diags.report(known->id, Span{file, at, end}, known->ours);
}
