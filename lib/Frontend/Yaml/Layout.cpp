//===- Layout.cpp - comments, indentation, adjacency ----------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Layout.h"

#include "llvm/ADT/StringExtras.h"

using namespace tntc;

static bool isBreak(char c) { return c == '\n' || c == '\r'; }
static bool isBlank(char c) { return c == ' ' || c == '\t'; }

bool yaml::Layout::isBlankOrEnd(size_t at) const {
  return at >= text.size() || isBlank(text[at]) || isBreak(text[at]);
}

bool yaml::Layout::isFlowIndicator(size_t at) const {
  return at < text.size() && StringRef(",[]{}").contains(text[at]);
}

InFlightDiagnostic yaml::Layout::refuse(diag::Id id, size_t begin, size_t end) {
  hasFailed = true;
  return diags.report(id, Span{file, uint32_t(begin), uint32_t(end)});
}

void yaml::Layout::checkGap(uint32_t from, uint32_t to, Surroundings around) {
  size_t line = 0;
  bool sawBreak = false;
  for (size_t i = from; i < to; ++i) {
    char c = text[i];
    if (isBreak(c)) {
      sawBreak = true;
      line = i + 1;
      continue;
    }
    if (c != '#')
      continue;
    if (i > 0 && !isBlank(text[i - 1]) && !isBreak(text[i - 1])) {
      refuse(diag::YamlGluedComment, i, i + 1)
          .fix("insert a blank", Span{file, uint32_t(i), uint32_t(i)}, " ");
      return;
    }
    while (i + 1 < to && !isBreak(text[i + 1]))
      ++i;
  }
  if (sawBreak && to < text.size())
    checkIndent(uint32_t(line), around.indent,
                around.inFlow ? around.flowBegin : uint32_t(line));
}

/// The line at \p lineBegin continues a value or begins one: spaces have to
/// bring it beyond the parent's column. Most often the end of the value that
/// began at \p valueBegin is missing.
void yaml::Layout::checkIndent(uint32_t lineBegin, int indent,
                               uint32_t valueBegin) {
  size_t at = lineBegin;
  size_t need = size_t(indent + 1);
  while (at < text.size() && text[at] == ' ' && at - lineBegin < need)
    ++at;
  if (at - lineBegin >= need || hasFailed)
    return;
  hasFailed = true;
  if (at < text.size() && text[at] == '\t') {
    refuse(diag::YamlTabIndent, at, at + 1);
    return;
  }
  auto report =
      diags.report(diag::YamlFlowIndent, Span{file, uint32_t(at), uint32_t(at)},
                   need == 1 ? "a space" : std::to_string(need) + " spaces");
  if (valueBegin < lineBegin)
    report.note(Span{file, valueBegin, valueBegin + 1},
                "the value begins here; is its end missing?");
}

/// The token at \p begin opens or continues a block collection: between it
/// and the start of its line, spaces alone may stand beside `-`, `?`, `:`.
void yaml::Layout::checkTabs(uint32_t begin) {
  for (size_t at = begin; at > 0; --at) {
    char c = text[at - 1];
    if (c == '\t') {
      refuse(diag::YamlTabIndent, at - 1, at);
      return;
    }
    if (!StringRef(" -?:").contains(c))
      return;
  }
}

void yaml::Layout::checkLines(uint32_t begin, uint32_t end, int indent) {
  for (size_t i = begin; i < end; ++i) {
    if (!isBreak(text[i]))
      continue;
    size_t content = i + 1;
    while (content < end && isBlank(text[content]))
      ++content;
    // A blank line may have fewer spaces, but no tab in place of one.
    StringRef blanks = text.slice(i + 1, content);
    bool isBlankLine = content >= end || isBreak(text[content]);
    if (!isBlankLine || blanks.contains('\t'))
      checkIndent(uint32_t(i + 1), indent, begin);
    i = content - 1;
  }
}

void yaml::Layout::checkAnchor(const TokenStream &tokens, Surroundings around) {
  size_t at = tokens.end();
  if (isBlankOrEnd(at) || (around.inFlow && isFlowIndicator(at)))
    return;
  refuse(diag::YamlAnchorName, tokens.begin(), tokens.end());
}

