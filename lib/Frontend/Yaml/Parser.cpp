//===- Parser.cpp - YAML's productions over tokens ------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Parser.h"

#include "Tabs.h"

#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/ErrorHandling.h"

using namespace tntc;
using ir::Value;

yaml::Parser::Parser(FileId file, const Head &head, TokenStream &tokens,
                     Layout &layout, Composer &composer,
                     DiagnosticEngine &diags)
    : file(file), head(head), tokens(tokens), layout(layout),
      composer(composer), diags(diags), lastEnd(head.end),
      mayIgnore(diags.sourceManager().file(file).text().contains(
          DiagnosticEngine::ignoreWord)) {}

void yaml::Parser::noteIgnore() {
  Span span = here();
  StringRef text = diags.sourceManager().text(span);
  // A comment may stand behind the `|` of a block scalar.
  if (text.starts_with("|") || text.starts_with(">"))
    span.begin += uint32_t(std::min(text.find_first_of("\r\n"), text.size()));
  if (diags.sourceManager().text(span).contains(DiagnosticEngine::ignoreWord))
    texts.push_back(span);
}

/// Takes the current token and looks at the next one. Levels have to be up to
/// date: rules on blanks depend on them.
bool yaml::Parser::advance() {
  if (tokens.end() > tokens.begin()) {
    afterJson = at(YAML_FLOW_SEQUENCE_END_TOKEN) ||
                at(YAML_FLOW_MAPPING_END_TOKEN) ||
                (at(YAML_SCALAR_TOKEN) &&
                 tokens.token().data.scalar.style != YAML_PLAIN_SCALAR_STYLE);
    if (afterJson && at(YAML_SCALAR_TOKEN))
      jsonBegin = tokens.begin();
    lastEnd = std::max(lastEnd, tokens.end());
  }
  // The text of an implicit key stands in its mapping's own column.
  Surroundings place = around();
  if (at(YAML_KEY_TOKEN) && tokens.end() == tokens.begin() && !place.inFlow)
    --place.indent;
  if (!tokens.next()) {
    hasScannerFailed = true;
    return false;
  }
  bool hasBytes = tokens.end() > tokens.begin();
  if (mayIgnore && hasBytes && at(YAML_SCALAR_TOKEN))
    noteIgnore();
  bool indicator =
      at(YAML_KEY_TOKEN) || at(YAML_VALUE_TOKEN) || at(YAML_BLOCK_ENTRY_TOKEN);
  if (indicator && !place.inFlow)
    place.indent = -1;
  // A token without bytes leaves the gap to the next one that has some.
  if (tokens.begin() > lastEnd && (hasBytes || at(YAML_STREAM_END_TOKEN)))
    layout.checkGap(lastEnd, tokens.begin(), place);
  if (!layout.failed() && !atEnd)
    layout.checkToken(tokens, around(), afterJson);
  // Whatever follows would only be a trail of this fault.
  return !layout.failed();
}

/// Text on the line of a closing quote or bracket, as in `"Pull" orders`.
bool yaml::Parser::reportTail() {
  StringRef text = diags.sourceManager().file(file).text();
  StringRef line = text.drop_front(lastEnd);
  line = line.take_front(line.find_first_of("\r\n"));
  bool isOnLine = tokens.begin() < lastEnd + line.size();
  if (!afterJson || around().inFlow || !isOnLine ||
      !(at(YAML_SCALAR_TOKEN) || at(YAML_FLOW_SEQUENCE_START_TOKEN) ||
        at(YAML_FLOW_MAPPING_START_TOKEN)))
    return false;
  InFlightDiagnostic report = diags.report(
      diag::YamlSyntax, here(),
      "the value ended before this text; expected quotes around the whole");
  StringRef whole = text.slice(jsonBegin, lastEnd + line.size());
  whole = whole.take_front(whole.find(" #")).rtrim();
  if (whole.find_first_of("'\r\n") == StringRef::npos)
    std::move(report).suggest(
        "put quotes around the whole",
        Span{file, jsonBegin, jsonBegin + uint32_t(whole.size())},
        "'" + whole + "'");
  return true;
}

