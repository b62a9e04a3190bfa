//===- Tabs.cpp - separation that libyaml does not know -------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Tabs.h"

#include "TokenStream.h"

#include "tntc/Support/CodePoint.h"

using namespace tntc;

/// The place of the tab that libyaml stops at, or npos.
static size_t findTab(FileId file, StringRef text, uint32_t begin, bool ascii,
                      DiagnosticEngine &diags, uint32_t maxDepth) {
  yaml::TokenStream tokens(file, text, begin, ascii, diags);
  // Deep nesting, which the grammar refuses, costs libyaml its square.
  for (uint32_t depth = 0; depth <= maxDepth;) {
    if (!tokens.next())
      return tokens.problem() < text.size() && text[tokens.problem()] == '\t' &&
                     !tokens.isInBlockScalar()
                 ? tokens.problem()
                 : StringRef::npos;
    switch (tokens.type()) {
    case YAML_STREAM_END_TOKEN:
      return StringRef::npos;
    case YAML_FLOW_SEQUENCE_START_TOKEN:
    case YAML_FLOW_MAPPING_START_TOKEN:
      ++depth;
      break;
    case YAML_FLOW_SEQUENCE_END_TOKEN:
    case YAML_FLOW_MAPPING_END_TOKEN:
      depth -= depth != 0;
      break;
    default:
      break;
    }
  }
  return StringRef::npos;
}

Span yaml::findIndentTab(FileId file, StringRef text, uint32_t at) {
  size_t line = text.take_front(at).find_last_of("\r\n");
  line = line == StringRef::npos ? 0 : line + 1;
  size_t tab = text.find_first_not_of(' ', line);
  if (tab >= text.size() || text[tab] != '\t')
    return {};
  return {file, uint32_t(tab), uint32_t(tab + 1)};
}

/// In the line \p line, which begins at \p begin.
static Span foreignBlankOf(FileId file, StringRef line, uint32_t begin) {
  auto sizeAt = [&](size_t at) -> size_t {
    if (at >= line.size())
      return 0;
    CodePoint point = CodePoint::first(line.drop_front(at));
    return point.isForeignBlank() ? point.size : 0;
  };
  auto spanAt = [&](size_t at) {
    size_t end = at;
    while (size_t size = sizeAt(end))
      end += size;
    return Span{file, begin + uint32_t(at), begin + uint32_t(end)};
  };
  size_t at = 0;
  while (at < line.size() && (line[at] == ' ' || line[at] == '-'))
    ++at;
  if (sizeAt(at))
    return spanAt(at);
  // Behind the ':' of the first key, where it has no quotes.
  size_t colon = line.find(':', at);
  if (line.substr(at, 1).find_first_of("'\"#") == StringRef::npos &&
      colon != StringRef::npos && sizeAt(colon + 1))
    return spanAt(colon + 1);
  return {};
}

Span yaml::findForeignBlank(FileId file, StringRef text, uint32_t at) {
  size_t begin = text.take_front(at).rfind('\n') + 1;
  for (unsigned lines = 0; lines < 2; ++lines) {
    StringRef line = text.drop_front(begin);
    line = line.take_front(line.find('\n'));
    if (Span found = foreignBlankOf(file, line, uint32_t(begin));
        found.isValid() || begin == 0)
      return found;
    begin = text.take_front(begin - 1).rfind('\n') + 1;
  }
  return {};
}

std::string yaml::replaceTabs(FileId file, uint32_t begin, bool ascii,
                              DiagnosticEngine &diags, uint32_t maxDepth) {
  StringRef text = diags.sourceManager().file(file).text();
  std::string copy;
  // Each turn reads the file once more; large files get fewer.
  constexpr size_t mostTurns = 32, mostBytes = 8 << 20;
  for (size_t turn = 0; turn < mostTurns && turn * text.size() <= mostBytes;
       ++turn) {
    StringRef current = copy.empty() ? text : StringRef(copy);
    size_t at = findTab(file, current, begin, ascii, diags, maxDepth);
    if (at == StringRef::npos)
      break;
    if (copy.empty())
      copy = text.str();
    for (; at < copy.size() && (copy[at] == '\t' || copy[at] == ' '); ++at)
      copy[at] = ' ';
  }
  return copy;
}
