//===- Composer.cpp - values, anchors and limits --------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Composer.h"

#include "CoreSchema.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace tntc;
using ir::Value;

static constexpr llvm::StringLiteral corePrefix = "tag:yaml.org,2002:";

static StringRef toRef(const yaml_char_t *text) {
  return text ? StringRef(reinterpret_cast<const char *>(text)) : StringRef();
}

yaml::Composer::Composer(FileId file, EventStream &events, ir::Context &context,
                         DiagnosticEngine &diags, const YamlLimits &limits)
    : file(file), events(events), context(context), diags(diags),
      limits(limits) {}

/// ` 'text'` for a message, shortened, in one line, and nothing at all for a
/// file whose text must not be shown.
std::string yaml::Composer::quote(StringRef text) const {
  if (diags.sourceManager().file(file).isSecret())
    return {};
  constexpr size_t longest = 60;
  std::string result = " '";
  for (char c : text.take_front(longest))
    result += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  if (text.size() > longest) {
    // Not in the middle of a character.
    while ((static_cast<unsigned char>(text[result.size() - 2]) & 0xC0) == 0x80)
      result.pop_back();
    result += "...";
  }
  return result + "'";
}

bool yaml::Composer::take() {
  switch (events.event().type) {
  case YAML_SCALAR_EVENT:
    return takeScalar();
  case YAML_ALIAS_EVENT:
    return takeAlias();
  case YAML_SEQUENCE_START_EVENT:
    return beginCollection(Value::Kind::Sequence);
  case YAML_MAPPING_START_EVENT:
    return beginCollection(Value::Kind::Mapping);
  case YAML_SEQUENCE_END_EVENT:
  case YAML_MAPPING_END_EVENT:
    endCollection();
    return true;
  default:
    return true;
  }
}

bool yaml::Composer::count(uint32_t values) {
  if (values <= limits.expandedValues - weight) {
    weight += values;
    return true;
  }
  diags.report(diag::YamlTooManyValues,
               Span{file, events.begin(), events.end()}, limits.expandedValues);
  return false;
}

bool yaml::Composer::countDepth(uint32_t height, Span span) {
  if (frames.size() + height <= limits.depth)
    return true;
  diags.report(diag::YamlTooDeep, span, limits.depth);
  return false;
}

void yaml::Composer::define(StringRef anchor, Anchor value) {
  if (!anchor.empty())
    anchors[anchor] = value;
}

void yaml::Composer::add(const Value *value) {
  if (frames.empty()) {
    rootValue = value;
    return;
  }
  Frame &frame = frames.back();
  if (frame.value->isSequence()) {
    items.push_back(value);
  } else if (!frame.key) {
    frame.key = value;
  } else {
    entries.push_back({frame.key, value});
    frame.key = nullptr;
  }
}

void yaml::Composer::reportUnknownTag(StringRef tag, Span span) {
  diags.report(diag::YamlUnknownTag, span, quote(tag));
  hasFailed = true;
}

Value::Kind yaml::Composer::scalarKind(const yaml_event_t &event,
                                       StringRef text, Span span,
                                       bool forcedString) {
  StringRef tag = toRef(event.data.scalar.tag);
  if (tag.empty())
    return event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE && !forcedString
               ? resolvePlain(text)
               : Value::Kind::String;
  StringRef name = tag;
  using Kind = std::optional<Value::Kind>;
  Kind kind;
  if (name.consume_front(corePrefix))
    kind = llvm::StringSwitch<Kind>(name)
               .Case("str", Value::Kind::String)
               .Case("int", Value::Kind::Integer)
               .Case("float", Value::Kind::Float)
               .Case("bool", Value::Kind::Boolean)
               .Case("null", Value::Kind::Null)
               .Case("seq", Value::Kind::Sequence)
               .Case("map", Value::Kind::Mapping)
               .Default(std::nullopt);
  if (!kind) {
    reportUnknownTag(tag, span);
    return Value::Kind::String;
  }
  if (matches(*kind, text))
    return *kind;
  diags.report(diag::YamlTagMismatch, span, name, "this scalar");
  hasFailed = true;
  return Value::Kind::String;
}

bool yaml::Composer::takeScalar() {
  const yaml_event_t &event = events.event();
  if (!count(1))
    return false;
  Span span{file, events.begin(), events.end()};
  StringRef text(reinterpret_cast<const char *>(event.data.scalar.value),
                 event.data.scalar.length);
  bool plain = event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
  Value *value = context.make<Value>();
  value->kind = scalarKind(event, text, span, false);
  value->span = span;
  value->quoted = !plain || (event.data.scalar.tag && value->isString());
  value->text = context.save(text);
  if (value->kind == Value::Kind::Integer && isOverlongInteger(text)) {
    diags.report(diag::YamlLongInteger, span, maxRadixDigits);
    hasFailed = true;
    value->kind = Value::Kind::String;
  }
  value->canonical = canonicalize(value->kind, value->text, context);
  define(toRef(event.data.scalar.anchor), {value, 1, 0});
  add(value);
  return true;
}

bool yaml::Composer::takeAlias() {
  Span span{file, events.begin(), events.end()};
  StringRef name = toRef(events.event().data.alias.anchor);
  auto found = anchors.find(name);
  if (found == anchors.end() || !found->second.value) {
    if (found == anchors.end())
      diags.report(diag::YamlUnknownAlias, span, quote(name));
    else
      diags.report(diag::YamlSelfAlias, span);
    hasFailed = true;
    if (!count(1))
      return false;
    // Whatever stands in its place: the document is refused.
    Value *value = context.make<Value>();
    value->span = span;
    add(value);
    return true;
  }
  const Anchor &anchor = found->second;
  if (!count(anchor.weight) || !countDepth(anchor.height, span))
    return false;
  if (!frames.empty())
    frames.back().height = std::max(frames.back().height, anchor.height);
  add(anchor.value);
  return true;
}