bool yaml::Parser::expected(StringRef what) {
  Span tab = findIndentTab(file, diags.sourceManager().file(file).text(),
                           tokens.begin());
  if (tab.isValid()) {
    diags.report(diag::YamlTabIndent, tab);
    return false;
  }
  if (reportForeignBlank(file, tokens.begin(), diags) || reportTail())
    return false;
  auto report =
      diags.report(diag::YamlSyntax, here(), "expected " + what.str());
  if (levels.empty())
    return false;
  const Level &level = levels.back();
  report.note(level.open, Twine("in ") +
                              composer.describeOpen(level.around.inFlow) +
                              " that begins here");
  return false;
}

bool yaml::Parser::empty() {
  return composer.scalar({}, {}, Span{file, lastEnd, lastEnd}, true);
}

bool yaml::Parser::parse() {
  // The stream's start carries nothing.
  if (!tokens.next())
    return hasScannerFailed = true, false;
  if (!advance())
    return false;
  if (at(YAML_DOCUMENT_START_TOKEN)) {
    if (!advance())
      return false;
  } else if (at(YAML_STREAM_END_TOKEN)) {
    return true;
  }
  if (at(YAML_DOCUMENT_START_TOKEN) || at(YAML_DOCUMENT_END_TOKEN) ||
      at(YAML_STREAM_END_TOKEN)) {
    if (!empty())
      return false;
  } else if (!parseNode(false)) {
    return false;
  }
  while (!levels.empty())
    if (!step())
      return false;
  atEnd = true;
  return parseEnd();
}

bool yaml::Parser::parseEnd() {
  bool ended = false;
  while (at(YAML_DOCUMENT_END_TOKEN)) {
    ended = true;
    if (!advance())
      return false;
  }
  if (at(YAML_STREAM_END_TOKEN))
    return true;
  if (!ended && !at(YAML_DOCUMENT_START_TOKEN))
    return expected("the end of the document");
  diags.report(diag::YamlSecondDocument, here());
  return false;
}

bool yaml::Parser::step() {
  switch (levels.back().state) {
  case State::BlockEntry:
    return stepBlockEntry(false);
  case State::IndentlessEntry:
    return stepBlockEntry(true);
  case State::BlockKey:
    return stepBlockKey();
  case State::BlockValue:
    return stepBlockValue();
  case State::FlowItem:
  case State::FlowItemEnd:
    return stepFlowItem();
  case State::PairKey:
  case State::PairValue:
  case State::PairEnd:
    return stepPair();
  case State::FlowKey:
  case State::FlowEntryEnd:
    return stepFlowKey();
  case State::FlowValue:
    return stepFlowValue();
  }
  llvm_unreachable("covered switch");
}

/// A node, or an empty one where a token of \p ends stands.
bool yaml::Parser::parseOrEmpty(bool indentless,
                                std::initializer_list<yaml_token_type_t> ends) {
  for (yaml_token_type_t end : ends)
    if (at(end))
      return empty();
  return parseNode(indentless);
}

bool yaml::Parser::emptyKey() {
  return composer.scalar({}, {}, here().first(), true);
}

bool yaml::Parser::parseKey(bool indentless, yaml_token_type_t end,
                            yaml_token_type_t otherEnd) {
  return at(YAML_VALUE_TOKEN) ? emptyKey()
                              : parseOrEmpty(indentless, {end, otherEnd});
}

bool yaml::Parser::open(State state, Value::Kind kind,
                        const Properties &properties) {
  Surroundings inner = around();
  bool flow = state == State::FlowItem || state == State::FlowKey;
  if (flow) {
    inner.inFlow = true;
    inner.flowBegin = tokens.begin();
  } else if (state != State::IndentlessEntry) {
    inner.indent = tokens.column();
  }
  if (!composer.begin(kind, flow, properties, here()))
    return false;
  levels.push_back({state, inner, here()});
  // A sequence without indentation has no token of its own.
  return state == State::IndentlessEntry || advance();
}

bool yaml::Parser::close(bool consume) {
  uint32_t end = consume ? std::max(lastEnd, tokens.end()) : lastEnd;
  if (!composer.end(levels.back().around.inFlow ? end : lastEnd))
    return false;
  if (consume)
    jsonBegin = levels.back().open.begin;
  levels.pop_back();
  return !consume || advance();
}