uint32_t yaml::Layout::contentEnd(uint32_t begin, uint32_t end) const {
  while (end > begin && (isBreak(text[end - 1]) || isBlank(text[end - 1])))
    --end;
  return end;
}

void yaml::Layout::checkBlockScalar(const TokenStream &tokens,
                                    Surroundings around) {
  size_t at = tokens.begin() + 1;
  bool explicitIndent = false;
  while (at < text.size() && StringRef("+-123456789").contains(text[at])) {
    explicitIndent |= llvm::isDigit(text[at]);
    ++at;
  }
  if (at < text.size() && text[at] == '#') {
    refuse(diag::YamlGluedComment, at, at + 1)
        .fix("insert a blank", Span{file, uint32_t(at), uint32_t(at)}, " ");
    return;
  }
  // 1.2 counts from a parent in column -1 here, other readers from 0.
  if (explicitIndent && around.indent < 0) {
    refuse(diag::YamlTopBlockIndent, tokens.begin(), at);
    return;
  }
  while (at < text.size() && !isBreak(text[at]))
    ++at;
  // Blank lines, then the first line that is not.
  size_t widest = 0, line = at, widestLine = at;
  while (at < text.size()) {
    if (isBreak(text[at])) {
      if (at - line > widest && line != at && text[line] == ' ') {
        widest = at - line;
        widestLine = line;
      }
      line = ++at;
    } else if (text[at] == ' ') {
      ++at;
    } else {
      break;
    }
  }
  if (explicitIndent || at >= text.size())
    return;
  size_t indent = at - line;
  if (around.indent < 0 && indent == 0) {
    StringRef rest = text.substr(at);
    if ((rest.starts_with("---") || rest.starts_with("...")) &&
        isBlankOrEnd(at + 3))
      return;
    refuse(diag::YamlTopBlockIndent, at, at);
    return;
  }
  if (int(indent) > around.indent && widest > indent)
    refuse(diag::YamlLeadingBlanks, widestLine + indent, widestLine + widest);
}

void yaml::Layout::checkToken(const TokenStream &tokens, Surroundings around,
                              bool afterJson) {
  if (tabs && !around.inFlow &&
      (tokens.type() == YAML_KEY_TOKEN || tokens.type() == YAML_VALUE_TOKEN ||
       tokens.type() == YAML_BLOCK_ENTRY_TOKEN))
    checkTabs(tokens.begin());
  switch (tokens.type()) {
  case YAML_ANCHOR_TOKEN:
  case YAML_ALIAS_TOKEN:
    return checkAnchor(tokens, around);
  case YAML_KEY_TOKEN:
    // An implicit key's token is empty.
    if (around.inFlow && tokens.end() != tokens.begin() &&
        !isBlankOrEnd(tokens.end()))
      refuse(diag::YamlFlowIndicator, tokens.begin(), tokens.end());
    return;
  case YAML_VALUE_TOKEN:
    if (around.inFlow && !afterJson && !isBlankOrEnd(tokens.end()) &&
        !isFlowIndicator(tokens.end()))
      refuse(diag::YamlFlowIndicator, tokens.begin(), tokens.end());
    return;
  case YAML_SCALAR_TOKEN:
    break;
  default:
    return;
  }
  switch (tokens.token().data.scalar.style) {
  case YAML_LITERAL_SCALAR_STYLE:
  case YAML_FOLDED_SCALAR_STYLE:
    return checkBlockScalar(tokens, around);
  case YAML_PLAIN_SCALAR_STYLE:
    if (around.inFlow && tokens.end() - tokens.begin() == 1 &&
        text[tokens.begin()] == '-' && isFlowIndicator(tokens.end()))
      refuse(diag::YamlFlowIndicator, tokens.begin(), tokens.end());
    if (!around.inFlow && !tabs)
      return;
    break;
  default:
    break;
  }
  if (tokens.isMultiLine())
    checkLines(tokens.begin(), tokens.end(), around.indent);
}