void yaml::Composer::checkCollectionTag(const yaml_char_t *tagText,
                                        Value::Kind kind, Span span) {
  StringRef tag = toRef(tagText);
  if (tag.empty() || tag == "!")
    return;
  StringRef name = tag;
  bool isSequence = kind == Value::Kind::Sequence;
  if (!name.consume_front(corePrefix) ||
      !(name == "seq" || name == "map" || name == "str" || name == "int" ||
        name == "float" || name == "bool" || name == "null"))
    return reportUnknownTag(tag, span);
  if (name == (isSequence ? "seq" : "map"))
    return;
  diags.report(diag::YamlTagMismatch, span, name, ir::describe(kind));
  hasFailed = true;
}

bool yaml::Composer::beginCollection(Value::Kind kind) {
  const yaml_event_t &event = events.event();
  Span span{file, events.begin(), events.end()};
  if (!count(1) || !countDepth(1, span))
    return false;
  bool isSequence = kind == Value::Kind::Sequence;
  const yaml_char_t *tag =
      isSequence ? event.data.sequence_start.tag : event.data.mapping_start.tag;
  StringRef anchor = toRef(isSequence ? event.data.sequence_start.anchor
                                      : event.data.mapping_start.anchor);
  checkCollectionTag(tag, kind, span);
  Value *value = context.make<Value>();
  value->kind = kind;
  value->span = span;
  value->flow =
      isSequence ? event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
                 : event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
  define(anchor, {});
  frames.push_back({value, items.size(), entries.size(), weight - 1, 0,
                    anchor.str(), nullptr});
  return true;
}

void yaml::Composer::endCollection() {
  Frame frame = std::move(frames.back());
  frames.pop_back();
  Value &value = *frame.value;
  // A block collection ends where its last value does; libyaml says where
  // the next token begins.
  value.span.end = events.end();
  if (value.isSequence()) {
    value.items = context.save(
        ArrayRef<const Value *>(items).drop_front(frame.firstItem));
    items.resize(frame.firstItem);
    if (!value.flow && !value.items.empty())
      value.span.end = std::max(value.span.begin, value.items.back()->span.end);
  } else {
    ArrayRef<ir::Entry> own =
        ArrayRef<ir::Entry>(entries).drop_front(frame.firstEntry);
    checkKeys(own);
    if (!value.flow && !own.empty())
      value.span.end = std::max(value.span.begin, own.back().value->span.end);
    if (llvm::any_of(own, [&](const ir::Entry &e) { return isMerge(e); }))
      value.entries = context.save(expandMerges(own));
    else
      value.entries = context.save(own);
    entries.resize(frame.firstEntry);
  }
  define(frame.anchor, {&value, weight - frame.weightBefore, frame.height + 1});
  if (!frames.empty())
    frames.back().height = std::max(frames.back().height, frame.height + 1);
  add(&value);
}

void yaml::Composer::checkKeys(ArrayRef<ir::Entry> own) {
  // So that a file of nothing else cannot fill the memory with messages.
  constexpr unsigned mostDuplicates = 100;
  KeySet keys(digests);
  for (const ir::Entry &entry : own) {
    const Value *first = keys.insert(*entry.key);
    if (!first)
      continue;
    hasFailed = true;
    if (++duplicates > mostDuplicates)
      return;
    StringRef name = entry.key->isScalar() ? entry.key->text : StringRef();
    diags
        .report(diag::YamlDuplicateKey, entry.key->span,
                name.empty() ? std::string() : quote(name))
        .note(first->span, "first used here");
  }
}

bool yaml::Composer::isMerge(const ir::Entry &entry) const {
  return entry.key->isString() && !entry.key->quoted && entry.key->text == "<<";
}

bool yaml::Composer::mergeSources(
    const ir::Entry &merge, llvm::SmallVectorImpl<const Value *> &sources) {
  const Value &value = *merge.value;
  if (value.isMapping()) {
    sources.push_back(&value);
    return true;
  }
  const Value *bad = value.isSequence() ? nullptr : &value;
  for (const Value *item : value.items)
    if (item->isMapping())
      sources.push_back(item);
    else if (!bad)
      bad = item;
  if (!bad)
    return true;
  diags.report(diag::YamlBadMerge, bad->span, ir::describe(bad->kind));
  hasFailed = true;
  return false;
}

/// What `<<` brings stands in its place; keys written out win over it, and
/// earlier mappings of its list over later ones.
std::vector<ir::Entry> yaml::Composer::expandMerges(ArrayRef<ir::Entry> own) {
  std::vector<ir::Entry> result;
  KeySet known(digests);
  for (const ir::Entry &entry : own)
    if (!isMerge(entry))
      known.insert(*entry.key);
  for (const ir::Entry &entry : own) {
    if (!isMerge(entry)) {
      result.push_back(entry);
      continue;
    }
    llvm::SmallVector<const Value *, 4> sources;
    if (!mergeSources(entry, sources))
      continue;
    for (const Value *source : sources)
      for (const ir::Entry &inherited : source->entries)
        if (!known.insert(*inherited.key))
          result.push_back(inherited);
  }
  return result;
}