bool yaml::Parser::stepBlockEntry(bool indentless) {
  if (at(YAML_BLOCK_ENTRY_TOKEN)) {
    if (!advance())
      return false;
    return indentless
               ? parseOrEmpty(false, {YAML_BLOCK_ENTRY_TOKEN, YAML_KEY_TOKEN,
                                      YAML_VALUE_TOKEN, YAML_BLOCK_END_TOKEN})
               : parseOrEmpty(false,
                              {YAML_BLOCK_ENTRY_TOKEN, YAML_BLOCK_END_TOKEN});
  }
  if (indentless || at(YAML_BLOCK_END_TOKEN))
    return close(!indentless);
  return expected("'-' for the next item, in the column of the others");
}

bool yaml::Parser::stepBlockKey() {
  if (at(YAML_BLOCK_END_TOKEN))
    return close(true);
  if (at(YAML_VALUE_TOKEN))
    return emptyKey() && parseImplicitValue();
  if (!at(YAML_KEY_TOKEN))
    return expected("a key, in the column of the others");
  levels.back().state = State::BlockValue;
  return advance() && parseKey(true, YAML_KEY_TOKEN, YAML_BLOCK_END_TOKEN);
}

/// The value of an empty key without `?`: unlike one that follows such a
/// key, a block collection begins on a line of its own.
bool yaml::Parser::parseImplicitValue() {
  size_t line = tokens.token().start_mark.line;
  if (!advance())
    return false;
  if (tokens.token().start_mark.line == line &&
      (at(YAML_BLOCK_SEQUENCE_START_TOKEN) ||
       at(YAML_BLOCK_MAPPING_START_TOKEN) || at(YAML_BLOCK_ENTRY_TOKEN)))
    return expected("a list or mapping on a line of its own");
  return parseOrEmpty(true,
                      {YAML_KEY_TOKEN, YAML_VALUE_TOKEN, YAML_BLOCK_END_TOKEN});
}

bool yaml::Parser::stepBlockValue() {
  levels.back().state = State::BlockKey;
  if (!at(YAML_VALUE_TOKEN))
    return empty();
  return advance() && parseOrEmpty(true, {YAML_KEY_TOKEN, YAML_VALUE_TOKEN,
                                          YAML_BLOCK_END_TOKEN});
}

bool yaml::Parser::openPair() {
  if (!composer.begin(Value::Kind::Mapping, true, {}, here().first()))
    return false;
  levels.push_back({State::PairKey, around(), here().first()});
  return true;
}

bool yaml::Parser::stepFlowItem() {
  if (at(YAML_FLOW_SEQUENCE_END_TOKEN))
    return close(true);
  State &state = levels.back().state;
  if (state == State::FlowItemEnd) {
    state = State::FlowItem;
    return at(YAML_FLOW_ENTRY_TOKEN) ? advance() : expected("',' or ']'");
  }
  state = State::FlowItemEnd;
  if (at(YAML_VALUE_TOKEN))
    return openPair();
  if (at(YAML_KEY_TOKEN))
    return openPair() && advance();
  return parseNode(false);
}

/// A mapping of one entry without braces, in a flow sequence.
bool yaml::Parser::stepPair() {
  State &state = levels.back().state;
  if (state == State::PairEnd)
    return close(false);
  if (state == State::PairKey) {
    state = State::PairValue;
    return parseKey(false, YAML_FLOW_ENTRY_TOKEN, YAML_FLOW_SEQUENCE_END_TOKEN);
  }
  state = State::PairEnd;
  if (!at(YAML_VALUE_TOKEN))
    return empty();
  return advance() && parseOrEmpty(false, {YAML_FLOW_ENTRY_TOKEN,
                                           YAML_FLOW_SEQUENCE_END_TOKEN});
}

bool yaml::Parser::stepFlowKey() {
  if (at(YAML_FLOW_MAPPING_END_TOKEN))
    return close(true);
  State &state = levels.back().state;
  if (state == State::FlowEntryEnd) {
    state = State::FlowKey;
    return at(YAML_FLOW_ENTRY_TOKEN) ? advance() : expected("',' or '}'");
  }
  state = State::FlowValue;
  if (at(YAML_FLOW_ENTRY_TOKEN))
    return expected("a key");
  if (at(YAML_KEY_TOKEN) && !advance())
    return false;
  // Without a key's token, what stands here is a key nevertheless: a lone
  // one, or one on several lines.
  return parseKey(false, YAML_FLOW_ENTRY_TOKEN, YAML_FLOW_MAPPING_END_TOKEN);
}

