//===- Composer.cpp - values, anchors and limits --------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Composer.h"

#include "CoreSchema.h"

#include "tntc/IR/Indentation.h"

#include "llvm/ADT/StringExtras.h"

using namespace tntc;
using ir::Value;

yaml::Composer::Composer(FileId file, ir::Context &context,
                         DiagnosticEngine &diags, const YamlLimits &limits)
    : source(diags.sourceManager().file(file).text()),
      secret(diags.sourceManager().file(file).isSecret()), context(context),
      diags(diags), limits(limits) {}

/// ` 'text'` for a message, shortened, in one line, and nothing at all for a
/// file whose text must not be shown.
std::string yaml::Composer::quote(StringRef text) const {
  if (secret)
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

StringRef yaml::Composer::describeOpen(bool flow) const {
  bool isSequence = frames.back().value->isSequence();
  if (flow)
    return isSequence ? "the list in brackets" : "the mapping in braces";
  return isSequence ? "the list" : "the mapping";
}

bool yaml::Composer::count(uint32_t values, Span span) {
  if (values <= limits.expandedValues - weight) {
    weight += values;
    return true;
  }
  diags.report(diag::YamlTooManyValues, span, limits.expandedValues);
  return false;
}

bool yaml::Composer::countDepth(uint32_t height, Span span) {
  if (frames.size() + height <= limits.depth)
    return true;
  diags.report(diag::YamlTooDeep, span, limits.depth);
  return false;
}

/// True when one more fault may be reported. A file of nothing else must not
/// fill the memory with messages.
bool yaml::Composer::countFault(Span span) {
  if (++faults == mostFaults + 1)
    diags.report(diag::YamlTooManyFaults, span);
  return canGoOn();
}

StringRef yaml::Composer::anchorName(Span anchor) const {
  return anchor.isValid() ? source.slice(anchor.begin + 1, anchor.end)
                          : StringRef();
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

void yaml::Composer::reportTag(const Properties &properties, StringRef found) {
  if (!countFault(properties.tag))
    return;
  StringRef tag = source.slice(properties.tag.begin, properties.tag.end);
  if (properties.tagKind == TagKind::UndefinedHandle)
    diags.report(diag::YamlTagHandle, properties.tag, quote(tag));
  else if (properties.tagKind == TagKind::Unknown)
    diags.report(diag::YamlUnknownTag, properties.tag, quote(tag));
  else
    diags.report(diag::YamlTagMismatch, properties.tag, quote(tag), found);
}

Value::Kind yaml::Composer::scalarKind(const Properties &properties,
                                       StringRef text, bool plain) {
  Value::Kind kind;
  switch (properties.tagKind) {
  case TagKind::None:
    return plain ? resolvePlain(text) : Value::Kind::String;
  case TagKind::NonSpecific:
  case TagKind::String:
    return Value::Kind::String;
  case TagKind::Integer:
    kind = Value::Kind::Integer;
    break;
  case TagKind::Float:
    kind = Value::Kind::Float;
    break;
  case TagKind::Boolean:
    kind = Value::Kind::Boolean;
    break;
  case TagKind::Null:
    kind = Value::Kind::Null;
    break;
  default:
    reportTag(properties, "a scalar");
    return Value::Kind::String;
  }
  if (matches(kind, text))
    return kind;
  reportTag(properties, text.empty() ? "an empty value" : "this text");
  return Value::Kind::String;
}

bool yaml::Composer::scalar(const Properties &properties, StringRef text,
                            Span span, bool plain) {
  if (!count(1, span))
    return false;
  Value *value = context.make<Value>();
  value->kind = scalarKind(properties, text, plain);
  value->span = span;
  value->quoted =
      !plain || (value->isString() && properties.tagKind != TagKind::None);
  value->text = context.save(text);
  if (value->kind == Value::Kind::Integer && isOverlongInteger(text)) {
    if (countFault(span))
      diags.report(diag::YamlLongInteger, span, maxRadixDigits);
    value->kind = Value::Kind::String;
  }
  value->canonical = canonicalize(value->kind, value->text, context);
  define(anchorName(properties.anchor), {value, 1, 0});
  add(value);
  return canGoOn();
}

bool yaml::Composer::alias(Span span) {
  StringRef name = anchorName(span);
  auto found = anchors.find(name);
  if (found == anchors.end() || !found->second.value) {
    if (!countFault(span))
      return false;
    if (found == anchors.end())
      diags.report(diag::YamlUnknownAlias, span, quote(name));
    else
      diags.report(diag::YamlSelfAlias, span);
    // Whatever stands in its place: the document is refused.
    Value *value = context.make<Value>();
    value->span = span;
    missing.insert(value);
    add(value);
    return count(1, span);
  }
  const Anchor &anchor = found->second;
  if (!count(anchor.weight, span) || !countDepth(anchor.height, span))
    return false;
  if (!frames.empty())
    frames.back().height = std::max(frames.back().height, anchor.height);
  const Value *value = anchor.value;
  bool isKey =
      !frames.empty() && frames.back().value->isMapping() && !frames.back().key;
  // What is said of a key is said where it is one.
  if (isKey && value->isScalar()) {
    Value *key = context.make<Value>(*value);
    key->span = span;
    value = key;
  }
  add(value);
  return true;
}

void yaml::Composer::checkCollectionTag(const Properties &properties,
                                        Value::Kind kind) {
  TagKind tag = properties.tagKind;
  if (tag == TagKind::None || tag == TagKind::NonSpecific ||
      tag == (kind == Value::Kind::Sequence ? TagKind::Sequence
                                            : TagKind::Mapping))
    return;
  reportTag(properties, ir::describe(kind));
}

bool yaml::Composer::begin(Value::Kind kind, bool flow,
                           const Properties &properties, Span span) {
  if (!count(1, span) || !countDepth(1, span))
    return false;
  checkCollectionTag(properties, kind);
  Value *value = context.make<Value>();
  value->kind = kind;
  value->span = span;
  value->flow = flow;
  StringRef anchor = anchorName(properties.anchor);
  define(anchor, {});
  frames.push_back(
      {value, items.size(), entries.size(), weight - 1, 0, anchor, nullptr});
  return true;
}

bool yaml::Composer::end(uint32_t byte) {
  Frame frame = frames.back();
  frames.pop_back();
  Value &value = *frame.value;
  value.span.end = byte;
  if (value.isSequence()) {
    value.items = context.save(
        ArrayRef<const Value *>(items).drop_front(frame.firstItem));
    items.resize(frame.firstItem);
  } else {
    ArrayRef<ir::Entry> own =
        ArrayRef<ir::Entry>(entries).drop_front(frame.firstEntry);
    checkKeys(own);
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
  return canGoOn();
}

bool yaml::Composer::reportDedents(ArrayRef<ir::Entry> own) {
  auto isHead = [&](const ir::Entry &entry) {
    return entry.key->isString() && entry.value->isNull() &&
           entry.value->text.empty();
  };
  std::vector<std::pair<const ir::Entry *, ArrayRef<ir::Entry>>> groups;
  KeySet outer(digests);
  for (ArrayRef<ir::Entry> rest = own; !rest.empty();) {
    const ir::Entry &entry = rest.front();
    rest = rest.drop_front();
    if (outer.insert(*entry.key))
      return false;
    if (!isHead(entry))
      continue;
    ArrayRef<ir::Entry> below = rest.take_while([&](const ir::Entry &next) {
      return next.key->isString() && next.value->isScalar() && !isHead(next);
    });
    rest = rest.drop_front(below.size());
    if (!below.empty())
      groups.push_back({&entry, below});
  }
  for (const auto &[head, below] : groups) {
    KeySet inner(digests);
    for (const ir::Entry &entry : below)
      if (outer.contains(*entry.key) || inner.insert(*entry.key))
        return false;
  }
  for (const auto &[head, below] : groups) {
    if (!countFault(head->key->span))
      break;
    std::vector<std::string> names;
    for (const ir::Entry &entry : below)
      names.push_back("'" + entry.key->text.str() + "'");
    InFlightDiagnostic report =
        diags.report(diag::NotIndented, head->key->span,
                     secret ? "this key" : "'" + head->key->text.str() + "'",
                     secret ? "what follows" : llvm::join(names, ", "));
    // What the last of them belongs to, the file alone does not say.
    std::vector<Edit> edits = ir::indent(below, diags.sourceManager());
    if (!edits.empty())
      std::move(report).fix(
          {"indent what follows", false, {edits.begin(), edits.end()}});
  }
  return true;
}

void yaml::Composer::checkKeys(ArrayRef<ir::Entry> own) {
  // Several in a row, in the order of the first ones, are one fault: a line
  // is missing above them, or something was pasted.
  constexpr unsigned notesShown = 4;
  KeySet keys(digests);
  std::optional<InFlightDiagnostic> run;
  const Value *last = nullptr;
  unsigned length = 0;
  Span end;
  auto finish = [&] {
    if (run && length > notesShown)
      run->note(end, "and so on, to this one: " + std::to_string(length) +
                         " keys in all");
    run.reset();
  };
  for (const ir::Entry &entry : own) {
    if (missing.contains(entry.key))
      continue;
    const Value *first = keys.insert(*entry.key);
    bool isNext = last && first && last->span.begin < first->span.begin;
    last = first;
    if (!first)
      continue;
    if (!run && length == 0 && reportDedents(own))
      return;
    StringRef text = entry.key->isScalar() ? entry.key->text : StringRef();
    std::string name = text.empty() ? std::string() : quote(text);
    if (isNext) {
      end = entry.key->span;
      if (++length <= notesShown)
        run->note(entry.key->span,
                  "and" + name + ": is a line missing above them?");
      continue;
    }
    finish();
    length = 1;
    if (!countFault(entry.key->span))
      return;
    run.emplace(diags.report(diag::YamlDuplicateKey, entry.key->span, name));
    run->note(first->span, "first used here");
  }
  finish();
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
  if (missing.contains(&value))
    return false;
  const Value *bad = value.isSequence() ? nullptr : &value;
  for (const Value *item : value.items)
    if (item->isMapping())
      sources.push_back(item);
    else if (!bad && !missing.contains(item))
      bad = item;
  if (!bad)
    return true;
  if (countFault(merge.key->span))
    diags.report(diag::YamlBadMerge, merge.key->span, ir::describe(bad->kind));
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