bool yaml::Parser::stepFlowValue() {
  levels.back().state = State::FlowEntryEnd;
  if (!at(YAML_VALUE_TOKEN))
    return empty();
  return advance() && parseOrEmpty(false, {YAML_FLOW_ENTRY_TOKEN,
                                           YAML_FLOW_MAPPING_END_TOKEN});
}

yaml::TagKind yaml::Parser::tagKind() {
  StringRef handle(
      reinterpret_cast<const char *>(tokens.token().data.tag.handle));
  StringRef suffix(
      reinterpret_cast<const char *>(tokens.token().data.tag.suffix));
  if (handle.empty() && tokens.end() - tokens.begin() == 1)
    return TagKind::NonSpecific;
  constexpr llvm::StringLiteral core = "tag:yaml.org,2002:";
  std::string whole;
  if (const StringRef *prefix = head.prefix(handle))
    whole = prefix->str();
  else if (handle == "!!")
    whole = core.str();
  else if (handle == "!")
    whole = "!";
  else if (!handle.empty())
    return TagKind::UndefinedHandle;
  whole += suffix;
  StringRef name = whole;
  if (!name.consume_front(core))
    return TagKind::Unknown;
  return llvm::StringSwitch<TagKind>(name)
      .Case("str", TagKind::String)
      .Case("int", TagKind::Integer)
      .Case("float", TagKind::Float)
      .Case("bool", TagKind::Boolean)
      .Case("null", TagKind::Null)
      .Case("seq", TagKind::Sequence)
      .Case("map", TagKind::Mapping)
      .Default(TagKind::Unknown);
}

bool yaml::Parser::parseProperties(Properties &properties) {
  while (at(YAML_ANCHOR_TOKEN) || at(YAML_TAG_TOKEN)) {
    if (at(YAML_ANCHOR_TOKEN)) {
      if (properties.anchor.isValid())
        return expected("a value; it has an anchor already");
      properties.anchor = here();
    } else {
      if (properties.tag.isValid())
        return expected("a value; it has a tag already");
      properties.tag = here();
      properties.tagKind = tagKind();
    }
    if (!advance())
      return false;
  }
  return true;
}

bool yaml::Parser::parseNode(bool indentless) {
  Properties properties;
  if (at(YAML_ALIAS_TOKEN))
    return composer.alias(here()) && advance();
  return parseProperties(properties) && parseContent(properties, indentless);
}

bool yaml::Parser::parseContent(Properties properties, bool indentless) {
  switch (tokens.type()) {
  case YAML_SCALAR_TOKEN: {
    const auto &scalar = tokens.token().data.scalar;
    Span span = here();
    if (scalar.style == YAML_LITERAL_SCALAR_STYLE ||
        scalar.style == YAML_FOLDED_SCALAR_STYLE)
      span.end = layout.contentEnd(span.begin, span.end);
    StringRef text(reinterpret_cast<const char *>(scalar.value), scalar.length);
    return composer.scalar(properties, text, span,
                           scalar.style == YAML_PLAIN_SCALAR_STYLE) &&
           advance();
  }
  case YAML_FLOW_SEQUENCE_START_TOKEN:
    return open(State::FlowItem, Value::Kind::Sequence, properties);
  case YAML_FLOW_MAPPING_START_TOKEN:
    return open(State::FlowKey, Value::Kind::Mapping, properties);
  case YAML_BLOCK_SEQUENCE_START_TOKEN:
    return open(State::BlockEntry, Value::Kind::Sequence, properties);
  case YAML_BLOCK_MAPPING_START_TOKEN:
    return open(State::BlockKey, Value::Kind::Mapping, properties);
  case YAML_BLOCK_ENTRY_TOKEN:
    if (indentless)
      return open(State::IndentlessEntry, Value::Kind::Sequence, properties);
    break;
  default:
    break;
  }
  if (!properties.any())
    return expected("a value");
  if (at(YAML_ALIAS_TOKEN))
    return expected("a value; an alias has no anchor or tag");
  return composer.scalar(properties, {}, Span{file, lastEnd, lastEnd}, true);
}
